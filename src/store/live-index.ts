import type { ArchiveIndex } from './archive-index.js';
import { type OpenOptions, openIndex } from './open-index.js';
import { stampOf, watchIndex } from './watch-index.js';

export interface LiveIndexOptions<View> extends OpenOptions {
  /**
   * Makes of an opened index what the work on it is given. Of a newer index it is made before that is taken: the last
   * one is used meanwhile, so this may take its time as long as it lets the event loop run.
   */
  prepare: (index: ArchiveIndex) => View | Promise<View>;
  /**
   * How often the folder is looked at, in milliseconds; null: only when `check` is called. Default 1,000. A new index is
   * taken as soon as it is seen, opened and prepared.
   */
  intervalMs?: number | null;
  /** Called after a new index has been taken. */
  onSwap?: (view: View) => void;
  /** Called once for each new index that cannot be opened or prepared; the last good one stays in use. */
  onError?: (error: unknown) => void;
}

/** An index that follows its folder: a newer build is taken while the program runs. */
export interface LiveIndex<View> {
  /** What was made of the index in use now. Keep it no longer than a synchronous piece of work; else see `use`. */
  current(): View;
  /** Runs `work` on one index, which stays open until `work` has ended even when a newer one is taken meanwhile. */
  use<T>(work: (view: View) => T | Promise<T>): Promise<T>;
  /** Looks at the folder at once; true when a new index was taken. Never throws: see `onError`. */
  check(): Promise<boolean>;
  /** Stops following; closes the index when no work uses it any more. */
  close(): void;
}

interface Lease<View> {
  index: ArchiveIndex;
  view: View;
  users: number;
  retired: boolean;
}

/**
 * Opens the index in a folder and follows it. Throws what `openIndex` and `prepare` throw when the first one cannot be
 * opened; later faults go to `onError`.
 */
export async function openLiveIndex<View>(folder: string, options: LiveIndexOptions<View>): Promise<LiveIndex<View>> {
  const { embedder, prepare, intervalMs, onSwap, onError } = options;
  let seen = stampOf(folder);
  let lease = await open();
  let closed = false;
  let looking: Promise<boolean> = Promise.resolve(false);
  const unwatch =
    intervalMs === null ? () => {} : watchIndex({ folder, since: seen, onChange: () => void check(), intervalMs });

  async function open(): Promise<Lease<View>> {
    const index = await openIndex(folder, { embedder });
    try {
      return { index, view: await prepare(index), users: 0, retired: false };
    } catch (error) {
      index.close();
      throw error;
    }
  }

  function retire(old: Lease<View>): void {
    old.retired = true;
    if (old.users === 0) old.index.close();
  }

  /** One look after the other: two would open the same index twice. */
  function check(): Promise<boolean> {
    looking = looking.then(look);
    return looking;
  }

  async function look(): Promise<boolean> {
    const stamp = stampOf(folder);
    if (closed || stamp === seen) return false;
    seen = stamp;
    let next: Lease<View>;
    try {
      next = await open();
    } catch (error) {
      onError?.(error);
      return false;
    }
    if (closed) {
      retire(next);
      return false;
    }
    const old = lease;
    lease = next;
    retire(old);
    onSwap?.(next.view);
    return true;
  }

  return {
    current: () => lease.view,
    async use(work) {
      const held = lease;
      held.users++;
      try {
        return await work(held.view);
      } finally {
        held.users--;
        if (held.retired && held.users === 0) held.index.close();
      }
    },
    check,
    close() {
      unwatch();
      closed = true;
      if (!lease.retired) retire(lease);
    },
  };
}
