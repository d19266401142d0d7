/** Pieces with their scores (log probabilities); a piece's position is its id. */
export interface Vocabulary {
  pieces: string[];
  scores: number[];
  /** Ids of the special pieces. */
  pad: number;
  unknown: number;
  classify: number;
}

/** How far below the worst piece an unknown character scores (Hugging Face tokenizers, models/unigram/model.rs). */
const unknownPenalty = 10;
const run = /[\p{L}\p{N}]+/gu;

/**
 * A Unigram tokenizer (Kudo 2018, "Subword Regularization"): the best segmentation of each run of letters and digits by
 * Viterbi. Gives the ids that transformers.js gives for the exported tokenizer.json, many times faster; special pieces
 * left out, unknown characters left out too (their vector is zero).
 * @returns A function from normalised text to piece ids.
 */
export function createUnigram(vocabulary: Vocabulary): (text: string) => number[] {
  const children = new Map<number, number>();
  const idAt: number[] = [-1];
  vocabulary.pieces.forEach((piece, id) => {
    if (id === vocabulary.pad || id === vocabulary.unknown || id === vocabulary.classify) return;
    let node = 0;
    for (let i = 0; i < piece.length; i++) {
      const key = node * 65536 + piece.charCodeAt(i);
      let next = children.get(key);
      if (next === undefined) {
        next = idAt.length;
        idAt.push(-1);
        children.set(key, next);
      }
      node = next;
    }
    idAt[node] = id;
  });
  const { scores, unknown } = vocabulary;
  const worst = scores.reduce((least, score, id) => (id === unknown ? least : Math.min(least, score)), 0);
  const unknownScore = worst - unknownPenalty;
  let best = new Float64Array(64);
  let from = new Int32Array(64);
  let piece = new Int32Array(64);

  const segment = (text: string, start: number, end: number, ids: number[]): void => {
    const length = end - start;
    if (best.length <= length) {
      best = new Float64Array(length * 2);
      from = new Int32Array(length * 2);
      piece = new Int32Array(length * 2);
    }
    best.fill(-Infinity, 0, length + 1);
    best[0] = 0;
    for (let i = 0; i < length; i++) {
      let node = 0;
      let single = false;
      for (let j = i; j < length; j++) {
        const next = children.get(node * 65536 + text.charCodeAt(start + j));
        if (next === undefined) break;
        node = next;
        const id = idAt[node]!;
        if (id < 0) continue;
        if (j === i) single = true;
        const score = best[i]! + scores[id]!;
        if (score > best[j + 1]!) {
          best[j + 1] = score;
          from[j + 1] = i;
          piece[j + 1] = id;
        }
      }
      if (!single && best[i]! + unknownScore > best[i + 1]!) {
        best[i + 1] = best[i]! + unknownScore;
        from[i + 1] = i;
        piece[i + 1] = unknown;
      }
    }
    const first = ids.length;
    for (let i = length; i > 0; i = from[i]!) if (piece[i] !== unknown) ids.push(piece[i]!);
    for (let a = first, b = ids.length - 1; a < b; a++, b--) [ids[a], ids[b]] = [ids[b]!, ids[a]!];
  };

  return (text) => {
    const ids: number[] = [];
    for (const match of text.matchAll(run)) segment(text, match.index, match.index + match[0].length, ids);
    return ids;
  };
}
