import type { Random } from './random.js';
import type { Simd } from './simd.js';

/** Windows of text as piece ids, all in one array; window i is `ids.subarray(starts[i], starts[i + 1])`. */
export interface Windows {
  ids: Int32Array;
  starts: Int32Array;
}

/** In how many windows each piece stands. */
export function documentFrequencies(windows: Windows, pieces: number): Float64Array {
  const counts = new Float64Array(pieces);
  const lastSeen = new Int32Array(pieces).fill(-1);
  for (let w = 0; w + 1 < windows.starts.length; w++) {
    for (let i = windows.starts[w]!; i < windows.starts[w + 1]!; i++) {
      const id = windows.ids[i]!;
      if (lastSeen[id] === w) continue;
      lastSeen[id] = w;
      counts[id]!++;
    }
  }
  return counts;
}

/**
 * Makes the columns of `matrix` (rows × size) orthonormal, in place: Gram–Schmidt over the transpose.
 * @returns What was left of each column's length when the columns before it were taken out.
 */
function orthonormalise(matrix: Float32Array, rows: number, size: number): Float64Array<ArrayBuffer> {
  const lengths = new Float64Array(size);
  const columns = Array.from({ length: size }, (_, c) => {
    const column = new Float32Array(rows);
    for (let r = 0; r < rows; r++) column[r] = matrix[r * size + c]!;
    return column;
  });
  columns.forEach((column, c) => {
    for (const done of columns.slice(0, c)) {
      let dot = 0;
      for (let r = 0; r < rows; r++) dot += column[r]! * done[r]!;
      for (let r = 0; r < rows; r++) column[r]! -= dot * done[r]!;
    }
    let norm = 0;
    for (let r = 0; r < rows; r++) norm += column[r]! ** 2;
    lengths[c] = Math.sqrt(norm);
    const scale = norm > 0 ? 1 / lengths[c] : 0;
    for (let r = 0; r < rows; r++) {
      column[r]! *= scale;
      matrix[r * size + c] = column[r]!;
    }
  });
  return lengths;
}

/** Y = Xᵀ X Q, where row w of X holds the weights of a window's pieces, scaled to length 1. Q and Y: pieces × size. */
function timesCovariance(simd: Simd, y: Float32Array, q: Float32Array, windows: Windows, weights: Float64Array): void {
  const { ids, starts } = windows;
  const size = q.length / weights.length;
  const sum = simd.floats(size);
  y.fill(0);
  for (let w = 0; w + 1 < starts.length; w++) {
    sum.fill(0);
    let squares = 0;
    for (let i = starts[w]!; i < starts[w + 1]!; i++) {
      const weight = weights[ids[i]!]!;
      squares += weight * weight;
      simd.addScaled(sum, 0, q, ids[i]! * size, weight, size);
    }
    if (squares === 0) continue;
    for (let i = starts[w]!; i < starts[w + 1]!; i++) {
      simd.addScaled(y, ids[i]! * size, sum, 0, weights[ids[i]!]! / squares, size);
    }
  }
}

export interface LsaOptions {
  /** Dimensions, a multiple of 4. */
  size: number;
  rounds: number;
  /** Weight of each piece inside a window, e.g. its inverse document frequency. */
  weights: Float64Array;
  random: Random;
  onRound?: (round: number) => void;
}

/**
 * Latent semantic analysis (Deerwester et al. 1990) by orthogonal iteration: pieces that stand in the same windows get
 * similar vectors. A start for training that has seen the whole corpus, which batches of pairs never do.
 * @returns Rows of length `size`, one a piece, and the singular value of each column.
 */
export function latentVectors(
  simd: Simd,
  windows: Windows,
  { size, rounds, weights, random, onRound }: LsaOptions,
): { vectors: Float32Array; singularValues: Float64Array } {
  const pieces = weights.length;
  const q = simd.floats(pieces * size);
  const y = simd.floats(pieces * size);
  for (let i = 0; i < q.length; i++) q[i] = random.normal();
  orthonormalise(q, pieces, size);
  let eigenvalues = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    timesCovariance(simd, y, q, windows, weights);
    q.set(y);
    eigenvalues = orthonormalise(q, pieces, size);
    onRound?.(round + 1);
  }
  return { vectors: q, singularValues: eigenvalues.map(Math.sqrt) };
}
