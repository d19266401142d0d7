import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState, type StateDatabase } from '../../../bot/state/database.js';
import { createFeedbackStore, type FeedbackOptions, type SentReply } from '../../../bot/state/feedback-store.js';
import type { Answer } from '../../../src/domain/answer.js';
import { createFakeAnswerService } from '../../support/fake-answer-service.js';

const day = 24 * 3_600_000;
let db: StateDatabase;
let now = 0;
beforeEach(() => {
  db = openState(':memory:');
  now = Date.parse('2026-03-01T12:00:00Z');
});
afterEach(() => db.close());

function create(options: Partial<FeedbackOptions> = {}) {
  return createFeedbackStore(db, {
    keepQuestions: false,
    keepDays: 30,
    salt: 'salt-salt-salt-salt',
    clock: () => now,
    ...options,
  });
}

async function sent(
  replyId: string,
  question = '供水热线是多少？',
  conversation = 'telegram:42:7',
): Promise<SentReply> {
  const answer: Answer = await createFakeAnswerService().ask({ question });
  return { replyId, channel: 'telegram', conversation, question, answer };
}

const all = (sql: string) => db.prepare(sql).all();
const everything = () =>
  JSON.stringify([all('SELECT * FROM reply'), all('SELECT * FROM feedback'), all('SELECT * FROM tally')]);

describe('what is stored', () => {
  it('counts replies, and nothing more, while questions are not kept', async () => {
    const store = create();
    store.record(await sent('r1'));
    store.record(await sent('r2'));
    store.record(await sent('r3', '没有的事'));
    expect(all('SELECT status, reason, replies FROM tally ORDER BY status')).toEqual([
      { status: 'answered', reason: '', replies: 2 },
      { status: 'refused', reason: 'not-in-archive', replies: 1 },
    ]);
    expect(all('SELECT * FROM reply')).toEqual([]);
    expect(everything()).not.toContain('热线');
  });

  it('keeps question, answer and citations with feedback, and no id of anybody', async () => {
    const store = create();
    const reply = await sent('r1');
    store.judge({ ...reply, judge: 'telegram:42:8', helpful: false });
    expect(all('SELECT question, status FROM reply')).toEqual([{ question: '供水热线是多少？', status: 'answered' }]);
    expect(JSON.parse(db.prepare('SELECT citations FROM reply').pluck().get() as string)).toMatchObject([
      { articleId: 'fake-1' },
    ]);
    expect(everything()).not.toMatch(/42:7|42:8/);
    store.judge({ ...reply, judge: 'telegram:42:8', helpful: true });
    expect(all('SELECT helpful FROM feedback')).toEqual([{ helpful: 1 }]);
  });

  it('masks what identifies a person', async () => {
    const store = create({ keepQuestions: true });
    store.record(
      await sent(
        'r1',
        '我是50010119900101123X，手机 13812345678，a.b@example.com，卡6222 0200 1234 5678 901，问966886和023-63807576',
      ),
    );
    const question = db.prepare('SELECT question FROM reply').pluck().get();
    expect(question).toBe('我是〔证件号〕，手机 〔手机号〕，〔邮箱〕，卡〔卡号〕，问966886和023-63807576');
  });
});

describe('who', () => {
  it('is a hash that another salt makes another', async () => {
    create().judge({ ...(await sent('r1')), judge: 'a', helpful: true });
    create({ salt: 'another-salt-0123' }).judge({ ...(await sent('r2')), judge: 'a', helpful: true });
    const people = all('SELECT person FROM feedback') as { person: string }[];
    expect(people[0]!.person).toMatch(/^[\w-]{22}$/);
    expect(people[0]!.person).not.toBe(people[1]!.person);
  });

  it('stays the same over restarts with the salt that the database made', async () => {
    create({ salt: null }).judge({ ...(await sent('r1')), judge: 'a', helpful: true });
    create({ salt: null }).judge({ ...(await sent('r2')), judge: 'a', helpful: true });
    expect(db.prepare('SELECT count(DISTINCT person) FROM feedback').pluck().get()).toBe(1);
  });
});

describe('how long', () => {
  it('drops questions and feedback after the days set, and keeps the counts', async () => {
    const store = create({ keepQuestions: true, keepDays: 7 });
    store.record(await sent('old'));
    store.judge({ ...(await sent('old')), judge: 'a', helpful: true });
    now += 6 * day;
    store.record(await sent('new'));
    expect(store.dropExpired()).toBe(0);
    now += 1 * day + 1;
    expect(store.dropExpired()).toBe(1);
    expect(all('SELECT id FROM reply')).toEqual([{ id: 'new' }]);
    expect(all('SELECT * FROM feedback')).toEqual([]);
    expect(db.prepare('SELECT sum(replies) FROM tally').pluck().get()).toBe(2);
  });

  it('forgets at once what a person asks to be forgotten', async () => {
    const store = create({ keepQuestions: true });
    const reply = await sent('r1');
    store.record(reply);
    store.judge({ ...(await sent('r2', '没有的事', 'telegram:1:1')), judge: reply.conversation, helpful: false });
    store.forget(reply.conversation);
    expect(all('SELECT id FROM reply')).toEqual([{ id: 'r2' }]);
    expect(all('SELECT * FROM feedback')).toEqual([]);
  });
});
