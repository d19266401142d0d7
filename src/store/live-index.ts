import { statSync } from 'node:fs';
import type { ArchiveIndex } from './archive-index.js';
import { manifestPath } from './layout.js';
import { type OpenOptions, openIndex } from './open-index.js';

export interface LiveIndexOptions extends OpenOptions {
  /** How often the folder is looked at, in milliseconds; a new index is taken within this time. Default 1,000. */
  intervalMs?: number;
  /** Called after a new index has been taken. */
  onSwap?: (index: ArchiveIndex) => void;
  /** Called once for each new index that cannot be opened; the last good one stays in use. */
  onError?: (error: unknown) => void;
}

/** An index that follows its folder: a newer build is taken while the program runs. */
export interface LiveIndex {
  /** The index in use now. Keep it no longer than a synchronous piece of work; else see `use`. */
  current(): ArchiveIndex;
  /** Runs `work` on one index, which stays open until `work` has ended even when a newer one is taken meanwhile. */
  use<T>(work: (index: ArchiveIndex) => T | Promise<T>): Promise<T>;
  /** Looks at the folder at once; true when a new index was taken. Never throws: see `onError`. */
  check(): boolean;
  /** Stops following; closes the index when no work uses it any more. */
  close(): void;
}

interface Lease {
  index: ArchiveIndex;
  users: number;
  retired: boolean;
}

/**
 * Opens the index in a folder and follows it. Throws what `openIndex` throws when the first one cannot be opened;
 * later faults go to `onError`.
 */
export function openLiveIndex(folder: string, options: LiveIndexOptions): LiveIndex {
  const { embedder, intervalMs = 1_000, onSwap, onError } = options;
  let seen = stampOf(folder);
  let lease: Lease = { index: openIndex(folder, { embedder }), users: 0, retired: false };
  const timer = setInterval(check, intervalMs);
  timer.unref();

  function retire(old: Lease): void {
    old.retired = true;
    if (old.users === 0) old.index.close();
  }

  function check(): boolean {
    const stamp = stampOf(folder);
    if (stamp === seen) return false;
    seen = stamp;
    let index: ArchiveIndex;
    try {
      index = openIndex(folder, { embedder });
    } catch (error) {
      onError?.(error);
      return false;
    }
    const old = lease;
    lease = { index, users: 0, retired: false };
    retire(old);
    onSwap?.(index);
    return true;
  }

  return {
    current: () => lease.index,
    async use(work) {
      const held = lease;
      held.users++;
      try {
        return await work(held.index);
      } finally {
        held.users--;
        if (held.retired && held.users === 0) held.index.close();
      }
    },
    check,
    close() {
      clearInterval(timer);
      if (!lease.retired) retire(lease);
    },
  };
}

/** Changes whenever the manifest is replaced; '' while there is none. */
function stampOf(folder: string): string {
  const stat = statSync(manifestPath(folder), { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino}-${stat.mtimeNs}-${stat.size}` : '';
}
