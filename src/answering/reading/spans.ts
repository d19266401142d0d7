import type { Span } from '../../text/sentences.js';

/** Logits of one window: for each position, to be an answer's first and its last; position 0 stands for “no answer”. */
export interface SpanLogits {
  starts: Float32Array;
  ends: Float32Array;
  /** Position of the window's first character. */
  offset: number;
}

/** Longest answer, in characters. */
const longestAnswer = 30;

/**
 * The best answer that starts and ends inside `span` of the window, and how much more likely (in log-odds) the network
 * holds it than that the window holds none; −Infinity for a span beyond what was read.
 */
export function bestSpan({ starts, ends, offset }: SpanLogits, [from, to]: Span): { score: number; span: Span } {
  const none = starts[0]! + ends[0]!;
  let score = Number.NEGATIVE_INFINITY;
  let span: Span = [from, from];
  const last = Math.min(to, starts.length - offset);
  for (let i = Math.max(0, from); i < last; i++) {
    const first = starts[offset + i]!;
    for (let j = i; j < last && j < i + longestAnswer; j++) {
      const sum = first + ends[offset + j]! - none;
      if (sum > score) {
        score = sum;
        span = [i, j + 1];
      }
    }
  }
  return { score, span };
}
