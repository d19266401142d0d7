import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WriteReport, writeIndex } from '../../index/write-index.js';
import type { Article } from '../../src/domain/article.js';
import { createFakeEmbedder } from './fake-embedder.js';

/** A new folder for a test, and what removes it (for `onTestFinished` or a hook). */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'wenyu-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes an index of the articles with the fake embedder. */
export function writeSmallIndex(indexFolder: string, articles: readonly Article[]): Promise<WriteReport> {
  return writeIndex({
    articles,
    directory: [],
    pages: 0,
    archiveDigest: '0'.repeat(64),
    indexFolder,
    embedder: createFakeEmbedder(),
  });
}
