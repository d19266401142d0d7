import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retrieve } from '../../src/retrieval/retrieve.js';
import type { ArchiveIndex } from '../../src/store/archive-index.js';
import { openIndex } from '../../src/store/open-index.js';
import { fakeSeedsIndex } from '../support/seeds-index.js';

let index: ArchiveIndex;
let embedder: Awaited<ReturnType<typeof fakeSeedsIndex>>['embedder'];
beforeAll(async () => {
  const shared = await fakeSeedsIndex();
  embedder = shared.embedder;
  index = await openIndex(shared.folder, { embedder });
});
afterAll(() => index.close());

describe('retrieve', () => {
  it('finds the hotline list by name', async () => {
    const { accepted } = await retrieve(index, embedder, '自来水热线是多少', { top: 5 });
    expect(accepted[0]?.passage.text).toContain('966886');
  });

  it('accepts different passages, best first, a few of an article, and says what it rejected', async () => {
    const { accepted, rejected, timings } = await retrieve(index, embedder, '疫苗接种', {
      top: 8,
      passagesPerArticle: 1,
    });
    expect(accepted.length).toBe(8);
    expect(new Set(accepted.map(({ passage }) => passage.articleId)).size).toBe(8);
    for (let i = 1; i < accepted.length; i++) expect(accepted[i]!.score).toBeLessThanOrEqual(accepted[i - 1]!.score);
    const ids = [...accepted, ...rejected].map(({ passage }) => passage.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(rejected.length).toBe(8);
    expect(Object.keys(timings).sort()).toEqual(['denseMs', 'embedMs', 'lexicalMs', 'rankMs']);
    expect((await retrieve(index, embedder, '疫苗接种', { top: 8, rejected: 0 })).rejected).toEqual([]);
  });

  it('gives the same for the same question', async () => {
    const first = await retrieve(index, embedder, '便民服务有哪些电话', { top: 10 });
    const second = await retrieve(index, embedder, '便民服务有哪些电话', { top: 10 });
    expect(second.accepted).toEqual(first.accepted);
  });

  it('copes with a question that shares no term with the archive, and with an empty one', async () => {
    const strange = await retrieve(index, embedder, 'zxqv', { top: 3 });
    expect(strange.accepted.every(({ lexical }) => lexical === null)).toBe(true);
    expect((await retrieve(index, embedder, '', { top: 3 })).accepted.length).toBe(3);
  });
});
