import type { Embedder } from '../src/embedding/embedder.js';
import { archiveDigest } from './archive-digest.js';
import { type ArchiveReport, readArchive } from './read-archive.js';
import { type BuildProgress, writeIndex } from './write-index.js';

export interface BuildOptions {
  archiveFolder: string;
  indexFolder: string;
  embedder: Embedder;
  onProgress?: (progress: BuildProgress) => void;
  /** Breaks the build off; the index stays as it was. */
  signal?: AbortSignal;
}

/** What a build read, kept, left out and made. */
export interface BuildReport {
  pages: number;
  articles: number;
  passages: number;
  directoryEntries: number;
  /** Passages whose text was unchanged, so that their vector was taken from the index before. */
  vectorsReused: number;
  skips: ArchiveReport['skips'];
  boilerplate: ArchiveReport['boilerplate'];
  seconds: number;
}

/**
 * Reads an archive and builds its index, or brings the index up to date. The index in the folder stays in use until
 * the new one is whole.
 * @throws WenyuError E_ARCHIVE_MISSING, E_ARCHIVE_EMPTY, E_INDEX_LOCKED, E_INDEX_FOREIGN, E_INDEX_WRITE,
 *   E_MODEL_INVALID; the signal's reason when aborted
 */
export async function buildIndex(options: BuildOptions): Promise<BuildReport> {
  const { archiveFolder, indexFolder, embedder, onProgress, signal } = options;
  const started = performance.now();
  const readAt = new Date().toISOString();
  const { articles, directory, report, files } = await readArchive(archiveFolder, {
    ...(signal && { signal }),
    onProgress: (done, total) => onProgress?.({ phase: 'reading', done, total }),
  });
  const { manifest, vectorsReused } = await writeIndex({
    articles,
    directory,
    pages: report.pages,
    archiveDigest: archiveDigest(files),
    readAt,
    indexFolder,
    embedder,
    onProgress,
    signal,
  });
  return {
    pages: report.pages,
    articles: articles.length,
    passages: manifest.counts.passages,
    directoryEntries: directory.length,
    vectorsReused,
    skips: report.skips,
    boilerplate: report.boilerplate,
    seconds: (performance.now() - started) / 1000,
  };
}
