import type { Article } from '../src/domain/article.js';
import type { DirectoryEntry } from '../src/domain/directory.js';
import type { ArchiveIndex } from '../src/store/archive-index.js';
import { openIndex } from '../src/store/open-index.js';
import { readManifest } from '../src/store/read-manifest.js';
import { archiveDigest } from './build-index.js';
import { readArchive } from './read-archive.js';
import { lineMapProblems } from './verify-lines.js';

/** What was compared and what differs, a sentence each. */
export interface VerifyReport {
  articles: number;
  passages: number;
  sightings: number;
  problems: string[];
}

/**
 * Proves an index against its archive, which is read anew: checksums of the index's files, every article and passage
 * verbatim at its offsets, every directory sighting with its number in the text, every line map true to its file.
 * @throws WenyuError what `openIndex` (model aside) and `readArchive` throw
 */
export async function verifyIndex(archiveFolder: string, indexFolder: string): Promise<VerifyReport> {
  const index = openIndex(indexFolder, { embedder: readManifest(indexFolder).model });
  try {
    const { articles, directory, files } = await readArchive(archiveFolder);
    const fresh = new Map(articles.map((article) => [article.id, article]));
    const problems: string[] = [];
    if (archiveDigest(files) !== index.manifest.archiveDigest) {
      problems.push(`${archiveFolder}: has changed since the index was built`);
    }
    const indexed = new Set(index.articleIds());
    for (const { id, source } of articles) {
      if (!indexed.has(id)) problems.push(`article ${id} of ${source.file} is not in the index`);
    }
    let passages = 0;
    for (const id of indexed) {
      const found = index.passagesOf(id).length;
      passages += found;
      problems.push(...articleProblems(index, id, fresh.get(id)));
    }
    if (passages !== index.manifest.counts.passages) {
      problems.push(`articles have ${passages} passages, the index ${index.manifest.counts.passages}`);
    }
    const entries = index.directory();
    problems.push(...entries.flatMap((entry) => sightingProblems(entry, fresh)));
    if (JSON.stringify(entries) !== JSON.stringify(directory)) {
      problems.push('the directory differs from the one that the archive gives now');
    }
    problems.push(...(await lineMapProblems(archiveFolder, articles)));
    const sightings = entries.reduce((sum, entry) => sum + entry.sightings.length, 0);
    return { articles: indexed.size, passages, sightings, problems };
  } finally {
    index.close();
  }
}

function articleProblems(index: ArchiveIndex, id: string, fresh: Article | undefined): string[] {
  if (!fresh) return [`article ${id} of the index is not in the archive`];
  const problems: string[] = [];
  if (JSON.stringify(sorted(index.article(id))) !== JSON.stringify(sorted(fresh))) {
    problems.push(`article ${id}: differs from ${fresh.source.file}`);
  }
  for (const { id: passage, start, end, text } of index.passagesOf(id)) {
    if (fresh.body.slice(start, end) !== text) problems.push(`passage ${passage}: is not at ${start}–${end}`);
  }
  return problems;
}

/** The fields of an object in the order of their names. */
function sorted(value: object | null): unknown {
  return value && Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sightingProblems({ name, number, sightings }: DirectoryEntry, fresh: ReadonlyMap<string, Article>): string[] {
  return sightings.flatMap(({ articleId, start, end }) => {
    const text = fresh.get(articleId)?.body.slice(start, end) ?? '';
    const bare = withoutBlanks(text);
    const missing = [name, number].filter((part) => !bare.includes(withoutBlanks(part)));
    return missing.map((part) => `directory: "${part}" of ${name} ${number} is not in ${articleId} at ${start}–${end}`);
  });
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
