import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerService } from '../../../../src/answering/service.js';
import type { Fault } from '../../../support/bot-api-faults.js';
import { createFakeAnswerService } from '../../../support/fake-answer-service.js';
import { createTelegramHarness, type HarnessOptions, type TelegramHarness } from '../../../support/telegram-harness.js';

let harness: TelegramHarness;

async function withHarness(options: HarnessOptions = {}): Promise<TelegramHarness> {
  harness = await createTelegramHarness(options);
  return harness;
}
afterEach(() => harness.close());

const repliesWith = (text: string) => harness.api.messages.filter((message) => message.text.includes(text));

describe('the Bot API in trouble', () => {
  const faults: [string, Fault][] = [
    ['429 with retry_after', { kind: 'status', status: 429, parameters: { retry_after: 0.02 } }],
    ['500', { kind: 'status', status: 500, description: 'Internal Server Error' }],
    ['502 of a proxy', { kind: 'garbage', body: '<html>Bad Gateway</html>', status: 502 }],
    ['200 with a page of HTML', { kind: 'garbage', body: '<html>Welcome to the hotel network</html>' }],
    ['JSON that is no answer', { kind: 'garbage', body: '{}' }],
    ['null', { kind: 'garbage', body: 'null' }],
    ['a closed connection', { kind: 'reset' }],
    ['half a body', { kind: 'half' }],
  ];

  it.each(faults)('answers once after %s on sendMessage', async (_name, fault) => {
    await withHarness();
    await harness.start();
    harness.api.fail('sendMessage', fault);
    harness.say('供水热线是多少？');
    expect((await harness.nextMessage()).text).toContain('966886');
    harness.say('你好');
    await harness.nextMessage();
    expect(repliesWith('966886')).toHaveLength(1);
  });

  it.each(faults)('loses no update after %s on getUpdates', async (_name, fault) => {
    await withHarness();
    harness.api.fail('getUpdates', fault, 3);
    await harness.start();
    harness.say('供水热线是多少？');
    expect((await harness.nextMessage()).text).toContain('966886');
  });

  it.each(faults)('starts in spite of %s on getMe, and says so with a code', async (_name, fault) => {
    await withHarness();
    harness.api.fail('getMe', fault, 2);
    await harness.start();
    harness.say('供水热线是多少？');
    expect((await harness.nextMessage()).text).toContain('966886');
    expect(harness.logs()).toContain('E_TELEGRAM_UNREACHABLE');
  });

  it('gives up a silent request and tries again', async () => {
    await withHarness();
    await harness.start({ callTimeoutMs: 100 });
    harness.api.fail('sendMessage', { kind: 'silence' });
    harness.say('供水热线是多少？');
    expect((await harness.nextMessage()).text).toContain('966886');
  });

  it('does not send a third time what may have arrived twice', async () => {
    await withHarness();
    await harness.start();
    harness.api.fail('sendMessage', { kind: 'reset', carriedOut: true }, 5);
    harness.say('供水热线是多少？');
    await harness.api.sent('sendChatAction');
    await expect.poll(() => harness.logs().includes('could not be answered')).toBe(true);
    expect(repliesWith('966886')).toHaveLength(2);
  });

  it('follows a group that became a supergroup', async () => {
    await withHarness();
    await harness.start();
    const parameters = { migrate_to_chat_id: -1_005 };
    harness.api.fail('sendMessage', { kind: 'status', status: 400, description: 'Bad Request: upgraded', parameters });
    harness.say('/hotline 燃气', { chat: { id: -5, type: 'group', title: '街坊' } });
    expect((await harness.nextMessage()).chat.id).toBe(-1_005);
  });

  it('sends the words plainly when the API finds fault with the HTML', async () => {
    await withHarness();
    await harness.start();
    harness.api.fail('sendMessage', {
      kind: 'status',
      status: 400,
      description: "Bad Request: can't parse entities: x",
    });
    harness.say('渝快办在哪里办？');
    const reply = await harness.nextMessage();
    expect(reply.text).toContain('《渝中报》');
    expect(reply.text).not.toContain('<b>');
    expect(reply.text).toContain('<全天>');
  });

  it('goes on with other people when one has blocked it', async () => {
    await withHarness();
    await harness.start();
    harness.api.fail('sendMessage', {
      kind: 'status',
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    harness.say('供水热线是多少？');
    await expect.poll(() => harness.logs().includes('could not be answered')).toBe(true);
    harness.say('你好', { from: { id: 43, is_bot: false, first_name: '乙' }, chat: { id: 43, type: 'private' } });
    expect((await harness.nextMessage()).chat.id).toBe(43);
  });
});

describe('the token', () => {
  it('is refused with a code and a hint', async () => {
    await withHarness();
    const started = harness.start({ token: '1:wrong-token-wrong-token-wrong' });
    await expect(started).rejects.toMatchObject({
      code: 'E_TELEGRAM_TOKEN',
      hint: expect.stringContaining('@BotFather'),
    });
  });

  it('that is revoked later turns the channel off, not the process', async () => {
    await withHarness();
    await harness.start();
    harness.api.fail('getUpdates', { kind: 'status', status: 401, description: 'Unauthorized' });
    harness.say('你好');
    await expect.poll(() => harness.logs().includes('E_TELEGRAM_TOKEN')).toBe(true);
  });

  it('never reaches the log, nor do a person’s words', async () => {
    await withHarness();
    await harness.start();
    harness.api.fail('sendMessage', { kind: 'reset' });
    harness.api.fail('getUpdates', { kind: 'garbage', body: 'oops' });
    harness.say('请问崩溃的我的电话13800138000怎么办');
    await harness.nextMessage();
    const [, secret] = harness.api.token.split(':');
    expect(harness.logs()).not.toContain(secret);
    expect(harness.logs()).not.toContain('13800138000');
  });
});

describe('an exception in a handler', () => {
  it('is told to the person politely, and the next message is answered', async () => {
    const broken: AnswerService = {
      ...createFakeAnswerService(),
      directory: async () => {
        throw new Error('the words of a person');
      },
    };
    await withHarness({ service: broken });
    await harness.start();
    harness.say('/hotline 燃气');
    expect((await harness.nextMessage()).text).toContain('抱歉');
    harness.say('你好');
    expect((await harness.nextMessage()).text).toContain('您好');
    expect(harness.logs()).not.toContain('the words of a person');
  });
});

describe('a stop in mid-answer', () => {
  it('lets the reply under way finish, and the next start does not repeat it', async () => {
    const service = createFakeAnswerService();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ask: AnswerService['ask'] = (request) => gate.then(() => service.ask(request));
    await withHarness({ service: { ...service, ask } });
    const channel = await harness.start();
    harness.say('供水热线是多少？');
    await harness.api.sent('sendChatAction');
    const stopping = channel.stop();
    release();
    await stopping;
    expect(repliesWith('966886')).toHaveLength(1);
    await harness.start();
    harness.say('你好');
    await expect.poll(() => repliesWith('您好')).toHaveLength(1);
    expect(repliesWith('966886')).toHaveLength(1);
  });
});

describe('restarts', () => {
  it('answer what was fetched but not answered, and nothing twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenyu-state-'));
    try {
      await withHarness({ stateFolder: folder });
      const first = await harness.start({ graceMs: 50 });
      harness.say('供水热线是多少？');
      await harness.nextMessage();
      // The API goes away in mid-answer, and the bot is stopped.
      harness.api.fail('sendMessage', { kind: 'status', status: 500 }, 1_000_000);
      harness.say('渝快办在哪里办？');
      await expect.poll(() => harness.logs().includes('trying again')).toBe(true);
      await first.stop();
      expect(harness.api.messages).toHaveLength(1);
      harness.api.heal();
      await harness.start();
      expect((await harness.nextMessage()).text).toContain('建行网点');
      harness.say('你好');
      await harness.nextMessage();
      expect(repliesWith('966886')).toHaveLength(1);
      expect(repliesWith('建行网点')).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('do not answer an update again that the API delivers again', async () => {
    await withHarness();
    const first = await harness.start();
    const id = harness.say('供水热线是多少？');
    await harness.nextMessage();
    await first.stop();
    harness.api.push({ message: harness.lastMessage(), update_id: id });
    await harness.start();
    harness.say('你好');
    expect((await harness.nextMessage()).text).toContain('您好');
    expect(repliesWith('966886')).toHaveLength(1);
  });

  it('leave nothing behind for the next: the last batch is confirmed', async () => {
    await withHarness();
    const channel = await harness.start();
    harness.say('你好');
    await harness.nextMessage();
    await channel.stop();
    expect(harness.api.pending).toHaveLength(0);
  });
});
