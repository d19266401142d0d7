import { createBoundedMap, monotonicMs } from '../chat/bounded-map.js';

export interface RateLimitOptions {
  /** Messages a person may send at once, and how many come back each minute. */
  burst: number;
  perMinute: number;
}

/** `first`: over the limit for the first time in a row, worth a polite word; `more`: worth none. */
export type RateVerdict = 'ok' | 'first' | 'more';

const people = 20_000;
const maxAgeMs = 10 * 60_000;

export const personRateLimit: RateLimitOptions = { burst: 10, perMinute: 20 };

/** A token bucket per person, in memory and bounded. */
export function createRateLimiter(
  { burst, perMinute }: RateLimitOptions,
  now = monotonicMs,
): (person: string) => RateVerdict {
  const buckets = createBoundedMap<{ tokens: number; at: number; warned: boolean }>(people, maxAgeMs, now);
  return (person) => {
    const at = now();
    const bucket = buckets.get(person) ?? { tokens: burst, at, warned: false };
    const refilled = bucket.tokens + (Math.max(0, at - bucket.at) / 60_000) * perMinute;
    const tokens = Math.min(burst, refilled);
    const verdict = tokens >= 1 ? 'ok' : bucket.warned ? 'more' : 'first';
    buckets.set(person, { tokens: verdict === 'ok' ? tokens - 1 : tokens, at, warned: verdict !== 'ok' });
    return verdict;
  };
}
