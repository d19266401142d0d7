import type { Article } from '../src/domain/article.js';
import type { DirectoryEntry } from '../src/domain/directory.js';
import type { ArchiveIndex } from '../src/store/archive-index.js';
import { openIndex } from '../src/store/open-index.js';
import { readManifest } from '../src/store/read-manifest.js';
import { archiveDigest } from './archive-digest.js';
import { withoutMarks } from './directory/phone-names.js';
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
  const index = await openIndex(indexFolder, { embedder: readManifest(indexFolder).model });
  try {
    const { articles, directory, files } = await readArchive(archiveFolder);
    const fresh = new Map(articles.map((article) => [article.id, article]));
    const problems: string[] = [];
    if (archiveDigest(files) !== index.manifest.archiveDigest) {
      problems.push(`${archiveFolder}：建索引之后有改动`);
    }
    const indexed = new Set(index.articleIds());
    for (const { id, source } of articles) {
      if (!indexed.has(id)) problems.push(`${source.file} 的文章 ${id} 不在索引里`);
    }
    let passages = 0;
    for (const id of indexed) {
      const found = index.passagesOf(id).length;
      passages += found;
      problems.push(...articleProblems(index, id, fresh.get(id)));
    }
    if (passages !== index.manifest.counts.passages) {
      problems.push(`各篇文章共有 ${passages} 个段落，索引记的是 ${index.manifest.counts.passages} 个`);
    }
    const entries = index.directory();
    problems.push(...entries.flatMap((entry) => sightingProblems(entry, fresh)));
    if (JSON.stringify(entries) !== JSON.stringify(directory)) {
      problems.push('热线目录与现在的档案不一致');
    }
    problems.push(...(await lineMapProblems(archiveFolder, articles)));
    const sightings = entries.reduce((sum, entry) => sum + entry.sightings.length, 0);
    return { articles: indexed.size, passages, sightings, problems };
  } finally {
    index.close();
  }
}

function articleProblems(index: ArchiveIndex, id: string, fresh: Article | undefined): string[] {
  if (!fresh) return [`索引里的文章 ${id} 不在档案里`];
  const problems: string[] = [];
  if (JSON.stringify(sorted(index.article(id))) !== JSON.stringify(sorted(fresh))) {
    problems.push(`文章 ${id} 与 ${fresh.source.file} 不一致`);
  }
  for (const { id: passage, start, end, text } of index.passagesOf(id)) {
    if (fresh.body.slice(start, end) !== text) problems.push(`段落 ${passage} 不在原文 ${start}–${end} 处`);
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
    const bare = withoutMarks(text);
    const missing = [name, number].filter((part) => !bare.includes(withoutMarks(part)));
    return missing.map((part) => `热线目录：${name} ${number} 的“${part}”不在文章 ${articleId} 的 ${start}–${end} 处`);
  });
}
