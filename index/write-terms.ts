import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { termKey } from '../src/store/term-hash.js';
import {
  headerNumbers,
  manyPassages,
  manyTimes,
  mostTimes,
  sectionsOf,
  termsMagic,
  termsVersion,
  wideGap,
} from '../src/store/terms-format.js';
import { createTermTable } from './term-table.js';

/** Collects the terms of passages and writes them as a terms file (see src/store/terms-format.ts). */
export interface TermsWriter {
  /** Adds the next passage. `article` is its article's position and never falls. */
  add(article: number, terms: readonly string[]): void;
  /** Writes and syncs the file; `articles` counts those without passages too. Throws the file system's error. */
  finish(path: string, articles: number): void;
}

const longestPassage = 0xffff;
const chunkNumbers = 1 << 20;

/** Starts a terms file; all is in memory until `finish` writes it. */
export function createTermsWriter(): TermsWriter {
  const table = createTermTable();
  /** The stream of additions: per posting, the term's number and its count; per passage, how many postings. */
  const stream: Uint32Array[] = [];
  let last = new Uint32Array(0);
  let used = 0;
  const sizes: number[] = [];
  const lengths: number[] = [];
  const articleOf: number[] = [];

  const push = (value: number) => {
    if (used === last.length) {
      last = new Uint32Array(chunkNumbers);
      stream.push(last);
      used = 0;
    }
    last[used++] = value;
  };

  function add(article: number, terms: readonly string[]): void {
    const counts = new Map<number, number>();
    for (const term of terms) {
      const { high, low } = termKey(term);
      const number = table.numberOf(high, low);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    for (const [number, count] of counts) {
      push(number);
      push(count);
    }
    sizes.push(counts.size);
    lengths.push(terms.length);
    articleOf.push(article);
  }

  /** Calls back for every posting in the order of addition. */
  function replay(each: (term: number, row: number, count: number) => void): void {
    let at = 0;
    for (let row = 0; row < sizes.length; row++) {
      for (let i = sizes[row]!; i > 0; i--) {
        const block = stream[Math.floor(at / chunkNumbers)]!;
        const offset = at % chunkNumbers;
        each(block[offset]!, row, block[offset + 1]!);
        at += 2;
      }
    }
  }

  function finish(path: string, articles: number): void {
    const terms = table.size();
    const { order, highs, lows } = table.inKeyOrder();
    const frequencies = new Uint32Array(terms);
    const words = new Uint32Array(terms);
    const previous = new Int32Array(terms).fill(-1);
    replay((term, row, count) => {
      frequencies[term]!++;
      words[term]! += wordsOfPosting(row - previous[term]!, count);
      previous[term] = row;
    });
    const at = sectionsOf(sizes.length, terms, articles);
    const offsets = new Uint32Array(terms + 1);
    let total = 0;
    for (let i = 0; i < terms; i++) {
      offsets[i] = total;
      total += (frequencies[order[i]!]! < manyPassages ? 1 : 3) + words[order[i]!]!;
    }
    offsets[terms] = total;
    const file = new Uint8Array(at.postings + 2 * total);
    const postings = new Uint16Array(file.buffer, at.postings, total);
    const cursor = new Uint32Array(terms);
    for (let i = 0; i < terms; i++) cursor[order[i]!] = putFrequency(postings, offsets[i]!, frequencies[order[i]!]!);
    previous.fill(-1);
    replay((term, row, count) => {
      cursor[term] = putPosting(postings, cursor[term]!, row - previous[term]!, count);
      previous[term] = row;
    });
    const length = lengths.reduce((sum, value) => sum + value, 0);
    const header = [termsMagic, termsVersion, sizes.length, terms, total, length % 2 ** 32, length / 2 ** 32, articles];
    new Uint32Array(file.buffer, 0, headerNumbers).set(header);
    new Uint32Array(file.buffer, at.highs, terms).set(highs);
    new Uint32Array(file.buffer, at.lows, terms).set(lows);
    new Uint32Array(file.buffer, at.offsets, terms + 1).set(offsets);
    new Uint32Array(file.buffer, at.articleOf, sizes.length).set(articleOf);
    new Uint32Array(file.buffer, at.firstOf, articles + 1).set(firstRows(articleOf, articles));
    new Uint16Array(file.buffer, at.lengths, sizes.length).set(lengths.map((value) => Math.min(value, longestPassage)));
    writeSynced(path, file);
  }

  return { add, finish };
}

/** For each article, and one past the last, the first row that is its own or a later one's. */
function firstRows(articleOf: readonly number[], articles: number): Uint32Array {
  const first = new Uint32Array(articles + 1).fill(articleOf.length);
  for (let row = articleOf.length - 1; row >= 0; row--) first[articleOf[row]!] = row;
  for (let article = articles - 1; article >= 0; article--) {
    if (first[article]! > first[article + 1]!) first[article] = first[article + 1]!;
  }
  return first;
}

function wordsOfPosting(gap: number, count: number): number {
  return 1 + (gap < wideGap ? 0 : 2) + (count < manyTimes ? 0 : 1);
}

/** Writes in how many passages a term stands; returns the offset after it. */
function putFrequency(target: Uint16Array, offset: number, frequency: number): number {
  target[offset] = Math.min(frequency, manyPassages);
  return frequency < manyPassages ? offset + 1 : putWide(target, offset + 1, frequency);
}

/** Writes one posting; returns the offset after it. */
function putPosting(target: Uint16Array, offset: number, gap: number, count: number): number {
  target[offset] = (Math.min(gap, wideGap) << 2) | (Math.min(count, manyTimes) - 1);
  const next = gap < wideGap ? offset + 1 : putWide(target, offset + 1, gap);
  if (count < manyTimes) return next;
  target[next] = Math.min(count, mostTimes);
  return next + 1;
}

function putWide(target: Uint16Array, offset: number, value: number): number {
  target[offset] = value & 0xffff;
  target[offset + 1] = value >>> 16;
  return offset + 2;
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(file, bytes, written, Math.min(bytes.length - written, 1 << 30));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
