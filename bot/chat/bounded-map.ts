/** A map that forgets: the least recently used beyond `limit`, and whatever was not touched for `maxAgeMs`. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  deleteWhere(test: (value: Value) => boolean): void;
  readonly size: number;
}

/** Milliseconds of a clock that does not jump when the machine's time is set. */
export const monotonicMs = (): number => performance.now();

/** @param clock milliseconds; entries age by it. */
export function createBoundedMap<Value>(limit: number, maxAgeMs: number, clock = monotonicMs): BoundedMap<Value> {
  // A Map iterates in insertion order, so re-inserting on each touch keeps the oldest first.
  const entries = new Map<string, { value: Value; touched: number }>();

  function dropExpired(): void {
    const oldest = clock() - maxAgeMs;
    for (const [key, entry] of entries) {
      if (entry.touched > oldest) return;
      entries.delete(key);
    }
  }

  function touch(key: string, value: Value): void {
    entries.delete(key);
    entries.set(key, { value, touched: clock() });
  }

  return {
    get(key) {
      dropExpired();
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      touch(key, entry.value);
      return entry.value;
    },
    set(key, value) {
      dropExpired();
      touch(key, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
    },
    delete(key) {
      entries.delete(key);
    },
    deleteWhere(test) {
      for (const [key, entry] of entries) if (test(entry.value)) entries.delete(key);
    },
    get size() {
      return entries.size;
    },
  };
}
