import { readCandidates } from '../reading/read-candidates.js';
import type { ReadingModel } from '../reading/reading-model.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';
import { addReadingFeatures, addRelativeFeatures, featureNames, featuresOf } from './features.js';
import { introduces } from './introduced.js';
import { namesServicePoint } from './service-points.js';
import { similaritiesOf, type VectorCache } from './similarity.js';
import { coverage } from './term-match.js';

export interface ScoredCandidate {
  candidate: Candidate;
  features: Float64Array;
  /** Higher is better; comparable within one question only. */
  score: number;
}

/** So many sentences, the best by a cheap first look, are looked at closely. */
const closeLook = 60;

/**
 * Feature vectors of the candidates worth a close look, the most promising first; all but what the reader says
 * ({@link addReadingFeatures}).
 */
export async function describeCandidates(
  question: AnalysedQuestion,
  query: Float32Array,
  candidates: readonly Candidate[],
  cache: VectorCache,
): Promise<{ candidate: Candidate; features: Float64Array }[]> {
  const first = candidates.map((candidate) => ({
    candidate,
    promise:
      coverage(question.terms, `${candidate.before}${candidate.folded}${candidate.after}`) +
      coverage(question.terms, candidate.folded) +
      1 / (1 + candidate.rank),
  }));
  const chosen = first
    .sort((a, b) => b.promise - a.promise)
    .slice(0, closeLook)
    .map(({ candidate }) => candidate);
  const similarities = await similaritiesOf(query, question, chosen, cache);
  const top = {
    score: Math.max(0, ...candidates.map(({ hit }) => hit.score)),
    lexical: Math.max(0, ...candidates.map(({ hit }) => hit.lexical ?? 0)),
  };
  const features = chosen.map((candidate, i) => featuresOf(question, candidate, similarities[i]!, top));
  addRelativeFeatures(features);
  return chosen.map((candidate, i) => ({ candidate, features: features[i]! }));
}

/** What scores a sentence: the ranker over its features, and the reader behind some of them. */
export interface Scoring {
  scorer(vector: Float64Array): number;
  reading: ReadingModel;
}

/** The candidates, best first by the ranker's score. */
export async function scoreCandidates(
  question: AnalysedQuestion,
  query: Float32Array,
  candidates: readonly Candidate[],
  cache: VectorCache,
  { scorer, reading }: Scoring,
): Promise<ScoredCandidate[]> {
  const described = await describeCandidates(question, query, candidates, cache);
  const read = described.map(({ candidate }) => candidate);
  addReadingFeatures(
    described.map(({ features }) => features),
    await readCandidates(question.folded, read, reading),
    read.map(({ article }) => article.id),
  );
  const scored = described
    .map((one) => ({
      ...one,
      score: scorer(one.features) + (namesServicePoint(question, one.candidate) ? ofPoint : 0),
    }))
    .sort((a, b) => b.score - a.score);
  return tellersFirst(question, scored);
}

/** What naming an office or an app for it adds: sentences on one service, only one of which names any, stood 0.6 to 0.9 apart. */
const ofPoint = 1.2;
/** How far before the best of the others a sentence stands that tells for sure what is asked. */
const tellersLead = 0.5;

const office = featureNames.indexOf('office');

/** What a sentence says of the office whose holder is asked for: 1 names one, below 0 none of it (see offices.ts). */
export function holderIn({ features }: ScoredCandidate): number {
  return features[office]!;
}

const year = featureNames.indexOf('year');

/** Whether a sentence stands in a year that the question names, from 1 for sure to −1 for surely in another (see agreement.ts). */
export function yearOf({ features }: ScoredCandidate): number {
  return features[year]!;
}

/** Lifts the sentences that name the holder of the office asked for, or introduce who or what is asked about, before all others. */
function tellersFirst(question: AnalysedQuestion, scored: readonly ScoredCandidate[]): ScoredCandidate[] {
  const best = scored[0];
  const telling = new Set(scored.filter((one) => holderIn(one) === 1 || introduces(question, one.candidate)));
  const [first] = telling;
  if (best === undefined || first === undefined || first === best) return [...scored];
  const lift = best.score + tellersLead - first.score;
  return scored
    .map((one) => (telling.has(one) ? { ...one, score: one.score + lift } : one))
    .sort((a, b) => b.score - a.score);
}
