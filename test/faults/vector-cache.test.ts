import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createVectorCache } from '../../src/answering/passages/similarity.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';

it('questions at the same time do not push vectors out of each other’s hands', async () => {
  const embedder = createFakeEmbedder();
  const slow = {
    ...embedder,
    async embedPassages(texts: readonly string[]) {
      await sleep(5);
      return embedder.embedPassages(texts);
    },
  };
  const cache = createVectorCache(slow, 3);
  await cache.get(['甲', '乙']);
  const [first, second] = [
    ['甲', '乙', '丙'],
    ['丁', '戊', '己', '庚'],
  ].map((texts) => cache.get(texts));
  expect([...(await second!).keys()]).toEqual(['丁', '戊', '己', '庚']);
  expect([...(await first!).keys()].sort()).toEqual(['丙', '乙', '甲']);
});
