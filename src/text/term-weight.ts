import { readFileSync } from 'node:fs';
import nodejieba from 'nodejieba';

/** Words that jieba keeps out of its table as too common (出来, 一般, 才能); most have a frequency of 4 to 5.5 there. */
const stopWords: ReadonlySet<string> = new Set(
  // Its types leave the constant out.
  readFileSync((nodejieba as unknown as { DEFAULT_STOP_WORD_DICT: string }).DEFAULT_STOP_WORD_DICT, 'utf8').split('\n'),
);
const stopWord = 4.5;

const cache = new Map<string, number>();
/** About the mean of jieba's table. */
const unknownWord = 11.5;
const singleCharacter = 3;

/**
 * How rare a word is in general Chinese: the inverse document frequency (natural logarithm, about 2 to 14) of the table
 * that comes with jieba. A single Han character gets 3, jieba's stop words 4.5, a word that the table lacks 11.5, as do
 * numbers and Latin words.
 */
export function backgroundIdf(term: string): number {
  const known = cache.get(term);
  if (known !== undefined) return known;
  let value = unknownWord;
  if (/^\p{Script=Han}$/u.test(term)) value = singleCharacter;
  else if (stopWords.has(term)) value = stopWord;
  else if (/\p{Script=Han}/u.test(term)) {
    const [best] = nodejieba.extract(term, 1);
    if (best?.word === term) value = best.weight;
  }
  if (cache.size > 50_000) cache.clear();
  cache.set(term, value);
  return value;
}

/** The mean of jieba's table, which it gives to a word that it guessed. */
const guessedWord = 11.7392;

/** Whether jieba's table or its list of stop words has a word of two characters and more. */
export function isListed(term: string): boolean {
  const value = backgroundIdf(term);
  return value !== unknownWord && Math.abs(value - guessedWord) > 0.001;
}
