/** Repeatable random numbers (mulberry32). */
export interface Draw {
  next(): number;
  int(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
  chance(share: number): boolean;
}

/** The draws of a seed: equal seeds draw equally. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { next, int, pick: (values) => values[int(0, values.length - 1)]!, chance: (share) => next() < share };
}
