import { createRandom, type Random } from '../../train/random.js';

/** Repeatable random draws. */
export interface Draw extends Pick<Random, 'next' | 'pick' | 'chance'> {
  /** A whole number between the two, both possible. */
  int(from: number, to: number): number;
}

/** The draws of a seed: equal seeds draw equally. */
export function drawFrom(seed: number): Draw {
  const { next, pick, chance, below } = createRandom(seed);
  return { next, pick, chance, int: (from, to) => from + below(to - from + 1) };
}
