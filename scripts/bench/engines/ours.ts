import { join } from 'node:path';
import { writeIndex } from '../../../index/write-index.js';
import type { Article } from '../../../src/domain/article.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { retrieve } from '../../../src/retrieval/retrieve.js';
import type { ArchiveIndex } from '../../../src/store/archive-index.js';
import { openIndex } from '../../../src/store/open-index.js';
import type { BenchPassage, Engine } from './engine.js';

/** Our own index and retrieval, with an opened index at hand for measuring its parts. */
export interface OurEngine extends Engine {
  index(): ArchiveIndex;
}

/** @param embedder gives the vectors while building; queries bring their own. */
export function ourEngine(embedder: Embedder): OurEngine {
  let index: ArchiveIndex | null = null;
  const folderOf = (folder: string) => join(folder, 'ours');
  const opened = () => {
    if (index === null) throw new RangeError('the index is not open');
    return index;
  };
  return {
    name: '问渝',
    index: opened,
    async build(passages, _count, folder) {
      const articles = Array.from(passages, articleOf);
      await writeIndex({
        ...{ articles, directory: [], pages: 0, archiveDigest: '', indexFolder: folderOf(folder), embedder },
      });
    },
    async load(folder) {
      index = await openIndex(folderOf(folder), { embedder });
    },
    async search({ text, vector }, count) {
      const asked = { embedQuery: async () => vector };
      const { accepted } = await retrieve(opened(), asked, text, { top: count, rejected: 0 });
      return accepted.map(({ passage }) => Number(passage.articleId));
    },
    close: async () => index?.close(),
  };
}

/** A passage as an article of its own, whose id is its row. */
function articleOf({ row, text }: BenchPassage): Article {
  return {
    ...{ id: String(row), headline: '', headlineLine: null, eyebrow: null, subheads: [], newspaper: null, date: null },
    ...{
      dateCertainty: 'unknown',
      dateEvidence: null,
      page: null,
      issue: null,
      kind: 'news',
      byline: null,
      body: text,
    },
    ...{ source: { file: 'news', lines: [row + 1, row + 1] }, lineMap: [[0, row + 1]], url: null },
    ...{ continuedFrom: null, continuedOn: null, place: null },
  };
}
