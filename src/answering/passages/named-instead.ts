import { isDivision, withoutEnding } from '../../text/districts.js';
import { isLocalPlace } from '../directory/wanted.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';
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
  const beside = scored.filter(({ candidate }) => tellsOf(named, candidate, around(candidate)));
  return beside.length ? beside : scored;
}

/** What a follow-up names in place of what was asked about before, when nothing that would be shown tells of it; else null. */
export function namedNowhere(question: AnalysedQuestion, best: readonly ScoredCandidate[]): string | null {
  const named = namedIn(question);
  if (!named.length || best.some(({ candidate }) => tellsOf(named, candidate, around(candidate)))) return null;
  return named.reduce((heaviest, term) => (term.weight > heaviest.weight ? term : heaviest)).term;
}

/** Years and the archive's own place have rules of their own. */
function namedIn(question: AnalysedQuestion): QuestionTerm[] {
  return question.instead.filter((term) => term.kind !== 'year' && !isLocalPlace(term.term, question));
}

const around = ({ before, folded, after }: Candidate) => `${before}\n${folded}\n${after}`;

/** Whether a text holds what is named; a place also where the article is speaking of it. */
function tellsOf(named: readonly QuestionTerm[], candidate: Candidate, text: string): boolean {
  const places = named.map(({ term }) => withoutEnding(term)).filter(isDivision);
  const others = named.filter(({ term }) => !isDivision(withoutEnding(term)));
  const here = (place: string) =>
    candidate.folded.includes(place) || candidate.article.place === place || placeInForce(candidate) === place;
  return places.every(here) && (!others.length || coverage(others, text) >= mostOfNamed);
}
