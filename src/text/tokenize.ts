import nodejieba from 'nodejieba';
import { fold } from './fold.js';

/** A token and its half-open span in the text it came from, in UTF-16 code units. */
export interface Token {
  term: string;
  start: number;
  end: number;
}

const hasWordCharacter = /[\p{L}\p{N}]/u;
const hanRun = /\p{Script=Han}+/gu;

/**
 * The words of a text with their places, non-overlapping and in order; punctuation and blanks left out.
 * `term` is folded (see {@link fold}). Segmentation: jieba with its hidden Markov model, without which it would split
 * digits and Latin words into single characters.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let start = 0;
  for (const term of nodejieba.cut(fold(text), true)) {
    const end = start + term.length;
    if (hasWordCharacter.test(term)) found.push({ term, start, end });
    start = end;
  }
  return found;
}

/** A token with jieba's part-of-speech tag (n, ns, v, p, …; x when it knows none). */
export interface TaggedToken extends Token {
  tag: string;
}

/** As {@link tokens}, each with its tag. */
export function taggedTokens(text: string): TaggedToken[] {
  const found: TaggedToken[] = [];
  let start = 0;
  for (const { word, tag } of nodejieba.tag(fold(text))) {
    const end = start + word.length;
    if (hasWordCharacter.test(word)) found.push({ term: word, start, end, tag });
    start = end;
  }
  return found;
}

/** The words of a text for searching: jieba's search mode, in which a long word also gives the short ones inside it. */
export function words(text: string): string[] {
  return nodejieba.cutForSearch(fold(text), true).filter((term) => hasWordCharacter.test(term));
}

/** All pairs of neighbouring Han characters, folded; a run of one character gives that character. */
export function bigrams(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(hanRun)) {
    if (run.length === 1) found.push(run);
    for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
  }
  return found;
}

/** Marks a bigram as one, so that it never meets a word of the same two characters in a term table. */
export const bigramMark = '\u0002';

/** The terms under which a text is found: its words and its character bigrams, in one list with repetitions. */
export function indexTerms(text: string): string[] {
  return [...words(text), ...bigrams(text).map((pair) => bigramMark + pair)];
}
