import { createHash } from 'node:crypto';
import { checksumFile } from '../src/store/checksum.js';
import { findArchiveFiles, unreadable } from './read/archive-files.js';
import { sidecarPath } from './read/sidecar.js';

/** A file that was read for an index: its name in the archive, its size, and its SHA-256 (hex). */
export interface DigestedFile {
  file: string;
  bytes: number;
  sha256: string;
}

/** SHA-256 (hex) over the names, sizes and contents of the files of an archive, sidecars included. */
export function archiveDigest(files: readonly DigestedFile[]): string {
  const hash = createHash('sha256');
  for (const { file, bytes, sha256 } of files) hash.update(`${JSON.stringify(file)} ${bytes} ${sha256}\n`);
  return hash.digest('hex');
}

/**
 * The digest that an index of the folder would have if it was built now. Every file is read, none is cut into articles.
 * @throws E_ARCHIVE_MISSING; the signal's reason when aborted
 */
export async function digestOfFolder(folder: string, signal?: AbortSignal): Promise<string> {
  const { files } = await findArchiveFiles(folder);
  const digested: DigestedFile[] = [];
  const add = async (file: string, path: string) => {
    try {
      digested.push({ file, ...(await checksumFile(path, signal)) });
    } catch (error) {
      // A build leaves it out as well.
      if (unreadable(error) === null) throw error;
    }
  };
  for (const { file, path, format } of files) {
    await add(file, path);
    if (format !== 'jsonl') await add(sidecarPath(file), sidecarPath(path));
  }
  return archiveDigest(digested);
}
