import { createUnigram, type Vocabulary } from '../../src/embedding/unigram.js';
import type { Corpus } from './corpus.js';
import { documentFrequencies, latentVectors, type Windows } from './lsa.js';
import { createRandom, type Random } from './random.js';
import type { Simd } from './simd.js';
import { createModel, type StaticModel } from './static-model.js';

/** Length of the windows whose pieces count as standing together, in pieces. */
const windowPieces = 96;
const rounds = 6;

/** The corpus in windows of {@link windowPieces} pieces. */
function cutWindows(corpus: Corpus, tokenize: (text: string) => number[]): Windows {
  const ids: number[][] = [];
  for (const text of [...corpus.news.map((article) => article.join('')), ...corpus.asked.map(({ text }) => text)]) {
    const pieces = tokenize(text);
    for (let from = 0; from < pieces.length; from += windowPieces) ids.push(pieces.slice(from, from + windowPieces));
  }
  const starts = new Int32Array(ids.length + 1);
  ids.forEach((window, i) => {
    starts[i + 1] = starts[i]! + window.length;
  });
  const all = new Int32Array(starts.at(-1)!);
  ids.forEach((window, i) => {
    all.set(window, starts[i]!);
  });
  return { ids: all, starts };
}

function scaleToUnit(vector: Float32Array): void {
  let squares = 0;
  for (const x of vector) squares += x * x;
  if (squares > 0) for (let d = 0; d < vector.length; d++) vector[d]! /= Math.sqrt(squares);
}

/**
 * A random direction for each piece, so that words of one topic can still be told apart; a word's own direction is
 * mixed evenly with those of its characters, so that words that share characters are near each other.
 */
function identityVectors(vocabulary: Vocabulary, size: number, random: Random): Float32Array {
  const { pieces } = vocabulary;
  const own = Float32Array.from({ length: pieces.length * size }, () => random.normal());
  const idOf = new Map(pieces.map((piece, id) => [piece, id]));
  const mixed = own.slice();
  pieces.forEach((piece, id) => {
    const parts = [...piece].map((character) => idOf.get(character)).filter((part) => part !== undefined);
    const row = mixed.subarray(id * size, (id + 1) * size);
    if (piece.length > 1) {
      for (const part of parts) {
        for (let d = 0; d < size; d++) row[d]! += own[part * size + d]! / Math.sqrt(parts.length);
      }
    }
    scaleToUnit(row);
  });
  return mixed;
}

export interface InitialOptions {
  size: number;
  seed: number;
  report: (line: string) => void;
}

/**
 * What training starts from: in the first half of the dimensions what a piece is about (latent semantic analysis of the
 * whole corpus), in the second half which piece it is; inverse document frequencies for weights.
 */
export function initialModel(
  simd: Simd,
  corpus: Corpus,
  vocabulary: Vocabulary,
  { size, seed, report }: InitialOptions,
): StaticModel {
  const windows = cutWindows(corpus, createUnigram(vocabulary));
  const count = windows.starts.length - 1;
  const pieces = vocabulary.pieces.length;
  report(`${count} windows, ${windows.ids.length} pieces of text`);
  const weights = documentFrequencies(windows, pieces).map((seen) => Math.log((count + 1) / (seen + 1)));
  const random = createRandom(seed);
  const half = size >> 1;
  const { vectors, singularValues } = latentVectors(simd, windows, {
    ...{ size: half, rounds, weights, random },
    onRound: (round) => report(`latent vectors: round ${round} of ${rounds}`),
  });
  const identities = identityVectors(vocabulary, half, random);
  const model = createModel(simd, pieces, size);
  for (let id = 0; id < pieces; id++) {
    model.logWeights[id] = Math.log(weights[id]! / 5 + 0.02);
    const latent = model.vectors.subarray(id * size, id * size + half);
    // Between the plain singular values, of which a few directions rule, and none, which lets the last ones make noise.
    for (let d = 0; d < half; d++) latent[d] = vectors[id * half + d]! / Math.sqrt(singularValues[d]!);
    scaleToUnit(latent);
    model.vectors.set(identities.subarray(id * half, (id + 1) * half), id * size + half);
  }
  return model;
}
