import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRateLimiter } from '../../bot/channels/rate-limit.js';
import { createConversations } from '../../bot/chat/conversations.js';
import { createTelegramHarness } from '../support/telegram-harness.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const day = 24 * 3_600_000;
let test: TestApp;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  test = await createTestApp();
});
afterEach(async () => {
  vi.useRealTimers();
  await test.close();
});

const jump = (ms: number) => vi.setSystemTime(Date.now() + ms);
const ask = (question: string, conversationId: string) =>
  test.app.inject({ method: 'POST', url: '/v1/ask', payload: { question, conversationId } });

describe.each([
  ['a day forward', day],
  ['a day back', -day],
])('the clock jumps %s', (_, ms) => {
  it('a conversation goes on, and reports a time that makes sense', async () => {
    expect((await ask('供水热线是多少', 'conversation-1')).json()).toMatchObject({ status: 'answered' });
    jump(ms);
    expect((await ask('那燃气呢', 'conversation-1')).json()).toMatchObject({ entries: [{ number: '966777' }] });
    for (const line of test.logs().trim().split('\n')) expect(JSON.parse(line).ms ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('nobody is locked out, and nobody gets more', () => {
    const limiter = createRateLimiter({ burst: 2, perMinute: 1 });
    expect([limiter('a'), limiter('a'), limiter('a')]).toEqual(['ok', 'ok', 'first']);
    jump(ms);
    expect(limiter('a')).toBe('more');
    expect(limiter('b')).toBe('ok');
  });

  it('a pause that Telegram asked for stays as long as it was', async () => {
    const harness = await createTelegramHarness();
    await harness.start();
    harness.api.fail('sendMessage', { kind: 'status', status: 429, parameters: { retry_after: 1 } });
    harness.say('供水热线');
    await vi.waitFor(() => expect(harness.logs()).toContain('E_RATE_LIMITED'), 10_000);
    jump(ms);
    expect((await harness.nextMessage()).text).toContain('966886');
    await harness.close();
  });
});

it('what is remembered ages by a clock that nobody sets', () => {
  const conversations = createConversations({ count: 10, maxAgeMs: day / 2 });
  conversations.remember('a', '问');
  jump(day);
  expect(conversations.history('a')).toEqual(['问']);
});
