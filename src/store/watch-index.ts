import { statSync } from 'node:fs';
import { manifestPath } from './layout.js';

export interface WatchOptions {
  folder: string;
  /** The manifest that is known already, as `stampOf` gave it. */
  since: string;
  /** Called each time the manifest has been replaced since the last look. */
  onChange: () => void;
  /** How often the folder is looked at, in milliseconds. Default 1,000. */
  intervalMs?: number | undefined;
}

/**
 * Looks at an index folder again and again. Opens nothing, and does not keep the program alive.
 * @returns what ends it
 */
export function watchIndex({ folder, since, onChange, intervalMs = 1_000 }: WatchOptions): () => void {
  let seen = since;
  const timer = setInterval(() => {
    const stamp = stampOf(folder);
    if (stamp === seen) return;
    seen = stamp;
    onChange();
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Changes whenever the manifest of an index folder is replaced; '' while there is none. */
export function stampOf(folder: string): string {
  const stat = statSync(manifestPath(folder), { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino}-${stat.mtimeNs}-${stat.size}` : '';
}
