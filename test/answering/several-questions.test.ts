import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { type Answered, excerptLimits } from '../../src/domain/answer.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';

let service: OpenAnswerService;

beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
});
afterAll(() => service.close());

async function answered(question: string, history: string[] = []): Promise<Answered> {
  const answer = await service.ask({ question, history });
  expect(answer.status).toBe('answered');
  return answer as Answered;
}
const numbers = ({ entries }: Answered) => entries.map(({ number }) => number);

describe('several questions in one message', () => {
  it('are each answered', async () => {
    expect(numbers(await answered('供水热线是多少？燃气热线又是多少'))).toEqual(['966886', '966777']);
    expect(numbers(await answered('供水热线\n燃气热线\n供电热线'))).toEqual(['966886', '966777', '95598']);
    expect(numbers(await answered('What is the water hotline?\nAnd the gas hotline?'))).toEqual(['966886', '966777']);
    const two = await answered('李林是哪个？满天星行动计划是哪些单位参与的？');
    const articles = new Set(two.excerpts.map(({ citation }) => citation.articleId));
    expect(articles.size).toBe(2);
    expect(two.excerpts.length).toBeLessThanOrEqual(excerptLimits.count);
    expect(two.excerpts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(
      excerptLimits.charactersInAll,
    );
    for (const { text } of two.excerpts) expect(two.text).toContain(text);
  });
  it('tell what was not found beside what was', async () => {
    const answer = await answered('95598是管什么的？12345呢？');
    expect(numbers(answer)).toEqual(['95598']);
    expect(answer.text).toContain('95598是“电力热线”');
    expect(answer.text).toContain('关于“12345呢”：抱歉，报纸档案里没有找到');
    expect(answer.notes?.after.some((note) => note.includes('12345'))).toBe(true);
  });
  it('say when one message asks more than is answered', async () => {
    const answer = await answered('供水热线是多少？燃气热线是多少？供电热线是多少？环保热线是多少？');
    expect(numbers(answer)).toEqual(['966886', '966777', '95598']);
    expect(answer.text).toContain('其余的问题，请再发一条消息问我。');
  });
  it('are refused whole when one of them must not be answered', async () => {
    expect(await service.ask({ question: '供水热线是多少？李林家住哪里，手机号多少？' })).toMatchObject({
      status: 'refused',
      reason: 'personal-data',
    });
  });
  it('of one subject are answered as far as they can be where the whole is refused', async () => {
    const answer = await answered('菜市场有多大，租金多少');
    expect(answer.excerpts[0]!.text).toContain('4084平方米');
    expect(answer.text).toContain('关于“租金多少”：抱歉');
    expect(await service.ask({ question: '违停被贴条，罚款多少，怎么交' })).toMatchObject({ status: 'refused' });
  });
  it('are each something to come back to', async () => {
    const history = ['供水热线是多少？渝快办有多少注册用户？'];
    const answer = await answered('那办件量呢？', history);
    expect(answer.excerpts[0]!.text).toContain('渝快办');
  });
});
