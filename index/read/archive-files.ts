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
const largestPageBytes = 32 * 1024 * 1024;

function hasCode(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Why a file or folder could not be read, as a report says it; null for an error that says nothing of the file. */
export function unreadable(error: unknown): string | null {
  if (!hasCode(error, 'ENOENT', 'EACCES', 'EPERM', 'ELOOP', 'EIO', 'ESTALE')) return null;
  return `无法读取（${error.code}）`;
}

/**
 * The pages and JSON Lines files of an archive folder and its subfolders, sorted by name, with a reason for each file
 * left out. Of a file and links to it only the file is given, of several links to a file elsewhere the first. Hidden
 * files, sidecars (`*.meta.json`) and README files are no pages and are passed over silently.
 * @throws WenyuError E_ARCHIVE_MISSING when the folder does not exist or is none
 */
export async function findArchiveFiles(folder: string): Promise<{ files: ArchiveFile[]; skips: Skip[] }> {
  const files: ArchiveFile[] = [];
  const skips: Skip[] = [];
  const visited = new Set<string>();
  const targets = new Map<ArchiveFile, string>();

  async function visitEntry(file: string, path: string, real: string): Promise<void> {
    const link = (await lstat(path)).isSymbolicLink();
    const info = await stat(path);
    if (info.isDirectory()) return visitFolder(path, `${file}/`);
    if (!info.isFile()) return void skips.push({ file, reason: '不是普通文件' });
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (name.endsWith('.meta.json') || /^readme\b/i.test(name)) return;
    const format = formats[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
    if (!format) return void skips.push({ file, reason: '不是 .txt、.md、.html 或 .jsonl 文件' });
    if (info.size === 0) return void skips.push({ file, reason: '文件是空的' });
    if (format !== 'jsonl' && info.size > largestPageBytes) {
      const limit = largestPageBytes / 1024 / 1024;
      return void skips.push({ file, reason: `超过 ${limit} MB，作为一个版面太大` });
    }
    const found = { file, path, format, bytes: info.size };
    if (link) targets.set(found, await realpath(path));
    else visited.add(real);
    files.push(found);
  }

  async function visitFolder(path: string, prefix: string): Promise<void> {
    const real = await realpath(path);
    if (visited.has(real)) {
      skips.push({ file: prefix, reason: '指向已读文件夹的链接' });
      return;
    }
    visited.add(real);
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
    for (const name of names) {
      try {
        await visitEntry(prefix + name, join(path, name), join(real, name));
      } catch (error) {
        const reason = unreadable(error);
        if (reason === null) throw error;
        skips.push({ file: prefix + name, reason });
      }
    }
  }

  try {
    await visitFolder(folder, '');
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP')) throw error;
    throw new WenyuError(
      'E_ARCHIVE_MISSING',
      `档案文件夹 ${folder} 无法读取`,
      '请用 --archive 或 WENYU_ARCHIVE 指向存有版面的文件夹',
      { cause: error },
    );
  }
  // Only now is it known which files are read themselves.
  const once = files.filter((found) => {
    const target = targets.get(found);
    if (target === undefined) return true;
    if (!visited.has(target)) return visited.add(target);
    skips.push({ file: found.file, reason: '指向已读文件的链接' });
    return false;
  });
  return { files: once, skips };
}
