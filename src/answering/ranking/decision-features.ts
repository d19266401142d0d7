import { excerptLimits } from '../../domain/answer.js';
import { featureNames } from '../passages/features.js';
import { sigmoid } from './trees.js';

/** Features of which the decision sees how the best sentences together stand: where many papers report a thing, many hold it. */
const together =
  `read readAgreement coverSentence coverWindow coverPassage valueNear kind missingPassage missingName unit soft softAround
  missingSoft cosineWindow year attributeMissing commonRun dense lexical`.split(/\s+/);
const few = 3;
const many = 8;
/** Of so many of the best sentences the mean score is told, and the score of those in these places. */
const scoreMeans = [3, 6, 10];
const scorePlaces = [2, 4, 6, 8, 10];

/** Names of the features that the decision reads: those of the best sentence, and how it stands among the others. */
export const decisionFeatureNames: readonly string[] = [
  ...featureNames,
  'score',
  'leadSecond',
  'leadFourth',
  'share',
  'leadMean',
  'contradictions',
  'contradictionsOfBest',
  'shownUnit',
  'shownYear',
  'shownNear',
  'shownSoft',
  'shownMissing',
  'readBest',
  'shownRead',
  'shownAgreement',
  'otherAnswers',
  'consensus',
  ...together.flatMap((name) => [`${name}:mean${few}`, `${name}:mean${many}`, `${name}:most${many}`]),
  ...scoreMeans.map((count) => `score:mean${count}`),
  ...scorePlaces.map((place) => `score:${place}`),
];

/** A lead that no other candidate contests. */
const uncontested = 5;

const at = new Map<string, number>(featureNames.map((name, i) => [name, i]));

/** What the question asks for and a sentence does not have: a phone, a number, its unit, an attribute … */
function contradictions(vector: Float64Array): number {
  const value = (name: string) => vector[at.get(name)!]!;
  const wantsValue = value('type:phone') + value('type:number') + value('type:person') + value('type:date') > 0;
  return [
    wantsValue && value('valueNovel') === 0,
    value('unit') === -1,
    value('dateKind') === -1,
    value('kind') === -1,
    value('year') < 0,
    value('missingName') > 0,
    value('attributeMissing') > 0,
    value('office') === -1,
    value('count') === -1,
    value('districtMissing') > 0,
  ].filter(Boolean).length;
}

/**
 * The decision's feature vector.
 * @param ranked feature vectors, scores and articles of all sentences, best first; at least one
 */
export function decisionFeatures(
  ranked: readonly { features: Float64Array; score: number; article: string }[],
): Float64Array {
  const first = ranked[0]!.score;
  const lead = (i: number) => (ranked[i] === undefined ? uncontested : first - ranked[i].score);
  const mean = ranked.reduce((sum, { score }) => sum + score, 0) / ranked.length;
  const share = 1 / ranked.reduce((sum, { score }) => sum + Math.exp(score - first), 0);
  const top = ranked.slice(0, excerptLimits.count).map(({ features }) => features);
  const most = (name: string) => Math.max(...top.map((vector) => vector[at.get(name)!]!));
  const least = (name: string) => Math.min(...top.map((vector) => vector[at.get(name)!]!));
  return Float64Array.from([
    ...ranked[0]!.features,
    first,
    lead(1),
    lead(3),
    share,
    first - mean,
    Math.min(...top.map(contradictions)),
    contradictions(ranked[0]!.features),
    most('unit'),
    most('year'),
    most('valueNear'),
    most('softAround'),
    least('missingSoft'),
    Math.max(...ranked.map(({ features }) => features[at.get('read')!]!)),
    most('read'),
    most('readAgreement'),
    ...agreementAmongArticles(ranked, most('readAgreement')),
    ...bestTogether(ranked),
  ]);
}

/** Means and maxima of features over the best sentences, and how their scores fall. */
function bestTogether(ranked: readonly { features: Float64Array; score: number }[]): number[] {
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const scores = ranked.map(({ score }) => score);
  return [
    ...together.flatMap((name) => {
      const values = ranked.slice(0, many).map(({ features }) => features[at.get(name)!]!);
      return [meanOf(values.slice(0, few)), meanOf(values), Math.max(...values)];
    }),
    ...scoreMeans.map((count) => meanOf(scores.slice(0, count))),
    ...scorePlaces.map((place) => scores[Math.min(place, scores.length) - 1]!),
  ];
}

/** Keeps a lone weak answer elsewhere from counting as a disagreement. */
const littleRead = 0.2;

/**
 * How many articles besides the best sentence's the reader finds an answer in, each counted by its confidence, log-scaled;
 * and which share of them gives the answer shown. Where many report one thing and none agrees, none may tell it.
 * @param agreement log-scaled, as the reading feature gives it
 */
function agreementAmongArticles(
  ranked: readonly { features: Float64Array; article: string }[],
  agreement: number,
): [others: number, consensus: number] {
  const confidences = new Map<string, number>();
  for (const { features, article } of ranked) {
    if (article === ranked[0]!.article) continue;
    const confidence = sigmoid(features[at.get('read')!]!);
    confidences.set(article, Math.max(confidences.get(article) ?? 0, confidence));
  }
  const others = [...confidences.values()].reduce((sum, confidence) => sum + confidence, 0);
  return [Math.log1p(others), Math.expm1(agreement) / (littleRead + others)];
}
