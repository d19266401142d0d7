import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { articleOf } from '../support/articles.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { modelsFolder } from '../support/seeds-index.js';
import { temporaryFolder, writeSmallIndex } from '../support/small-index.js';

const articles = Array.from({ length: 60 }, (_, i) =>
  articleOf(`a${i}`, `第${i}号服务网点可办理社保查询。${'居民可就近前往。'.repeat(100)}`),
);
const told: string[] = [];
let folder: string;
let remove: () => void;
let texts: string;
let service: OpenAnswerService;
beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  const { manifest } = await writeSmallIndex(folder, articles);
  texts = join(folder, manifest.generation, 'texts.sqlite');
  told.length = 0;
  service = await openAnswerService({
    indexFolder: folder,
    modelsFolder,
    embedder: createFakeEmbedder(),
    follow: false,
    onDamage: () => told.push('damage'),
    onSwap: () => told.push('swap'),
  });
});
afterEach(() => {
  service.close();
  remove();
});

describe('the answer service', () => {
  it('says so when the index in use is overwritten under it, and is sound again with the next', async () => {
    writeFileSync(texts, Buffer.alloc(200));
    expect(await service.ask({ question: '社保查询在哪里办？' })).toMatchObject({
      status: 'failed',
      code: 'E_INDEX_CORRUPT',
    });
    expect(service.healthy()).toBe(false);
    await writeSmallIndex(folder, articles);
    expect(await service.refresh()).toBe(true);
    expect(service.healthy()).toBe(true);
    expect(await service.article('a59')).toMatchObject({ id: 'a59' });
    expect(told).toEqual(['damage', 'swap']);
  });

  it('reads back only the last questions of a conversation, however long it is', async () => {
    const history = ['社保查询在哪里办？', ...Array<string>(20_000).fill('那里呢？')];
    expect(await service.ask({ question: '那里呢？', history })).not.toMatchObject({ status: 'failed' });
  });
});
