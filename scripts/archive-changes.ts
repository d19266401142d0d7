import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findArchiveFiles } from '../index/read/archive-files.js';

/**
 * Whether an archive changed after a time: a page or its sidecar was written or put there, or one of the folders that
 * hold pages gained or lost a file. Copies that keep the time of their original are noticed too.
 * @throws E_ARCHIVE_MISSING
 */
export async function changedSince(archive: string, time: Date): Promise<boolean> {
  const { files } = await findArchiveFiles(archive);
  const places = new Set([archive]);
  for (const { path } of files) {
    for (const place of [path, path.replace(/\.[^./\\]*$/, '.meta.json'), dirname(path)]) places.add(place);
  }
  for (const place of places) if ((await changedAt(place)) > time.getTime()) return true;
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
