import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumFile } from '../src/store/checksum.js';
import { fileNames, generationPattern, listedName, manifestName, manifestPath } from '../src/store/layout.js';
import type { Manifest } from '../src/store/manifest.js';

/** Syncs a file or folder to the disk, so that a later rename never comes before its content. */
function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Makes a finished generation the index: syncs it, then replaces `manifest.json` by one rename. Before the rename
 * readers see the old index, after it the new one. Returns the manifest as written.
 */
export async function commitGeneration(folder: string, manifest: Omit<Manifest, 'files'>): Promise<Manifest> {
  const { generation } = manifest;
  const files: Manifest['files'] = {};
  for (const name of Object.values(fileNames)) {
    const listed = listedName(generation, name);
    syncPath(join(folder, listed));
    files[listed] = await checksumFile(join(folder, listed));
  }
  syncPath(join(folder, generation));
  const whole: Manifest = { ...manifest, files };
  const draft = join(folder, `${manifestName}.${generation}`);
  writeFileSync(draft, `${JSON.stringify(whole, null, 2)}\n`, { flag: 'wx' });
  syncPath(draft);
  renameSync(draft, manifestPath(folder));
  syncPath(folder);
  return whole;
}

/**
 * Removes what no manifest names: generations that were replaced, and what builds that broke off have left. Only the
 * holder of the lock may call it. A reader that has an old generation open keeps it (its files live on until closed);
 * where the system forbids removing open files, a later build removes them.
 */
export function removeLeftovers(folder: string, current: string | null): void {
  for (const name of readdirSync(folder)) {
    const isDraft = name.startsWith(`${manifestName}.`);
    if (name === current || !(isDraft || generationPattern.test(name))) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EBUSY' && code !== 'EPERM' && code !== 'EACCES') throw error;
    }
  }
}
