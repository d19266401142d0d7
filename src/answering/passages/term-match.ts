import type { QuestionTerm } from './question-terms.js';

/** What an alternative wording or a partial match is worth next to the term itself. */
const alternativeWorth = 0.9;
const partialWorth = 0.6;

/** Half-open spans of a folded text where a term or one of its alternatives stands. */
export function occurrences(term: QuestionTerm, folded: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const form of [term.term, ...term.alternatives]) {
    for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
      if (standsAlone(form, folded, at)) found.push([at, at + form.length]);
    }
  }
  return found;
}

/** Digits and Latin words must not be part of a longer one: 12 does not stand in 120. */
function standsAlone(form: string, folded: string, at: number): boolean {
  if (!/^[a-z0-9]/.test(form) && !/[a-z0-9]$/.test(form)) return true;
  const before = folded[at - 1] ?? ' ';
  const after = folded[at + form.length] ?? ' ';
  if (/^\d/.test(form) && /[\d.]/.test(before)) return false;
  if (/\d$/.test(form) && /\d/.test(after)) return false;
  if (/^[a-z]/.test(form) && /[a-z]/.test(before)) return false;
  return !(/[a-z]$/.test(form) && /[a-z]/.test(after));
}

/** How well a folded text holds a term: 1 as it is, 0.9 by an alternative, up to 0.6 by parts of a longer word, else 0. */
export function matchDegree(term: QuestionTerm, folded: string): number {
  const own = folded.indexOf(term.term);
  if (own >= 0 && occurrences({ ...term, alternatives: [] }, folded).length > 0) return 1;
  if (term.alternatives.length && occurrences(term, folded).length > 0) return alternativeWorth;
  if (term.kind !== 'word' || term.term.length < 3) return 0;
  let pairs = 0;
  for (let i = 0; i + 1 < term.term.length; i++) if (folded.includes(term.term.slice(i, i + 2))) pairs++;
  return (partialWorth * pairs) / (term.term.length - 1);
}

/** {@link matchDegree} from which on a text holds a term, be it by a near-synonym or by most of a longer word. */
export const heldFrom = 0.5;

/** Whether a folded text holds a term. */
export function holds(term: QuestionTerm, folded: string): boolean {
  return matchDegree(term, folded) >= heldFrom;
}

/** Weighted share of the terms that a folded text holds, 0 to 1; 0 for no terms. */
export function coverage(terms: readonly QuestionTerm[], folded: string): number {
  let held = 0;
  let all = 0;
  for (const term of terms) {
    held += term.weight * matchDegree(term, folded);
    all += term.weight;
  }
  return all > 0 ? held / all : 0;
}
