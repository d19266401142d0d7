import { packColumns, packRows, type Simd } from './simd.js';

/** What training moves: a vector for each piece, and the logarithm of the piece's weight in a text. */
export interface StaticModel {
  pieces: number;
  size: number;
  /** pieces × size. */
  vectors: Float32Array;
  logWeights: Float32Array;
  /** Logarithm of the factor on cosines before the softmax. */
  logScale: number;
}

export function createModel(simd: Simd, pieces: number, size: number): StaticModel {
  return {
    pieces,
    size,
    vectors: simd.floats(pieces * size),
    logWeights: simd.floats(pieces),
    logScale: Math.log(20),
  };
}

/** A text as its different pieces, and how much each counts by being there `n` times: √n. */
export interface Bag {
  ids: number[];
  factors: number[];
}

/**
 * A word that stands nine times in a passage counts three times as much as one that stands there once: term frequencies
 * saturate, as in BM25.
 */
export function bagOf(ids: readonly number[]): Bag {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return { ids: [...counts.keys()], factors: [...counts.values()].map(Math.sqrt) };
}

/** One side of a batch: sums of weighted piece vectors, scaled to length 1. */
export interface Side {
  texts: Bag[];
  /** rows × size, each of length 1 (zeros for a text without pieces). */
  unit: Float32Array;
  lengths: Float64Array;
  /** Gradient with respect to `unit`. */
  gradient: Float32Array;
}

export function createSide(simd: Simd, rows: number, size: number): Side {
  return {
    texts: [],
    unit: simd.floats(rows * size),
    lengths: new Float64Array(rows),
    gradient: simd.floats(rows * size),
  };
}

/** Fills a side with the vectors of its texts. */
export function forward(simd: Simd, model: StaticModel, side: Side, texts: readonly (readonly number[])[]): void {
  const { size, vectors, logWeights } = model;
  side.texts = texts.map(bagOf);
  side.unit.fill(0);
  side.texts.forEach(({ ids, factors }, row) => {
    ids.forEach((id, i) => {
      simd.addScaled(side.unit, row * size, vectors, id * size, factors[i]! * Math.exp(logWeights[id]!), size);
    });
    let squares = 0;
    for (let d = row * size; d < (row + 1) * size; d++) squares += side.unit[d]! ** 2;
    const length = Math.sqrt(squares);
    side.lengths[row] = length;
    if (length > 0) for (let d = row * size; d < (row + 1) * size; d++) side.unit[d]! /= length;
  });
}

export interface Loss {
  loss: number;
  /** Share of queries whose own passage scores best of the batch. */
  accuracy: number;
  scaleGradient: number;
}

/** Scratch space of {@link contrast} for batches of `rows`. */
export interface Scratch {
  scores: Float32Array;
  turned: Float32Array;
  panels: Float32Array;
}

export function createScratch(simd: Simd, rows: number, size: number): Scratch {
  const panels = simd.floats(rows * size);
  return { scores: simd.floats(rows * rows), turned: simd.floats(rows * rows), panels };
}

/**
 * InfoNCE in both directions (van den Oord et al. 2018): each query's passage against the batch's other passages, and
 * each passage's query against the other queries. Leaves gradients in both sides.
 * @param ignored Pairs (query row, passage row) that are no negatives, e.g. two passages of one article.
 */
export function contrast(
  simd: Simd,
  model: StaticModel,
  queries: Side,
  passages: Side,
  { scores, turned, panels }: Scratch,
  ignored: readonly (readonly [number, number])[] = [],
): Loss {
  const rows = queries.lengths.length;
  const { size } = model;
  const scale = Math.exp(model.logScale);
  packColumns(panels, passages.unit, size, rows);
  simd.multiply(scores, queries.unit, panels, rows, rows, size);
  for (const [q, p] of ignored) scores[q * rows + p] = -1;

  const columnSums = new Float64Array(rows);
  const rowSums = new Float64Array(rows);
  let hits = 0;
  for (let q = 0; q < rows; q++) {
    let best = true;
    const own = scores[q * rows + q]!;
    for (let p = 0; p < rows; p++) {
      const score = scores[q * rows + p]!;
      if (score > own) best = false;
      const e = Math.exp(scale * (score - 1));
      turned[q * rows + p] = e;
      rowSums[q]! += e;
      columnSums[p]! += e;
    }
    if (best) hits++;
  }
  let loss = 0;
  let scaleGradient = 0;
  for (let q = 0; q < rows; q++) {
    const own = scores[q * rows + q]!;
    loss += (Math.log(rowSums[q]!) + Math.log(columnSums[q]!)) / 2 - scale * (own - 1);
    const rowFactor = 0.5 / rowSums[q]! / rows;
    for (let p = 0; p < rows; p++) {
      const at = q * rows + p;
      let g = turned[at]! * (rowFactor + 0.5 / columnSums[p]! / rows);
      if (p === q) g -= 1 / rows;
      scaleGradient += g * scores[at]! * scale;
      scores[at] = g * scale;
    }
  }
  packRows(panels, passages.unit, rows, size);
  simd.multiply(queries.gradient, scores, panels, rows, size, rows);
  for (let q = 0; q < rows; q++) for (let p = 0; p < rows; p++) turned[p * rows + q] = scores[q * rows + p]!;
  packRows(panels, queries.unit, rows, size);
  simd.multiply(passages.gradient, turned, panels, rows, size, rows);
  return { loss: loss / rows, accuracy: hits / rows, scaleGradient };
}

/** Carries a side's gradient through the scaling to length 1, in place: from the unit vector to the sum. */
export function throughUnit(side: Side, size: number): void {
  side.lengths.forEach((length, row) => {
    const from = row * size;
    let dot = 0;
    for (let d = from; d < from + size; d++) dot += side.gradient[d]! * side.unit[d]!;
    for (let d = from; d < from + size; d++) {
      side.gradient[d] = length > 0 ? (side.gradient[d]! - dot * side.unit[d]!) / length : 0;
    }
  });
}
