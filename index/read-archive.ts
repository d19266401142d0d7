import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Article } from '../src/domain/article.js';
import type { DirectoryEntry } from '../src/domain/directory.js';
import { WenyuError } from '../src/errors.js';
import type { DigestedFile } from './archive-digest.js';
import { extractDirectory } from './directory/extract-directory.js';
import { tellPlaces } from './places.js';
import { type ArchiveFile, findArchiveFiles, type Skip, unreadable } from './read/archive-files.js';
import { decodeText } from './read/decode.js';
import { htmlLines } from './read/html-lines.js';
import { readJsonLines } from './read/json-lines.js';
import { type Page, type PageMeta, sourceLines } from './read/page.js';
import { readSidecar, sidecarPath } from './read/sidecar.js';
import { UndecodableText } from './read/text-lines.js';
import { linkJumps } from './segment/link-jumps.js';
import { type Boilerplate, segmentPage } from './segment/segment-page.js';

/** What reading an archive gave and left out. */
export interface ArchiveReport {
  pages: number;
  articles: number;
  skips: Skip[];
  boilerplate: Boilerplate[];
}

export interface ArchiveContent {
  articles: Article[];
  directory: DirectoryEntry[];
  report: ArchiveReport;
  /** Each file that was read, in archive order, a page's sidecar after it. */
  files: DigestedFile[];
}

export interface ReadArchiveOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** A page file as lines, or the reason why it is none. */
function pageOf({ file, format }: ArchiveFile, bytes: Uint8Array, meta: PageMeta): Page | string {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded.reason;
  if (format !== 'html') return { file, lines: sourceLines(decoded.text), meta };
  const html = htmlLines(decoded.text);
  return { file, lines: html.lines, meta: { ...html.meta, ...meta } };
}

function digested(file: string, bytes: Uint8Array): DigestedFile {
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Reads a folder of pages (`.txt`, `.md`, `.html`) and ready articles (`.jsonl`) into articles and the directory.
 * What cannot be read is reported and left out; the rest is read.
 * @param folder the archive; its files are named relative to it
 * @throws WenyuError E_ARCHIVE_MISSING (no such folder), E_ARCHIVE_EMPTY (nothing in it could be read); the signal's
 *   reason when aborted
 */
export async function readArchive(folder: string, options: ReadArchiveOptions = {}): Promise<ArchiveContent> {
  const { signal, onProgress } = options;
  const { files: sources, skips } = await findArchiveFiles(folder);
  const articles: Article[] = [];
  const boilerplate: Boilerplate[] = [];
  const files: ArchiveContent['files'] = [];
  const ids = new Set<string>();
  let pages = 0;

  function accept(article: Article): string | null {
    if (ids.has(article.id)) return `id “${article.id}”与前面的文章重复`;
    ids.add(article.id);
    articles.push(article);
    return null;
  }

  async function readRecords(source: ArchiveFile): Promise<void> {
    const read = await readJsonLines(source, accept, signal);
    skips.push(...read.skips);
    files.push({ file: source.file, bytes: source.bytes, sha256: read.sha256 });
  }

  async function readOnePage(source: ArchiveFile): Promise<void> {
    const bytes = await readFile(source.path);
    files.push(digested(source.file, bytes));
    const sidecar = await readSidecar(source.path);
    if (sidecar.bytes) files.push(digested(sidecarPath(source.file), sidecar.bytes));
    const page = pageOf(source, bytes, sidecar.meta);
    if (typeof page === 'string') {
      skips.push({ file: source.file, reason: page });
      return;
    }
    const segmented = segmentPage(page);
    if (sidecar.reason) skips.push({ file: source.file, reason: sidecar.reason });
    boilerplate.push(...segmented.boilerplate);
    if (segmented.articles.length === 0) skips.push({ file: source.file, reason: '版面上没有找到文章' });
    else pages++;
    for (const article of segmented.articles) {
      const reason = accept(article);
      if (reason) skips.push({ file: source.file, line: article.source.lines[0], reason });
    }
  }

  for (const [done, source] of sources.entries()) {
    signal?.throwIfAborted();
    onProgress?.(done, sources.length);
    try {
      if (source.format === 'jsonl') await readRecords(source);
      else await readOnePage(source);
    } catch (error) {
      const reason = error instanceof UndecodableText ? error.message : unreadable(error);
      if (reason === null) throw error;
      skips.push({ file: source.file, reason });
    }
  }
  onProgress?.(sources.length, sources.length);
  if (articles.length === 0) {
    const first = skips[0] ? `（${skips[0].file}：${skips[0].reason}）` : '';
    throw new WenyuError(
      'E_ARCHIVE_EMPTY',
      `档案文件夹 ${folder} 里没有能读的版面或文章${first}`,
      '请放入 .txt、.md、.html 版面，或文章的 .jsonl 文件',
    );
  }
  linkJumps(articles);
  tellPlaces(articles);
  return {
    articles,
    directory: extractDirectory(articles),
    report: { pages, articles: articles.length, skips, boilerplate },
    files,
  };
}
