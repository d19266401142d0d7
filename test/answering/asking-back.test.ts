import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../index/build-index.js';
import { askBack } from '../../src/answering/asking-back/ask-back.js';
import type { Meaning } from '../../src/answering/asking-back/meaning.js';
import { subjectsMeant } from '../../src/answering/asking-back/subjects-meant.js';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import type { Answer } from '../../src/domain/answer.js';
import type { DirectoryEntry } from '../../src/domain/directory.js';
import { openIndex } from '../../src/store/open-index.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';
import { temporaryFolder } from '../support/small-index.js';

/** The readings of a reply that asks back, else none. */
function readingsIn(answer: Answer): readonly string[] {
  const asks = answer.status === 'refused' && /^(?:您是想问|Did you mean)/.test(answer.text);
  return asks ? answer.suggestions : [];
}

describe('askBack', () => {
  const asking = { question: '公交', language: 'zh' as const };
  const meaning = (...questions: string[]): Meaning => ({
    phrasings: questions.map((question) => ({ question, isAnsweredBy: () => true })),
  });
  const tryOut = async (question: string): Promise<Answer> =>
    question.includes('没有')
      ? { status: 'chat', text: '', language: 'zh' }
      : {
          ...{ status: 'answered', kind: 'passages', text: '', excerpts: [], entries: [] },
          ...{ asOf: null, confidence: 1, suggestions: [], language: 'zh' },
        };
  it('offers the first answered phrasing of each meaning, three at most', async () => {
    const meanings = [meaning('没有？', '甲？'), meaning('乙？'), meaning('没有？'), meaning('丙？'), meaning('丁？')];
    const reply = await askBack(meanings, { ...asking, tryOut });
    expect(reply).toMatchObject({ status: 'refused', reason: 'unclear', suggestions: ['甲？', '乙？', '丙？'] });
    expect(reply!.text).toBe('您是想问：\n· 甲？\n· 乙？\n· 丙？');
  });
  it('asks nothing when fewer than two differ from the question and are answered', async () => {
    expect(await askBack([meaning('甲？')], { ...asking, tryOut })).toBeNull();
    expect(await askBack([meaning('甲？'), meaning('没有？')], { ...asking, tryOut })).toBeNull();
    expect(await askBack([meaning('甲？'), meaning('公交？')], { ...asking, tryOut })).toBeNull();
    expect(await askBack([meaning('甲？'), meaning('甲')], { ...asking, tryOut })).toBeNull();
  });
  it('leaves untried readings out of the reply to a reading', async () => {
    expect(await askBack([meaning('甲？'), meaning('乙？')], { ...asking, tryOut: null })).toMatchObject({
      status: 'refused',
      suggestions: [],
    });
  });
});

