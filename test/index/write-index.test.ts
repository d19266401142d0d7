import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockIndex } from '../../index/lock.js';
import { writeIndex } from '../../index/write-index.js';
import { openIndex } from '../../src/store/open-index.js';
import { readManifest } from '../../src/store/read-manifest.js';
import { articleOf } from '../support/articles.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder, writeSmallIndex } from '../support/small-index.js';

const embedder = createFakeEmbedder();
const articles = Array.from({ length: 30 }, (_, i) =>
  articleOf(`a${i}`, `第${i}号服务网点设在${'甲乙丙丁'.repeat(i + 1)}路。市民可到网点办理渝快办事项。`.repeat(i + 1), {
    headline: `网点${i}`,
  }),
);
let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

/** Checksums of an index's files, whatever their generation is called. */
function contentOf(indexFolder: string): string[] {
  return Object.entries(readManifest(indexFolder).files).map(([name, { sha256 }]) => `${name.split('/')[1]} ${sha256}`);
}

describe('writeIndex', () => {
  it('makes an index that holds every article and passage', async () => {
    const { manifest } = await writeSmallIndex(folder, articles);
    const index = await openIndex(folder, { embedder });
    expect(index.articleIds()).toEqual(articles.map(({ id }) => id));
    let passages = 0;
    for (const article of articles) {
      expect(index.article(article.id)).toEqual(article);
      for (const [ordinal, passage] of index.passagesOf(article.id).entries()) {
        expect(passage).toMatchObject({ articleId: article.id, ordinal, id: `${article.id}#${ordinal}` });
        expect(article.body.slice(passage.start, passage.end)).toBe(passage.text);
        expect(index.passage(passages)).toEqual(passage);
        passages++;
      }
    }
    expect(passages).toBe(manifest.counts.passages);
    expect(index.article('none')).toBeNull();
    expect(index.passagesOf('none')).toEqual([]);
    index.close();
  });

  it('gives the same files whether it starts afresh or from an index of other articles, in whatever order they came', async () => {
    const changed = articles.map((article) => (article.id === 'a7' ? { ...article, body: '改过的正文。' } : article));
    const first = await writeSmallIndex(folder, articles);
    const update = await writeSmallIndex(folder, changed);
    const ofA7 = await openIndex(folder, { embedder });
    expect(update.vectorsReused).toBe(update.manifest.counts.passages - ofA7.passagesOf('a7').length);
    ofA7.close();
    expect(first.vectorsReused).toBe(0);
    const fresh = temporaryFolder();
    await writeSmallIndex(fresh.folder, changed);
    expect(contentOf(folder)).toEqual(contentOf(fresh.folder));
    const removal = await writeSmallIndex(folder, changed.slice(3));
    await writeSmallIndex(join(fresh.folder, 'second'), changed.slice(3));
    expect(contentOf(folder)).toEqual(contentOf(join(fresh.folder, 'second')));
    expect(removal.vectorsReused).toBe(removal.manifest.counts.passages);
    fresh.remove();
  });

  it('embeds only the passages of a changed page among a thousand', async () => {
    const pages = Array.from({ length: 1000 }, (_, i) => articleOf(`p${i}`, `第${i}版的正文，编号${i * 7919}。`));
    await writeSmallIndex(folder, pages);
    const embedded: string[] = [];
    const counting = {
      ...embedder,
      embedPassages: (texts: readonly string[]) => {
        embedded.push(...texts);
        return embedder.embedPassages(texts);
      },
    };
    pages[500] = articleOf('p500', '这一版改过了。');
    await writeIndex({
      ...{ articles: pages, directory: [], pages: 0, archiveDigest: '', indexFolder: folder },
      embedder: counting,
    });
    expect(embedded).toEqual(['这一版改过了。']);
  });

  it('removes the passages of a removed article and the generation before', async () => {
    await writeSmallIndex(folder, articles);
    await writeSmallIndex(folder, articles.slice(1));
    const index = await openIndex(folder, { embedder });
    expect(index.article('a0')).toBeNull();
    expect(index.searchTerms(['网点'], 1000).candidates.every(({ row }) => index.passage(row).articleId !== 'a0')).toBe(
      true,
    );
    index.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('g-'))).toEqual([readManifest(folder).generation]);
  });

  it('leaves the index before as it was when it is broken off, and nothing beside it', async () => {
    await writeSmallIndex(folder, articles);
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
    const interruption = new AbortController();
    const broken = writeIndex({
      ...{ articles: articles.slice(2), directory: [], pages: 0, archiveDigest: '', indexFolder: folder, embedder },
      signal: interruption.signal,
      onProgress: () => interruption.abort(new Error('stop')),
    });
    await expect(broken).rejects.toThrow('stop');
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('g-')).length).toBe(1);
    (await openIndex(folder, { embedder })).close();
  });

  it('clears away what a build that was killed has left', async () => {
    mkdirSync(join(folder, 'g-dead-1'), { recursive: true });
    writeFileSync(join(folder, 'g-dead-1', 'vectors.hnsw'), 'half');
    writeFileSync(join(folder, 'manifest.json.g-dead-1'), '{');
    await writeSmallIndex(folder, articles);
    expect(existsSync(join(folder, 'g-dead-1'))).toBe(false);
    expect(existsSync(join(folder, 'manifest.json.g-dead-1'))).toBe(false);
  });

  it('keeps two builders apart and names the one that is at work', async () => {
    const unlock = lockIndex(folder);
    const second = writeSmallIndex(folder, articles);
    await expect(second).rejects.toMatchObject({
      code: 'E_INDEX_LOCKED',
      message: expect.stringContaining(`${process.pid}`),
    });
    unlock();
    await writeSmallIndex(folder, articles);
  });

  it('refuses a folder that holds something else and leaves it alone', async () => {
    writeFileSync(join(folder, 'letter.txt'), '您好');
    await expect(writeSmallIndex(folder, articles)).rejects.toMatchObject({ code: 'E_INDEX_FOREIGN' });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
    writeFileSync(join(folder, 'manifest.json'), '{"name": "a web app"}');
    await expect(writeSmallIndex(folder, articles)).rejects.toMatchObject({ code: 'E_INDEX_FOREIGN' });
  });

  it('says so when the folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(writeSmallIndex(join(file, 'index'), articles)).rejects.toMatchObject({ code: 'E_INDEX_WRITE' });
  });

  it('replaces a damaged index and one of another format', async () => {
    const { manifest } = await writeSmallIndex(folder, articles);
    writeFileSync(join(folder, manifest.generation, 'texts.sqlite'), 'damaged');
    await writeSmallIndex(folder, articles);
    (await openIndex(folder, { embedder })).close();
    writeFileSync(join(folder, 'manifest.json'), '{"format": 99}');
    await writeSmallIndex(folder, articles);
    (await openIndex(folder, { embedder })).close();
  });

  it('refuses vectors that are not the model’s', async () => {
    const wrong = { ...embedder, embedPassages: async () => [new Float32Array(64).fill(Number.NaN)] };
    const build = writeIndex({
      ...{ articles: articles.slice(0, 1), directory: [], pages: 0, archiveDigest: '', indexFolder: folder },
      embedder: wrong,
    });
    await expect(build).rejects.toMatchObject({ code: 'E_MODEL_INVALID' });
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
  });
});
