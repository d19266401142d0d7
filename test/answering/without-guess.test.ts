import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { withoutGuess } from '../../src/text/lexicon/question-words/guess.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';

describe('withoutGuess', () => {
  it.each([
    ['食堂是供销社开的吗', '供销社', '食堂是哪个单位开的'],
    ['自助柜是工商银行建的吧', '工商银行', '自助柜是哪家银行建的'],
    ['学校是1962年搬来的吗', '1962年', '学校是哪年搬来的'],
    ['灯会是2月8号办的吗', '2月8号', '灯会是什么时候办的'],
    ['那里有300个车位对吧', '300', '那里有多少个车位'],
    ['图书馆是不是在临江门', '临江门', '图书馆在哪里'],
    ['王敏是镇长吗', '王敏', '镇长是谁'],
  ])('%s', (question, guess, open) => {
    expect(withoutGuess(question)).toMatchObject({ guess, open });
  });

  it.each(['今天上班吗', '办证要不要钱', '这个在网上能办吗', '热线是不是24小时都有人接', '图书馆在临江门'])(
    'nothing is offered by %s',
    (question) => {
      expect(withoutGuess(question)).toBeNull();
    },
  );
});

describe('a wrong guess', () => {
  let service: OpenAnswerService;
  beforeAll(async () => {
    const { folder, embedder } = await seedsIndex();
    service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
  });
  afterAll(() => service.close());

  it.each([
    ['石灰市菜市场在大坪吗', '四贤巷3号'],
    ['石灰市菜市场有600个摊位吧', '摊位495个'],
    ['交通大学是1960年迁到西安的吗', '1955年'],
    ['渝中区区长是罗毅吗', '区长谢东'],
    ['渝中区区长是谢东吗', '区长谢东'],
  ])('keeps back no fact: %s', async (question, fact) => {
    const answer = await service.ask({ question });
    expect(JSON.stringify(answer.status === 'answered' ? answer.excerpts[0] : answer)).toContain(fact);
  });

  it('leads to no answer on what the archive tells nothing of', async () => {
    expect(await service.ask({ question: '大坪医院是1950年建的吗' })).toMatchObject({ status: 'refused' });
  });
});
