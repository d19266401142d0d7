import { mixBits } from '../text/mix-bits.js';

/** A term's 64-bit key, as two unsigned 32-bit halves. */
export interface TermKey {
  high: number;
  low: number;
}

/**
 * The key under which a term is filed: two multiplicative lanes over its UTF-16 code units, each closed with the
 * finaliser of MurmurHash3 (Appleby). Terms are kept by key alone, without their text: among two million terms the
 * chance that any two meet is about 10⁻⁷. Part of the index format.
 */
export function termKey(term: string): TermKey {
  let high = 0x9747b28c ^ term.length;
  let low = 0x3c6ef372 ^ term.length;
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
    low = Math.imul(low ^ unit, 0x01000193);
    low = (low << 13) | (low >>> 19);
  }
  return { high: mixBits(high ^ Math.imul(low, 5)), low: mixBits(low) };
}
