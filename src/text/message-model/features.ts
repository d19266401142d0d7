import { fold } from '../fold.js';
import { standardise } from '../lexicon/dialect.js';
import { mixBits } from '../mix-bits.js';
import { tokens } from '../tokenize.js';

/** Which features a message is turned into. A model's weights mean nothing under other settings, so its file keeps them. */
export interface FeatureSettings {
  /** Longest run of characters; runs of one character up to this are features. */
  longestGram: number;
  /** Words by jieba. */
  words: boolean;
  /** Pairs of neighbouring words. */
  pairs: boolean;
  /** Numbers of features, a power of two: each feature is hashed to one of them. */
  buckets: number;
}

/** Throws TypeError when settings, as read from a file, are none of this program's. */
export function checkFeatures(features: FeatureSettings | undefined): asserts features is FeatureSettings {
  const { buckets = 0, longestGram = 0, words, pairs } = features ?? {};
  const isPower = Number.isInteger(buckets) && buckets >= 8 && buckets <= 2 ** 24 && (buckets & (buckets - 1)) === 0;
  const isGram = Number.isInteger(longestGram) && longestGram >= 1 && longestGram <= 8;
  if (!isPower || !isGram || typeof words !== 'boolean' || typeof pairs !== 'boolean')
    throw new TypeError('its features are not those of this program');
}

/** How a message of any length is read: what stands further back changes nothing. */
const charactersRead = 400;
/** What a message of fewer features shows counts for less, or each bare word (社保卡) would be a verdict. */
const fewestFeatures = 48;
/** Punctuation tells who wrote a message rather than what it says; signs of sums and of code stay. */
const punctuation = /[\s,.!?~…。、;:：；"'“”‘’《》「」【】·-]+/gu;

/**
 * The features of a message: runs of characters of the folded text in standard Chinese, and where that differs of the
 * folded text as well (abuse in dialect is gone from the first), words, pairs of words; the message's start and end are
 * marked. Digits count as one another.
 * @param message as typed
 * @returns the distinct buckets of its features, each of which has the value {@link featureValue}
 */
export function messageFeatures(message: string, settings: FeatureSettings): Int32Array {
  const folded = fold(message.slice(0, charactersRead));
  const standard = standardise(folded);
  const found = new Set<number>();
  const add = (feature: string) => found.add(hash(feature) & (settings.buckets - 1));
  for (const text of new Set([standard, folded])) {
    const marked = [...`^${plain(text)}$`];
    for (let start = 0; start < marked.length; start++) {
      let gram = '';
      for (const character of marked.slice(start, start + settings.longestGram)) {
        gram += character;
        add(gram);
      }
    }
  }
  if (settings.words || settings.pairs) {
    const terms = ['^', ...tokens(plain(standard)).map(({ term }) => term), '$'];
    terms.forEach((term, i) => {
      if (settings.words) add(`w ${term}`);
      if (settings.pairs && i > 0) add(`p ${terms[i - 1]} ${term}`);
    });
  }
  return Int32Array.from(found);
}

/** The value of each of a message's features: vectors have length 1, those of short messages less. */
export function featureValue(features: Int32Array): number {
  return 1 / Math.sqrt(Math.max(features.length, fewestFeatures));
}

function plain(text: string): string {
  return text.replace(punctuation, ' ').trim().replace(/\d/g, '0');
}

/** FNV-1a over code units, with the finisher of MurmurHash3 so that its low bits are as good as its high ones. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixBits(h);
}
