import { fold } from '../fold.js';
import { everyday } from './english/everyday.js';
import { englishExpectation } from './english/expectation.js';
import { general } from './english/general.js';
import { longestPhrase, lookUpPhrase, readGlossary } from './english/glossary.js';
import { plainEnglish } from './english/idioms.js';
import { places } from './english/places.js';
import { services } from './english/services.js';
import { society } from './english/society.js';
import { stopwords } from './english/stopwords.js';
import type { ExpectedType } from './question-words.js';

/** English phrases and their Chinese words, the usual one first. */
export const glossary = readGlossary([services, society, places, general, everyday]);

/** An English question in Chinese search terms. */
export interface EnglishReading {
  /** Chinese words, numbers and acronyms to search for, in the order of the question. */
  terms: string[];
  /** English words that nothing is known of, as written. */
  unknown: string[];
  expected: Exclude<ExpectedType, 'yes-no' | 'open'> | null;
}

/** English words with their apostrophes and hyphens, numbers with their points, Chinese runs. */
const piece =
  /\p{Script=Han}+|\d+(?:st|nd|rd|th)(?![a-z])|\d[\d,.:/-]*\d%?|\d[dgka](?![a-z\d])|\d%?|[a-z][a-z\d]*(?:['’.-][a-z\d]+)*\.?/giu;
const months: Record<string, number> = {
  ...{ january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9, october: 10 },
  ...{ november: 11, december: 12, jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10 },
  ...{ nov: 11, dec: 12 },
};
const syllable =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|ve|er|a|o|e|i|u|v)){2,}$/;

interface Word {
  raw: string;
  /** Folded, without a full stop. */
  whole: string;
  /** Without its genitive too. */
  word: string;
}

/** A date written the English way at `words[at]` (June 9, 9 June, June 2021): Chinese and how many words it took. */
function readDate(words: readonly Word[], at: number): { term: string; length: number } | null {
  const first = words[at]!;
  const next = words[at + 1];
  const day = (text: string | undefined) =>
    text && /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(text) ? Number.parseInt(text, 10) : null;
  const month = /^[A-Z]/.test(first.raw) || first.word !== 'may' ? months[first.word] : undefined;
  if (month !== undefined) {
    const number = day(next?.word);
    if (number !== null) return { term: `${month}月${number}日`, length: 2 };
    // A lone “May” or “march” is a verb as often as a month.
    if (first.word === 'may' || first.word === 'march' || first.word === 'mar') {
      return next && /^(?:19|20)\d\d$/.test(next.word) ? { term: `${month}月`, length: 1 } : null;
    }
    return { term: `${month}月`, length: 1 };
  }
  const number = day(first.word);
  const following = next ? months[next.word] : undefined;
  return number !== null && following !== undefined ? { term: `${following}月${number}日`, length: 2 } : null;
}

/** The longer of two phrases found, the first where they are equal. */
function longer<P extends { length: number }>(first: P | null, second: P | null): P | null {
  return (first?.length ?? 0) >= (second?.length ?? 0) ? first : second;
}

/** The Chinese of capitalised words that spell pinyin, together first (“Shi Hui Shi”); null when none fits. */
function readPinyin(
  words: readonly Word[],
  at: number,
  resolve: (syllables: string) => string[],
): { terms: string[]; length: number } | null {
  let longest = 0;
  while (longest < 4 && words[at + longest] && /^[A-Z]/.test(words[at + longest]!.raw)) longest++;
  for (let length = Math.max(1, longest); length > 0; length--) {
    const spelled = words
      .slice(at, at + length)
      .map(({ word }) => word.replace(/['’.-]/g, ''))
      .join('');
    if (!/^[a-z]+$/.test(spelled) || !syllable.test(spelled)) continue;
    const terms = resolve(spelled);
    if (terms.length > 0) return { terms: terms.slice(0, 3), length };
  }
  return null;
}

/**
 * An English question as Chinese search terms: the longest phrases of the glossary, plurals and inflections allowed;
 * what the glossary lacks goes through `resolvePinyin` when it spells pinyin. Chinese, numbers and acronyms stay.
 */
export function englishToChinese(question: string, resolvePinyin?: (syllables: string) => string[]): EnglishReading {
  const words: Word[] = (plainEnglish(question).match(piece) ?? []).map((raw) => {
    const whole = fold(raw).replace(/[.]$/, '');
    return { raw, whole, word: whole.replace(/'s$/, '') };
  });
  const terms: string[] = [];
  const unknown: string[] = [];
  const add = (...found: string[]) => {
    for (const term of found) if (!terms.includes(term)) terms.push(term);
  };
  for (let at = 0; at < words.length; ) {
    const { raw, word } = words[at]!;
    const date = readDate(words, at);
    if (date) {
      add(date.term);
      at += date.length;
      continue;
    }
    const next = words.slice(at, at + longestPhrase);
    const phrase = longer(
      lookUpPhrase(
        glossary,
        next.map((each) => each.whole),
        stopwords,
      ),
      lookUpPhrase(
        glossary,
        next.map((each) => each.word),
        stopwords,
      ),
    );
    if (phrase) {
      add(...phrase.chinese.slice(0, 2));
      at += phrase.length;
      continue;
    }
    if (stopwords.has(word)) {
      at++;
      continue;
    }
    const pinyin = resolvePinyin ? readPinyin(words, at, resolvePinyin) : null;
    if (pinyin) {
      add(...pinyin.terms);
      at += pinyin.length;
      continue;
    }
    if (/^\p{Script=Han}/u.test(raw) || /^\d/.test(raw) || /^(?:[A-Z\d][A-Z\d.-]+)$/.test(raw))
      add(raw.replace(/[.,:/-]$/, ''));
    else if (word.length > 1) unknown.push(raw);
    at++;
  }
  return { terms, unknown, expected: englishExpectation(fold(plainEnglish(question))) };
}

/** Words by which a sentence is English, whatever names it holds. */
const functionWords =
  /\b(?:the|a|an|is|are|was|were|do|does|did|of|in|on|at|to|for|from|with|what|which|who|whom|whose|when|where|why|how|can|could|should|would|will|i|you|my|your|me|it|its|this|that|there|and|or|not|have|has|be|please|tell|by)\b/g;

/**
 * Whether a message is English: Latin words carry it. A Chinese question with an English name is not, nor is a lone
 * acronym or pinyin.
 */
export function isEnglish(text: string): boolean {
  // What stands in brackets or quotation marks may be the Chinese name of the thing asked about.
  const bare = text.replace(/[(（「“"][^()（）「」“”"]*[)）」”"]/gu, ' ');
  const folded = fold(bare.trim() === '' ? text : bare);
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = folded.match(/[a-z]+(?:['-][a-z]+)*/g) ?? [];
  if (latin.length === 0) return false;
  const glue = folded.match(functionWords)?.length ?? 0;
  if (han > 0)
    return glue >= 2 && latin.length * 2 >= han && !/什么|怎么|怎样|如何|多少|哪|谁|吗|呢|是|的|在|有/u.test(folded);
  if (glue > 0) return true;
  const words = text.match(/[a-z]+(?:['-][a-z]+)*/gi) ?? [];
  return words.some(
    (word) =>
      word.length > 1 &&
      !/^[A-Z]+$/.test(word) &&
      (lookUpPhrase(glossary, [word.toLowerCase()], stopwords) !== null || !syllable.test(word.toLowerCase())),
  );
}
