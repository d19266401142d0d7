import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WenyuError } from '../../src/errors.js';

export type FileFormat = 'text' | 'markdown' | 'html' | 'jsonl';

export interface ArchiveFile {
  /** Relative to the archive folder, with forward slashes. */
  file: string;
  path: string;
  format: FileFormat;
  bytes: number;
}

export interface Skip {
  file: string;
  line?: number;
  reason: string;
}

const formats: Record<string, FileFormat> = {
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};
/** Largest page that is read: a newspaper page has some 20 KB, a whole issue in one file some MB. */
export const largestPageBytes = 32 * 1024 * 1024;

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * The pages and JSON Lines files of an archive folder and its subfolders, sorted by name, with a reason for each file
 * left out. Hidden files, sidecars (`*.meta.json`) and README files are no pages and are passed over silently.
 * @throws WenyuError E_ARCHIVE_MISSING when the folder does not exist or is none
 */
export async function findArchiveFiles(folder: string): Promise<{ files: ArchiveFile[]; skips: Skip[] }> {
  const files: ArchiveFile[] = [];
  const skips: Skip[] = [];
  const visited = new Set<string>();

  async function visitEntry(file: string, path: string): Promise<void> {
    const link = (await lstat(path)).isSymbolicLink();
    const info = await stat(path);
    if (info.isDirectory()) return visitFolder(path, `${file}/`);
    if (!info.isFile()) return void skips.push({ file, reason: 'not a regular file' });
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (name.endsWith('.meta.json') || /^readme\b/i.test(name)) return;
    const format = formats[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
    if (!format) return void skips.push({ file, reason: 'not one of .txt, .md, .html and .jsonl' });
    if (info.size === 0) return void skips.push({ file, reason: 'the file is empty' });
    if (format !== 'jsonl' && info.size > largestPageBytes) {
      const limit = largestPageBytes / 1024 / 1024;
      return void skips.push({ file, reason: `larger than ${limit} MB, too large for a page` });
    }
    if (link) {
      const target = await realpath(path);
      if (visited.has(target)) return void skips.push({ file, reason: 'a link to a file that is read already' });
      visited.add(target);
    }
    files.push({ file, path, format, bytes: info.size });
  }

  async function visitFolder(path: string, prefix: string): Promise<void> {
    const real = await realpath(path);
    if (visited.has(real)) {
      skips.push({ file: prefix, reason: 'a link to a folder that is read already' });
      return;
    }
    visited.add(real);
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
    for (const name of names) {
      try {
        await visitEntry(prefix + name, join(path, name));
      } catch (error) {
        if (!hasCode(error, 'ENOENT', 'EACCES', 'EPERM', 'ELOOP', 'EIO')) throw error;
        skips.push({ file: prefix + name, reason: `cannot be read (${(error as NodeJS.ErrnoException).code})` });
      }
    }
  }

  try {
    await visitFolder(folder, '');
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP')) throw error;
    throw new WenyuError(
      'E_ARCHIVE_MISSING',
      `the archive folder ${folder} cannot be read`,
      'give an existing folder of pages with --archive',
      { cause: error },
    );
  }
  return { files, skips };
}
