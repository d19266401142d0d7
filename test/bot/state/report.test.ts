import { afterEach, beforeEach, expect, it } from 'vitest';
import { openState, type StateDatabase } from '../../../bot/state/database.js';
import { createFeedbackStore } from '../../../bot/state/feedback-store.js';
import { readReport } from '../../../bot/state/report.js';
import { formatReport } from '../../../scripts/report-format.js';
import { createFakeAnswerService } from '../../support/fake-answer-service.js';

const day = 24 * 3_600_000;
const noon = new Date(2026, 2, 10, 12).getTime();
let db: StateDatabase;
let now = noon;

beforeEach(async () => {
  db = openState(':memory:');
  now = noon;
  const store = createFeedbackStore(db, { keepQuestions: true, keepDays: 90, salt: 's'.repeat(16), clock: () => now });
  const service = createFakeAnswerService();
  const say = async (replyId: string, question: string, channel: 'web' | 'telegram', helpful?: boolean) => {
    const reply = { replyId, question, channel, conversation: `${channel}:1`, answer: await service.ask({ question }) };
    store.record(reply);
    if (helpful !== undefined) store.judge({ ...reply, judge: 'x', helpful });
  };
  now = noon - 40 * day;
  await say('r0', '很久以前的事', 'web');
  now = noon - day;
  await say('r1', '供水热线是多少', 'web');
  await say('r2', '房价多少', 'telegram', false);
  now = noon;
  await say('r3', '供水热线，是多少？', 'telegram', true);
  await say('r4', '=HYPERLINK("http://evil")', 'web', false);
});
afterEach(() => db.close());

const read = (days = 30) => readReport(db, { days, top: 10, now: noon });

it('counts per day and channel, newest day first', () => {
  const zero = { answered: 0, refused: 0, chat: 0, failed: 0, notReady: 0, helpful: 0, unhelpful: 0 };
  expect(read().perDay).toEqual([
    { ...zero, day: '2026-03-10', channel: 'telegram', answered: 1, helpful: 1 },
    { ...zero, day: '2026-03-10', channel: 'web', refused: 1, unhelpful: 1 },
    { ...zero, day: '2026-03-09', channel: 'telegram', refused: 1, unhelpful: 1 },
    { ...zero, day: '2026-03-09', channel: 'web', answered: 1 },
  ]);
  expect(read(1).perDay).toHaveLength(2);
});

it('takes the same question in other punctuation as one, in its newest wording', () => {
  expect(read().mostAsked[0]).toMatchObject({
    question: '供水热线，是多少？',
    times: 2,
    helpful: 1,
    channels: ['telegram', 'web'],
    citations: [{ articleId: 'fake-1' }],
  });
});

it('lists what stayed unanswered and what was marked unhelpful', () => {
  expect(read().unanswered.map((row) => row.question)).toEqual(['=HYPERLINK("http://evil")', '房价多少']);
  expect(read().unhelpful.map((row) => row.question)).toEqual(['=HYPERLINK("http://evil")', '房价多少']);
  expect(readReport(db, { days: 90, top: 10, now: noon }).unanswered.map((row) => row.question)).toContain(
    '很久以前的事',
  );
});

it('tells questions that came too early from failures and from gaps of the archive', async () => {
  const store = createFeedbackStore(db, { keepQuestions: true, keepDays: 90, salt: 's'.repeat(16), clock: () => now });
  const failed = (code: string) => ({ status: 'failed', code, text: '请稍后再试', language: 'zh' }) as const;
  const record = (replyId: string, question: string, code: string) =>
    store.record({ replyId, question, channel: 'api', conversation: 'api:1', answer: failed(code) });
  now = noon + 1;
  record('n1', '太早了的提问', 'E_NOT_READY');
  record('n2', '供水热线是多少', 'E_NOT_READY');
  record('n3', '房价多少', 'E_NOT_READY');
  record('f1', '出错的提问', 'E_INTERNAL');
  const report = read(1);
  expect(report.perDay.find((row) => row.channel === 'api')).toMatchObject({ failed: 1, notReady: 3 });
  expect(report.unanswered.map((row) => row.question)).not.toContain('太早了的提问');
  expect(report.unanswered).toContainEqual(expect.objectContaining({ question: '出错的提问', reason: 'E_INTERNAL' }));
  expect(report.mostAsked).toContainEqual(expect.objectContaining({ question: '太早了的提问', times: 1 }));
  const both = read();
  expect(both.unanswered).toContainEqual(expect.objectContaining({ question: '房价多少', reason: 'not-in-archive' }));
  expect(both.mostAsked[0]).toMatchObject({ question: '供水热线是多少', status: 'answered', times: 3 });
  const table = formatReport(both, 'table');
  expect(table).toMatch(/故障 +未就绪 +有用/);
  expect(table).toMatch(/太早了的提问 +未就绪/);
  expect(table).toMatch(/出错的提问 +故障：E_INTERNAL/);
  expect(table).toMatch(/房价多少 +未答：档案里没有/);
});

it('prints a table whose columns stand under each other, CSV without formulas, JSON as it is', () => {
  const table = formatReport(read(), 'table');
  expect(table).toContain('【问得最多】\n次数  问题');
  expect(table).toMatch(/ {3}2 {2}供水热线，是多少？ +作答/);
  const csv = formatReport(read(), 'csv');
  expect(csv).toContain(`unanswered,2026-03-10,web,"'=HYPERLINK(""http://evil"")",1,refused,not-in-archive`);
  expect(csv).toContain('《渝中报》2023年6月9日第2版');
  expect(
    new Set(
      csv
        .trim()
        .split('\r\n')
        .map((line) => line.replace(/"[^"]*(""[^"]*)*"/g, '').split(',').length),
    ),
  ).toEqual(new Set([15]));
  expect(JSON.parse(formatReport(read(), 'json'))).toEqual(read());
});
