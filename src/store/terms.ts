import { open } from 'node:fs/promises';
import { bigramMark } from '../text/tokenize.js';
import type { TermMatches } from './archive-index.js';
import { selectTop } from './select-top.js';
import { termKey } from './term-hash.js';
import {
  headerNumbers,
  manyPassages,
  manyTimes,
  sectionsOf,
  termsMagic,
  termsVersion,
  wideGap,
} from './terms-format.js';

/**
 * BM25's saturation of term counts and weight of passage length (Robertson & Zaragoza 2009), tuned on public sets, and what
 * a term is worth for standing in a passage at all, however long that is (BM25+, Lv & Zhai 2011, with their value).
 */
const bm25 = { k1: 1.2, b: 0.9, delta: 1 } as const;

/**
 * Postings that a query reads at most, rarest terms first; the common terms beyond are left out (they tell least apart).
 * Bounds a query's time on a large archive. Measured with the same share of a smaller archive: see docs/benchmarks.md.
 */
const mostPostings = 40_000;

/** The opened lexical index of all passages. */
export interface Terms {
  readonly passages: number;
  /** Position in the archive of each passage's article. */
  readonly articleOf: Uint32Array;
  /** First passage of each article, and one more: the number of passages. */
  readonly firstOf: Uint32Array;
  documentFrequency(term: string): number;
  /** How many terms each passage has, its article's headline included; at most 65,535. */
  readonly lengths: Uint16Array;
  /**
   * Best passages, best first: BM25+ summed over the terms, a repeated term counting as often as it is given. After
   * them, in no order, those of the rows `also` that match any term and are not among the best.
   */
  search(terms: readonly string[], count: number, also?: readonly number[]): TermMatches;
}

/**
 * Opens a terms file; reads it into memory as it is. Throws RangeError when it is no such file or its sections do not
 * fit its size.
 */
export async function openTerms(path: string): Promise<Terms> {
  const buffer = await readWhole(path);
  if (buffer.byteLength < headerNumbers * 4) throw new RangeError('the terms file is shorter than its header');
  const header = new Uint32Array(buffer, 0, headerNumbers);
  const [magic, version, passages, termCount, words, lengthLow, lengthHigh, articles] = header as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (magic !== termsMagic || version !== termsVersion) throw new RangeError('not a terms file of this version');
  const at = sectionsOf(passages, termCount, articles);
  if (buffer.byteLength !== at.postings + 2 * words)
    throw new RangeError('the terms file has another size than it says');
  const highs = new Uint32Array(buffer, at.highs, termCount);
  const lows = new Uint32Array(buffer, at.lows, termCount);
  const offsets = new Uint32Array(buffer, at.offsets, termCount + 1);
  const articleOf = new Uint32Array(buffer, at.articleOf, passages);
  const firstOf = new Uint32Array(buffer, at.firstOf, articles + 1);
  const lengths = new Uint16Array(buffer, at.lengths, passages);
  const postings = new Uint16Array(buffer, at.postings, words);
  const meanLength = passages === 0 ? 1 : (lengthHigh * 2 ** 32 + lengthLow) / passages || 1;
  /** What BM25 adds to a term's count below the line, by a passage's length: against the mean. */
  const norms = Float32Array.from(
    { length: 1 + lengths.reduce((most, length) => Math.max(most, length), 0) },
    (_, length) => bm25.k1 * (1 - bm25.b + (bm25.b * length) / meanLength),
  );
  const scores = new Float32Array(passages);
  const touched = new Uint32Array(passages);

  /** Index of a term in key order, or −1. */
  function find(term: string): number {
    const { high, low } = termKey(term);
    let from = 0;
    let to = termCount - 1;
    while (from <= to) {
      const middle = (from + to) >>> 1;
      const difference = highs[middle]! - high || lows[middle]! - low;
      if (difference === 0) return middle;
      if (difference < 0) from = middle + 1;
      else to = middle - 1;
    }
    return -1;
  }

  function frequency(index: number): number {
    const at = offsets[index]!;
    return postings[at]! < manyPassages ? postings[at]! : wide(at + 1);
  }

  /** A number of two words. */
  function wide(at: number): number {
    return postings[at]! + postings[at + 1]! * 0x10000;
  }

  function idfOf(frequency: number): number {
    return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
  }

  /** Adds one term's scores into the accumulators and rows new to them to `touched`; returns its new fill. */
  function accumulate(index: number, idf: number, touched: Uint32Array, used: number): number {
    const weight = idf * (bm25.k1 + 1);
    const present = idf * bm25.delta;
    const end = offsets[index + 1]!;
    let i = offsets[index]! + (postings[offsets[index]!]! < manyPassages ? 1 : 3);
    let row = -1;
    let next = used;
    while (i < end) {
      const word = postings[i++]!;
      let gap = word >>> 2;
      if (gap === wideGap) {
        gap = wide(i);
        i += 2;
      }
      let count = (word & 3) + 1;
      if (count === manyTimes) count = postings[i++]!;
      row += gap;
      if (scores[row] === 0) touched[next++] = row;
      scores[row]! += present + (weight * count) / (count + norms[lengths[row]!]!);
    }
    return next;
  }

  function search(terms: readonly string[], count: number, also: readonly number[] = []): TermMatches {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    let whole = 0;
    const found = new Map<string, { index: number; df: number; weight: number }>();
    for (const [term, repeated] of counts) {
      const index = find(term);
      const df = index < 0 ? 0 : frequency(index);
      const weight = repeated * idfOf(df);
      whole += weight * (1 + bm25.delta);
      if (index >= 0) found.set(term, { index, df, weight });
    }
    // A word of two characters stands where its pair does: the pair's postings are walked for both.
    for (const [word, { weight }] of found) {
      const pair = word.length === 2 ? found.get(bigramMark + word) : undefined;
      if (!pair) continue;
      pair.weight += weight;
      found.delete(word);
    }
    const known = [...found.values()].sort((a, b) => a.df - b.df);
    let used = 0;
    let scanned = 0;
    for (const { index, df, weight } of known) {
      if (scanned > 0 && scanned + df > mostPostings) break;
      scanned += df;
      used = accumulate(index, weight, touched, used);
    }
    const best = selectTop(touched.subarray(0, used), scores, count);
    for (const { row } of best) scores[row] = 0;
    for (const row of also) if (scores[row]! > 0) best.push({ row, score: scores[row]! });
    for (let i = 0; i < used; i++) scores[touched[i]!] = 0;
    return { candidates: best, whole };
  }

  return {
    passages,
    articleOf,
    firstOf,
    lengths,
    documentFrequency: (term) => {
      const index = find(term);
      return index < 0 ? 0 : frequency(index);
    },
    search,
  };
}

async function readWhole(path: string): Promise<ArrayBuffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, Math.min(size - filled, 1 << 30), null);
      if (bytesRead === 0) throw new RangeError('the terms file ends early');
      filled += bytesRead;
    }
    return bytes.buffer;
  } finally {
    await file.close();
  }
}
