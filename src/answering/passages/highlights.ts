import { fold } from '../../text/fold.js';
import type { ExpectedType } from '../../text/lexicon/question-words.js';
import type { Span } from '../../text/sentences.js';
import { startsAsSurname } from '../../text/surnames.js';
import { type TaggedToken, taggedTokens } from '../../text/tokenize.js';
import type { TypedValue } from '../../text/typed-values.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { novelValues } from './agreement.js';
import type { Candidate } from './candidates.js';
import { occurrences } from './term-match.js';

/** Kinds of answer that a value is; of the others a quoted name is no more than a hint. */
const valued: ReadonlySet<ExpectedType> = new Set(['phone', 'number', 'date', 'person', 'place', 'organisation']);

/**
 * The spans of a text that a person should see first: the values asked for, as whole words; where there are none, the
 * question's terms. Merged and in order.
 */
export function highlightsOf(question: AnalysedQuestion, candidate: Candidate): Span[] {
  const values = valued.has(question.expected.type) ? novelValues(question, candidate) : [];
  const words = values.length ? taggedTokens(fold(candidate.text)) : [];
  const whole = values
    .map((value) => asWords(value, candidate.folded, words))
    .filter((span): span is Span => span !== null);
  const spans = whole.length
    ? whole
    : question.terms.flatMap((term) => (term.weight > 0.2 ? occurrences(term, candidate.folded) : []));
  const merged: Span[] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** A value's span as whole words, for it is found by its form; null where it turns out to be none. */
function asWords(value: TypedValue, folded: string, words: readonly TaggedToken[]): Span | null {
  const { type, start, end, unit } = value;
  switch (type) {
    case 'number':
      return [start, Math.max(end, lastWordEnd(words, start, end + unit.length))];
    case 'person':
      return personIn(value, folded, words);
    case 'place':
    case 'organisation':
      return nameAtEnd(value, folded, words);
    default:
      return [start, end];
  }
}

/** Where the last word ends that lies before `limit`; `limit` itself where no word crosses it. */
function lastWordEnd(words: readonly TaggedToken[], start: number, limit: number): number {
  const crossing = words.find((word) => word.start < limit && word.end > limit);
  return crossing ? Math.max(start, crossing.start) : limit;
}

/** What stands before a reporter's name, and before a measure that looks like one (300|余人). */
const noHolder = /(?:记者|通讯员)\s*$|\d\s*$/;

/** A person's name without the beginning of the verb behind it (部长王南|宣布); null for a word that only looks like a name. */
function personIn({ start, end }: TypedValue, folded: string, words: readonly TaggedToken[]): Span | null {
  const to = lastWordEnd(words, start, end);
  const name = folded.slice(start, to);
  if (to - start < 2 || /^[一二三四五六七八九十]/.test(name) || noHolder.test(folded.slice(0, start))) return null;
  const [first] = words.filter((word) => word.start >= start && word.end <= to);
  if (first && first.term.length > 1 && !/^(?:nr|x)/.test(first.tag)) return null;
  return /[·•a-z]/i.test(name) || name.length > 2 || startsAsSurname(name) ? [start, to] : null;
}

/** What stands for a place without naming it (我区, 全市, 记者从区). */
const unnamed = /^.?[省市区县镇乡村国州]$|记者/;

/** The nouns with which a name of a place or an office ends, for before them a number or a verb may stand; null where they name none. */
function nameAtEnd({ start, end }: TypedValue, folded: string, words: readonly TaggedToken[]): Span | null {
  const inside = words.filter((word) => word.start >= start && word.end <= end);
  const other = inside.findLastIndex(({ tag }) => /^(?:v$|u|p$|c$|m$|q$|d$|r)/.test(tag));
  const from = inside[other + 1]?.start ?? start;
  return unnamed.test(folded.slice(from, end)) ? null : [from, end];
}
