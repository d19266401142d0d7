import { isDivision, withoutEnding } from '../../text/districts.js';
import { isLocalPlace } from '../directory/wanted.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { type Candidate, withNeighbours } from './candidates.js';
import { placeInForce } from './elsewhere.js';
import type { QuestionTerm } from './question-terms.js';
import type { ScoredCandidate } from './score.js';
import { coverage } from './term-match.js';

/** So much of what a follow-up names, by weight, a text holds that tells of it. */
const mostOfNamed = 0.6;

/**
 * The sentences that tell of what a follow-up names in place of what was asked about before (空气…多少天 → 那步道呢), else those
 * beside such a one; all of them where there are none, so that the refusal can say what is missing.
 */
export function ofTheNamed(question: AnalysedQuestion, scored: readonly ScoredCandidate[]): readonly ScoredCandidate[] {
  const named = namedIn(question);
  if (!named.length) return scored;
  const holding = scored.filter(({ candidate }) => tellsOf(named, candidate, candidate.folded));
  if (holding.length) return holding;
  const beside = scored.filter(({ candidate }) => tellsOf(named, candidate, withNeighbours(candidate)));
  return beside.length ? beside : scored;
}

/** Whether nothing that would be shown tells of what a follow-up names in place of what was asked about before. */
export function namedNowhere(question: AnalysedQuestion, best: readonly ScoredCandidate[]): boolean {
  const named = namedIn(question);
  return named.length > 0 && !best.some(({ candidate }) => tellsOf(named, candidate, withNeighbours(candidate)));
}

/** What a follow-up names in place of what was asked about before, in one word; null where it names nothing. */
export function heaviestNamed(question: AnalysedQuestion): string | null {
  const named = namedIn(question);
  return named.length ? named.reduce((most, term) => (term.weight > most.weight ? term : most)).term : null;
}

/** Whether a follow-up names a thing, not only another place of which the same is asked (那万州呢). */
export function namesThing(question: AnalysedQuestion): boolean {
  return namedIn(question).some(({ term }) => !isDivision(withoutEnding(term)));
}

/** Of a follow-up that asks for no value whether a sentence has the name that it gives (橱窗双面屏放什么 → 那移动智慧屏呢). */
export function namesInstead(question: AnalysedQuestion, { folded }: Candidate): boolean {
  const named = namedIn(question).filter(({ proper, term }) => proper && !isDivision(withoutEnding(term)));
  return question.expected.type === 'open' && named.length > 0 && named.every(({ term }) => folded.includes(term));
}

/** Years and the archive's own place have rules of their own. */
function namedIn(question: AnalysedQuestion): QuestionTerm[] {
  return question.instead.filter((term) => term.kind !== 'year' && !isLocalPlace(term.term, question));
}

/** Whether a text holds what is named; a place also where the article is speaking of it. */
function tellsOf(named: readonly QuestionTerm[], candidate: Candidate, text: string): boolean {
  const places = named.map(({ term }) => withoutEnding(term)).filter(isDivision);
  const others = named.filter(({ term }) => !isDivision(withoutEnding(term)));
  const here = (place: string) =>
    candidate.folded.includes(place) || candidate.article.place === place || placeInForce(candidate) === place;
  return places.every(here) && (!others.length || coverage(others, text) >= mostOfNamed);
}
