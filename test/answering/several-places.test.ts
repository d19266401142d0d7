import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../index/build-index.js';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import type { Answer } from '../../src/domain/answer.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';
import { temporaryFolder } from '../support/small-index.js';

const pages = resolve(import.meta.dirname, '../fixtures/papers/first/pages');
const { folder, remove } = temporaryFolder();
let service: OpenAnswerService;

beforeAll(async () => {
  const { embedder } = await seedsIndex();
  await buildIndex({ archiveFolder: pages, indexFolder: folder, embedder });
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
});
afterAll(() => {
  service.close();
  remove();
});

const ask = (question: string) => service.ask({ question, history: [] });
const filesOf = (answer: Answer) =>
  answer.status === 'answered' ? [...new Set(answer.excerpts.map(({ citation }) => citation.source.file))] : [];

describe('an archive of pages of six cities', () => {
  it.each([
    ['涪陵公租房的租金标准是多少', 'p5.txt'],
    ['南充水价新的哪天开始算', 'p6.txt'],
    ['2024成都几多人参加高考', 'p4.txt'],
  ])('answers a question that names one from its page: %s', async (question, file) => {
    expect(filesOf(await ask(question))[0]).toBe(file);
  });

  it('gives the line of the place named, and none of another’s', async () => {
    const numbers = (answer: Answer) =>
      answer.status === 'answered' ? answer.entries.map(({ number }) => number) : [];
    expect(numbers(await ask('厨房闻到一股气味怕是漏气了，万州打哪个号'))).toEqual(['58119777']);
    expect(numbers(await ask('渝北的燃气抢修电话'))).toEqual([]);
  });

  it.each(['江北区居民医保一年交好多钱', '沙坪坝的夜游船票价好多'])(
    'does not answer it from the page of another: %s',
    async (question) => {
      expect(await ask(question)).toMatchObject({ status: 'refused', reason: 'not-in-archive' });
    },
  );
});