describe('asking back over the seeds', () => {
  let service: OpenAnswerService;
  let directory: readonly DirectoryEntry[];
  beforeAll(async () => {
    const { folder, embedder } = await seedsIndex();
    service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
    const index = await openIndex(folder, { embedder });
    directory = index.directory();
    index.close();
  });
  afterAll(() => service.close());
  const ask = (question: string, history: string[] = []) => service.ask({ question, history });

  it('asks whose number is wanted', async () => {
    const reply = await ask('电话多少');
    expect(readingsIn(reply)).toHaveLength(3);
    expect(reply.text).toMatch(/^您是想问：\n· \S+是多少？/);
    expect(readingsIn(await ask('What is the phone number?'))[0]).toMatch(/^What is the phone number of “/);
  });
  it.each(['有哪些热线', '热线', '便民电话都有什么', '自来水热线是多少'])(
    'lists or gives the number: %s',
    async (question) => {
      expect(await ask(question)).toMatchObject({ status: 'answered', kind: 'directory' });
    },
  );
  it('takes the subject from the conversation when it has one', async () => {
    expect(await ask('电话多少', ['自来水停了怎么办'])).not.toMatchObject({ reason: 'unclear' });
  });
  it.each([
    '文化',
    '医院',
    '政策',
    '社区',
    '消费',
    '投诉',
    '就业',
    '公交',
    '自来水',
    '补贴',
    '志愿者',
    '措施有哪些',
    '办公时间是多少',
    'hospital',
    'culture',
    '电话是多少',
  ])('%s: each reading offered is answered when sent, alone and in the conversation', async (question) => {
    const readings = readingsIn(await ask(question));
    expect(readings.length).toBeLessThanOrEqual(3);
    for (const reading of readings) {
      expect(await ask(reading), reading).toMatchObject({ status: 'answered' });
      expect(await ask(reading, [question]), reading).toMatchObject({ status: 'answered' });
    }
  });
  it.each(['消费', '医院', '电话是多少'])('asks back: %s', async (question) => {
    expect(readingsIn(await ask(question)).length).toBeGreaterThan(1);
  });
  it.each([
    ['医院', '里关于医院说了什么？'],
    ['消费', '消费投诉电话是多少？'],
    ['我想问一下医院', '里关于医院说了什么？'],
    ['about the hospital?', 'say about the hospital?'],
    ['措施有哪些', '里说的措施有哪些？'],
  ])('finds what a lone subject may mean, unless the decision is sure: %s', async (question, phrasing) => {
    const { trace } = await service.trace({ question });
    const meant = (confidence: number) =>
      subjectsMeant(trace.understanding!, {
        scored: trace.scored!,
        decision: { answers: false, confidence, missing: null },
        thresholds: { answer: 0.4, gap: 100 },
        directory,
      });
    expect(meant(0.1).length).toBeGreaterThan(1);
    expect(meant(0.1)[0]!.phrasings[0]!.question).toContain(phrasing);
    expect(meant(0.9)).toEqual([]);
  });
  it.each(['医院在哪里', '消费投诉打什么电话', '补办社保卡', '2024'])('has no lone subject: %s', async (question) => {
    const { trace } = await service.trace({ question });
    const found = { scored: trace.scored ?? [], thresholds: { answer: 0.4, gap: 100 }, directory };
    const decision = { answers: false, confidence: 0, missing: null } as const;
    expect(subjectsMeant(trace.understanding!, { ...found, decision })).toEqual([]);
  });
  it('answers a lone subject that can mean one number only', async () => {
    expect(await ask('自来水')).toMatchObject({ status: 'answered', entries: [{ number: '966886' }] });
  });

  it('asks nothing where the archive holds nothing of the subject', async () => {
    expect(await ask('公交')).toMatchObject({ reason: 'not-in-archive' });
    expect(await ask('办公时间是多少')).toMatchObject({ reason: 'not-in-archive' });
  });
});

describe('asking back over names that sound alike', () => {
  const archive = temporaryFolder();
  const index = temporaryFolder();
  let service: OpenAnswerService;
  beforeAll(async () => {
    const articles = [
      ['“红岩卡”首批发放五万张', '持有“红岩卡”的市民可以免费参观12家纪念馆。“红岩卡”在各社区服务中心办理。'],
      ['“鸿雁卡”开通邮政寄递优惠', '持有“鸿雁卡”的市民寄递包裹可以享受八折优惠。“鸿雁卡”在各邮政网点办理。'],
    ];
    const lines = articles.map(([title, body], at) => JSON.stringify({ id: `a${at}`, title, body, newspaper: '晚报' }));
    writeFileSync(join(archive.folder, 'articles.jsonl'), lines.join('\n'));
    const { embedder } = await seedsIndex();
    await buildIndex({ archiveFolder: archive.folder, indexFolder: index.folder, embedder });
    service = await openAnswerService({ indexFolder: index.folder, modelsFolder, embedder });
  });
  afterAll(() => {
    service.close();
    archive.remove();
    index.remove();
  });

  it('asks which name is meant, with the whole question for each', async () => {
    const question = '宏燕卡在哪里办理';
    const readings = readingsIn(await service.ask({ question }));
    expect([...readings].sort()).toEqual(['红岩卡在哪里办理？', '鸿雁卡在哪里办理？'].sort());
    for (const reading of readings) {
      const name = reading.slice(0, 3);
      const answer = await service.ask({ question: reading, history: [question] });
      expect(answer.status === 'answered' && answer.excerpts[0]!.text).toContain(`“${name}”`);
    }
  });
  it('asks what a lone misspelt name is', async () => {
    const readings = readingsIn(await service.ask({ question: '宏燕卡' }));
    expect([...readings].sort()).toEqual(['“红岩卡”是什么？', '“鸿雁卡”是什么？'].sort());
  });
  it('mends a name that is nearer to one', async () => {
    const answer = await service.ask({ question: '宏岩卡在哪里办理' });
    expect(answer.status).toBe('answered');
    expect(answer.text).toContain('已按“红岩卡”为您查找');
  });
});
