import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../src/domain/article.js';
import type { DirectoryEntry } from '../src/domain/directory.js';
import type { Embedder } from '../src/embedding/embedder.js';
import { codeOf, WenyuError } from '../src/errors.js';
import { fileNames } from '../src/store/layout.js';
import { cuttingVersion, indexFormat, type Manifest } from '../src/store/manifest.js';
import { readManifest } from '../src/store/read-manifest.js';
import { commitGeneration, removeLeftovers } from './commit.js';
import { embedOrReuse } from './embed-passages.js';
import { createInlineGraphWriter, createThreadedGraphWriter } from './graph-writer.js';
import { openKnownVectors } from './known-vectors.js';
import { createInlineLexicalWriter, createThreadedLexicalWriter } from './lexical-writer.js';
import { lockIndex } from './lock.js';
import { newspapersOf } from './newspapers.js';
import { type PassageDraft, passagesOf } from './passages-of.js';
import { placesOf } from './places.js';
import { createTextsWriter } from './write-texts.js';

/** How far a build is. `done` of `total` in passages while indexing. */
export interface BuildProgress {
  phase: 'reading' | 'indexing' | 'committing';
  done: number;
  total: number;
}

export interface WriteOptions {
  articles: readonly Article[];
  directory: readonly DirectoryEntry[];
  pages: number;
  archiveDigest: string;
  /** When the reading of the archive began (ISO 8601). Default: now. */
  readAt?: string | undefined;
  indexFolder: string;
  embedder: Embedder;
  onProgress?: ((progress: BuildProgress) => void) | undefined;
  /** Breaks the build off; the index stays as it was. */
  signal?: AbortSignal | undefined;
  /** Whether graph and postings are built in threads of their own; by the number of passages when not given. */
  threads?: boolean | undefined;
}

export interface WriteReport {
  manifest: Manifest;
  /** Passages whose text was unchanged, so that their vector was kept. */
  vectorsReused: number;
  seconds: number;
}

/** Passages that are embedded and added together. */
const batchSize = 64;
/** From so many passages on, threads pay for their start. */
const threadedFrom = 4_000;

/**
 * Writes an index of the articles beside the one in `indexFolder`, then switches to it. The result depends on the
 * articles and the model alone, never on the index before. Throws E_INDEX_LOCKED, E_INDEX_FOREIGN, E_INDEX_WRITE, or
 * the signal's reason; then the index before stays as it was.
 */
export async function writeIndex(options: WriteOptions): Promise<WriteReport> {
  const started = performance.now();
  const { indexFolder } = options;
  refuseForeign(indexFolder);
  const unlock = lockIndex(indexFolder);
  const generation = `g-${Date.now().toString(36)}-${process.pid.toString(36)}`;
  try {
    removeKilled(indexFolder);
    const { manifest, vectorsReused } = await buildGeneration(options, generation);
    removeLeftovers(indexFolder, generation);
    return { manifest, vectorsReused, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    rmSync(join(indexFolder, generation), { recursive: true, force: true });
    throw asWriteError(error, indexFolder);
  } finally {
    unlock();
  }
}

async function buildGeneration(options: WriteOptions, generation: string) {
  const { articles, directory, indexFolder, embedder, onProgress, signal } = options;
  const folder = join(indexFolder, generation);
  const readAt = options.readAt ?? new Date().toISOString();
  const known = await openKnownVectors(indexFolder, embedder);
  mkdirSync(folder);
  const texts = createTextsWriter(join(folder, fileNames.texts));
  const drafts = articles.map((article, position) => passagesOf(article, position));
  const total = drafts.reduce((sum, list) => sum + list.length, 0);
  const threads = options.threads ?? total >= threadedFrom;
  const terms = threads ? createThreadedLexicalWriter() : createInlineLexicalWriter();
  const graph = threads
    ? createThreadedGraphWriter(embedder.dimensions, total)
    : createInlineGraphWriter(embedder.dimensions, total);
  let done = 0;
  let vectorsReused = 0;
  let batch: PassageDraft[] = [];
  const flush = async () => {
    signal?.throwIfAborted();
    await terms.add(batch);
    const { vectors, reused } = await embedOrReuse(batch, embedder, known);
    await graph.add(vectors);
    vectorsReused += reused;
    done += batch.length;
    batch = [];
    onProgress?.({ phase: 'indexing', done, total });
  };
  try {
    for (const [position, article] of articles.entries()) {
      texts.addArticle(article);
      for (const draft of drafts[position]!) {
        texts.addPassage(draft);
        batch.push(draft);
        if (batch.length === batchSize) await flush();
      }
    }
    if (batch.length > 0) await flush();
    onProgress?.({ phase: 'committing', done: 0, total: 1 });
    texts.finish(directory);
    await terms.finish(join(folder, fileNames.terms), articles.length);
    await graph.finish(join(folder, fileNames.vectors));
  } finally {
    texts.abort();
    known?.close();
    await Promise.all([terms.close(), graph.close()]);
  }
  signal?.throwIfAborted();
  const manifest = await commitGeneration(indexFolder, {
    format: indexFormat,
    generation,
    builtAt: new Date().toISOString(),
    readAt,
    cutting: cuttingVersion,
    archiveDigest: options.archiveDigest,
    model: { id: embedder.id, digest: embedder.digest, dimensions: embedder.dimensions, space: 'ip' },
    counts: {
      pages: options.pages,
      articles: articles.length,
      passages: total,
      directoryEntries: directory.length,
    },
    newspapers: newspapersOf(articles),
    places: placesOf(articles),
  });
  onProgress?.({ phase: 'committing', done: 1, total: 1 });
  return { manifest, vectorsReused };
}

/** Throws E_INDEX_FOREIGN when the folder holds something else; a damaged or older index is ours to replace. */
function refuseForeign(folder: string): void {
  try {
    readManifest(folder);
  } catch (error) {
    if (codeOf(error) === 'E_INDEX_FOREIGN') throw error;
  }
}

/** Removes what killed builds have left beside a sound index, so that a run of them does not fill the disk. */
function removeKilled(folder: string): void {
  let current: string;
  try {
    current = readManifest(folder).generation;
  } catch (error) {
    // No sound index: what stands there may be all there is of one, and goes once the new one is whole.
    if (error instanceof WenyuError) return;
    throw error;
  }
  removeLeftovers(folder, current);
}

/** Errors of the file system and of SQLite as E_INDEX_WRITE; every other one as it is. */
function asWriteError(error: unknown, folder: string): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  const ofDisk = typeof code === 'string' && /^(E[A-Z]+|SQLITE_[A-Z_]+)$/.test(code);
  if (error instanceof WenyuError || !ofDisk) return error;
  return new WenyuError(
    'E_INDEX_WRITE',
    `the index in ${folder} could not be written: ${message}`,
    '原来的索引没有改动。请检查磁盘剩余空间与权限，再运行 wenyu index',
    { cause: error },
  );
}
