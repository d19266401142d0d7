import nodejieba from 'nodejieba';
import type { Vocabulary } from '../../src/embedding/unigram.js';
import type { Corpus } from './corpus.js';

export interface VocabularyLimits {
  /** How many words of two characters and more. */
  words: number;
  /** Longest word, in characters. */
  longestWord: number;
  /** A character or word seen less often is no piece. */
  leastCount: number;
}

const allLetters = /^\p{L}+$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** The pieces that need an id of their own in every model folder. */
const special = ['[PAD]', '[UNK]', '[CLS]'];

/**
 * The most frequent words (jieba) and all characters of a corpus, each scored by its log frequency. Digits stay single:
 * numbers are the lexical side's business. Deterministic: ties are broken by code point.
 */
export function buildVocabulary(corpus: Corpus, limits: VocabularyLimits): Vocabulary {
  const words = new Map<string, number>();
  const characters = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  const count = (text: string): void => {
    for (const word of nodejieba.cut(text, true)) {
      if (word.length > 1 && word.length <= limits.longestWord && allLetters.test(word)) add(words, word);
    }
    for (const character of text) {
      if (character.length === 1 && letterOrDigit.test(character)) add(characters, character);
    }
  };
  for (const article of corpus.news) for (const sentence of article) count(sentence);
  for (const { text, questions } of corpus.asked) for (const part of [text, ...questions]) count(part);

  const ranked = (counts: Map<string, number>): [string, number][] =>
    [...counts]
      .filter(([, seen]) => seen >= limits.leastCount)
      .sort(([a, seenA], [b, seenB]) => seenB - seenA || (a < b ? -1 : 1));
  const kept = [...ranked(characters), ...ranked(words).slice(0, limits.words)];
  const total = kept.reduce((sum, [, seen]) => sum + seen, 0);
  return {
    pieces: [...special, ...kept.map(([piece]) => piece)],
    scores: [...special.map(() => 0), ...kept.map(([, seen]) => Number(Math.log(seen / total).toFixed(4)))],
    pad: 0,
    unknown: 1,
    classify: 2,
  };
}
