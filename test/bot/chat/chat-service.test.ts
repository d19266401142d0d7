import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConversations } from '../../../bot/chat/conversations.js';
import { type ChatServiceOptions, createChatService, messageLimit } from '../../../bot/chat/create-chat-service.js';
import { openState, type StateDatabase } from '../../../bot/state/database.js';
import { createFeedbackStore } from '../../../bot/state/feedback-store.js';
import type { AskRequest } from '../../../src/domain/answer.js';
import { createFakeAnswerService } from '../../support/fake-answer-service.js';

let state: StateDatabase;
beforeEach(() => {
  state = openState(':memory:');
});
afterEach(() => state.close());

function create(options: Partial<ChatServiceOptions> = {}) {
  const service = createFakeAnswerService();
  const chat = createChatService({
    service,
    conversations: createConversations({ count: 10, maxAgeMs: 60_000 }),
    feedback: createFeedbackStore(state, { keepQuestions: true, keepDays: 30, salt: 's'.repeat(16) }),
    logger: pino({ level: 'silent' }),
    queueLimit: 10,
    answerTimeoutMs: 5_000,
    ...options,
  });
  return { chat, service };
}

const from = (conversationId: string, text: string) => ({ channel: 'telegram', conversationId, text }) as const;

describe('reply', () => {
  it('hands on the questions before, not the greetings', async () => {
    const { chat, service } = create();
    for (const text of ['供水热线是多少？', '谢谢', ' 那燃气呢？ ']) await chat.reply(from('a', text));
    expect(service.asked.at(-1)).toEqual({ question: '那燃气呢？', history: ['供水热线是多少？'] });
  });

  it('keeps conversations and channels apart', async () => {
    const { chat, service } = create();
    await chat.reply(from('a', '供水热线是多少？'));
    await chat.reply(from('b', '那燃气呢？'));
    await chat.reply({ channel: 'wecom', conversationId: 'a', text: '那燃气呢？' });
    expect(service.asked.map((request) => request.history)).toEqual([[], [], []]);
  });

  it('answers the messages of one conversation in their order, others meanwhile', async () => {
    const waiting: (() => void)[] = [];
    const asked: AskRequest[] = [];
    const { chat } = create({
      service: {
        ...createFakeAnswerService(),
        ask: async (request) => {
          asked.push(request);
          await new Promise<void>((resolve) => void waiting.push(resolve));
          return { status: 'refused', reason: 'unclear', text: '', suggestions: [], related: [], language: 'zh' };
        },
      },
    });
    const replies = [chat.reply(from('a', '一')), chat.reply(from('a', '二')), chat.reply(from('b', '三'))];
    await new Promise(setImmediate);
    expect(asked.map((request) => request.question)).toEqual(['一', '三']);
    for (let at = 0; at < 3; at += 1) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(replies);
    expect(asked.at(-1)).toEqual({ question: '二', history: ['一'] });
  });

  it('never throws: a crash, a late answer and a full queue become failures', async () => {
    const { chat } = create();
    expect((await chat.reply(from('a', '崩溃'))).answer).toMatchObject({ status: 'failed', code: 'E_INTERNAL' });
    const stuck = { ...createFakeAnswerService(), ask: () => new Promise<never>(() => {}) };
    const slow = create({ service: stuck, answerTimeoutMs: 10, queueLimit: 1 }).chat;
    const [late, refused] = await Promise.all([slow.reply(from('a', 'slow one')), slow.reply(from('b', '水'))]);
    expect(late.answer).toMatchObject({ status: 'failed', code: 'E_OVERLOADED', language: 'en' });
    expect(refused.answer).toMatchObject({ status: 'failed', code: 'E_OVERLOADED', language: 'zh' });
    expect((await slow.reply(from('a', '再来'))).answer).toMatchObject({ code: 'E_OVERLOADED' });
  });

  it('cuts a message that is far too long', async () => {
    const { chat, service } = create();
    await chat.reply(from('a', '水'.repeat(messageLimit * 2)));
    expect(service.asked[0]!.question).toHaveLength(messageLimit);
  });

  it('goes out though the state database is gone', async () => {
    const { chat } = create();
    state.close();
    expect((await chat.reply(from('a', '供水热线是多少？'))).answer.status).toBe('answered');
    state = openState(':memory:');
  });
});

describe('after a reply', () => {
  it('recalls the answer by an id that fits a button', async () => {
    const { chat } = create();
    const { replyId, answer } = await chat.reply(from('a', '供水热线是多少？'));
    expect(replyId.length).toBeLessThanOrEqual(24);
    expect(chat.recall(replyId)).toEqual(answer);
    expect(chat.recall('unknown')).toBeNull();
  });

  it('takes feedback for what is remembered only', async () => {
    const { chat } = create({ replies: { count: 1, maxAgeMs: 1_000 } });
    const first = await chat.reply(from('a', '供水热线是多少？'));
    expect(chat.feedback(first.replyId, true, from('a', ''))).toBe(true);
    await chat.reply(from('a', '渝快办在哪里办？'));
    expect(chat.feedback(first.replyId, true, from('a', ''))).toBe(false);
  });

  it('forgets a conversation: memory, replies, stored questions and feedback', async () => {
    const { chat, service } = create();
    const { replyId } = await chat.reply(from('a', '供水热线是多少？'));
    chat.feedback(replyId, false, from('a', ''));
    await chat.reply(from('b', '供水热线是多少？'));
    chat.forget(from('a', ''));
    expect(chat.recall(replyId)).toBeNull();
    expect(state.prepare('SELECT count(*) FROM reply').pluck().get()).toBe(1);
    expect(state.prepare('SELECT count(*) FROM feedback').pluck().get()).toBe(0);
    await chat.reply(from('a', '那燃气呢？'));
    expect(service.asked.at(-1)!.history).toEqual([]);
  });
});
