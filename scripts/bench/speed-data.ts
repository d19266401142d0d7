import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder } from '../../src/embedding/embedder.js';
import { queryTerms } from '../../src/retrieval/query-terms.js';
import { indexTerms } from '../../src/text/tokenize.js';
import { readText } from '../train/corpus.js';
import { createRandom } from '../train/random.js';
import { type BenchPassage, type BenchQuery, plainTerm } from './engines/engine.js';

/** Passages are windows of this many characters over the news, each half over the one before. */
const windowLength = 200;
const stride = 100;
/** So many questions are asked before any is timed, and so many are timed. */
export const warmUps = 300;
const timedQueries = 300;
const batch = 512;

/** Windows over the bodies of a news file (an article a line, all up to 正文： left out), at most `count`. */
export function newsWindows(file: string, count: number): string[] {
  const windows: string[] = [];
  for (const line of readText(file).split('\n')) {
    const body = line.slice(line.indexOf('正文：') + 3).trim();
    for (let start = 0; start + stride <= body.length && windows.length < count; start += stride) {
      windows.push(body.slice(start, start + windowLength));
    }
  }
  return windows;
}

/** Writes passages, their vectors and queries into a folder; returns the seconds that embedding took. */
export async function prepare(windows: readonly string[], folder: string, embedder: Embedder): Promise<number> {
  writeFileSync(join(folder, 'texts.json'), JSON.stringify(windows));
  const file = openSync(join(folder, 'vectors.f32'), 'w');
  const started = performance.now();
  for (let from = 0; from < windows.length; from += batch) {
    for (const vector of await embedder.embedPassages(windows.slice(from, from + batch))) {
      writeSync(file, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    }
  }
  closeSync(file);
  return (performance.now() - started) / 1000;
}

/** The first `count` of the prepared passages, one at a time. */
export function* prepared(
  folder: string,
  count: number,
  dimensions: number,
  withTerms: boolean,
): Generator<BenchPassage> {
  const texts = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8')) as string[];
  const file = openSync(join(folder, 'vectors.f32'), 'r');
  try {
    for (let row = 0; row < count; row++) {
      const vector = new Float32Array(dimensions);
      readSync(file, vector, 0, vector.byteLength, row * vector.byteLength);
      const text = texts[row]!;
      yield { row, text, terms: withTerms ? indexTerms(text).map(plainTerm) : [], vector };
    }
  } finally {
    closeSync(file);
  }
}

/** Questions over the first `count` passages: a clause of a passage and a word of another, as people ask, with fixed seed. */
export async function speedQueries(folder: string, count: number, embedder: Embedder): Promise<BenchQuery[]> {
  const texts = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8')) as string[];
  const random = createRandom(11);
  const queries: BenchQuery[] = [];
  while (queries.length < warmUps + timedQueries) {
    const text = texts[random.below(count)]!;
    const start = random.below(Math.max(1, text.length - 24));
    const query = `${text.slice(start, start + 10 + random.below(14))}有哪些规定？`;
    const terms = queryTerms(query).map(plainTerm);
    queries.push({ text: query, terms, vector: await embedder.embedQuery(query) });
  }
  return queries;
}
