import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';

let service: OpenAnswerService;
beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
});
afterAll(() => service.close());

describe('what an article says, named by its headline', () => {
  it.each([
    ['《生态环境质量持续改善》里说了什么？', '生态环境质量持续改善'],
    ['《生态环境质量持续改善》里关于医院说了什么？', '生态环境质量持续改善'],
    ['《抢占金融服务高地》里關於消費說了什麼', '抢占金融服务高地'],
    ['《用“辛苦指数”换“满意指数”》里说了什么', '辛苦指数'],
  ])('%s', async (question, headline) => {
    const answer = await service.ask({ question, history: [] });
    expect(answer).toMatchObject({ status: 'answered' });
    const [first] = answer.status === 'answered' ? answer.excerpts : [];
    expect(first?.citation.headline).toContain(headline);
  });
  it.each([
    '《抢占金融服务高地》里关于停车费说了什么？',
    '《重庆足球队夺冠》里说了什么？',
    '《生态环境质量持续改善》里说的补贴是多少钱？',
  ])('refuses what it does not tell of: %s', async (question) => {
    expect(await service.ask({ question, history: [] })).toMatchObject({ status: 'refused' });
  });
});
