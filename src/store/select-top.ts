import type { Candidate } from './archive-index.js';

/**
 * The `count` rows with the highest scores, best first; of equal scores the lower row comes first. A binary heap of
 * the best so far, its worst on top.
 */
export function selectTop(rows: Uint32Array, scores: Float32Array, count: number): Candidate[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
  const siftDown = () => {
    const value = heap[0]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && worse(heap[child + 1]!, heap[child]!)) child++;
      if (!worse(heap[child]!, value)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = value;
  };
  // Most rows fall short of the worst kept: its score is at hand, so that these cost one comparison.
  let floor = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (scores[row]! < floor) continue;
    if (heap.length < count) {
      let at = heap.push(row) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!worse(row, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = row;
    } else if (heap.length > 0 && worse(heap[0]!, row)) {
      heap[0] = row;
      siftDown();
    }
    if (heap.length === count && count > 0) floor = scores[heap[0]!]!;
  }
  return heap.sort((a, b) => scores[b]! - scores[a]! || a - b).map((row) => ({ row, score: scores[row]! }));
}
