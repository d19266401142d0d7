import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { digestOfFolder } from '../index/archive-digest.js';
import { findArchiveFiles } from '../index/read/archive-files.js';
import { sidecarPath } from '../index/read/sidecar.js';
import type { Manifest } from '../src/store/manifest.js';

/**
 * Whether an archive holds other files than when an index was built of it. Its files are read only where their times
 * do not rule that out: a file touched and left as it was, or one dated tomorrow, is no reason to build again.
 * @throws E_ARCHIVE_MISSING; the signal's reason when aborted
 */
export async function changedSince(
  archive: string,
  { readAt, builtAt, archiveDigest }: Pick<Manifest, 'readAt' | 'builtAt' | 'archiveDigest'>,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!(await touchedSince(archive, new Date(readAt ?? builtAt)))) return false;
  return (await digestOfFolder(archive, signal)) !== archiveDigest;
}

/**
 * Whether a page or its sidecar was written or put there, or one of the folders that hold pages gained or lost a file.
 * Copies that keep the time of their original are noticed too.
 */
async function touchedSince(archive: string, time: Date): Promise<boolean> {
  const { files } = await findArchiveFiles(archive);
  const places = new Set([archive]);
  for (const { path } of files) for (const place of [path, sidecarPath(path), dirname(path)]) places.add(place);
  // The clock of a file system may lag by a tick: a change at that very moment counts.
  for (const place of places) if ((await changedAt(place)) >= time.getTime()) return true;
  return false;
}

/** Later of the time of the content, which a copy may bring along, and the time the file system itself keeps. */
async function changedAt(path: string): Promise<number> {
  try {
    const { mtimeMs, ctimeMs } = await stat(path);
    return Math.max(mtimeMs, ctimeMs);
  } catch (error) {
    // Most pages have no sidecar; a file that cannot be seen is the build's to report.
    if (['ENOENT', 'EACCES', 'EPERM', 'ELOOP'].includes(String((error as NodeJS.ErrnoException).code))) return 0;
    throw error;
  }
}
