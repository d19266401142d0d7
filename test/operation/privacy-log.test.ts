import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../bot/server.js';
import { loadConfig } from '../../src/config.js';
import { type BotApiServer, startBotApiServer } from '../support/bot-api-server.js';
import { createFakeAnswerService } from '../support/fake-answer-service.js';
import { privateMessage } from '../support/telegram-harness.js';

/** Everything that must not be in a log, whatever happens: words, names, numbers, ids, secrets. */
const words = '我叫欧阳测试电话13912345678家住解放碑88号';
const secrets = {
  TELEGRAM_BOT_TOKEN: '987654:SECRET-token_abcdefghijklmnop',
  WENYU_WEBHOOK_SECRET: `whsec_${Buffer.from('a secret of twenty-four bytes').toString('base64')}`,
  FEISHU_VERIFICATION_TOKEN: 'feishu-verification-secret',
  FEISHU_ENCRYPT_KEY: 'feishu-encrypt-secret',
  FEISHU_APP_SECRET: 'feishu-app-secret',
  WENYU_ID_SALT: 'salt-that-nobody-may-see',
};
const forbidden = [
  '欧阳测试',
  '13912345678',
  '解放碑88号',
  '供水热线',
  encodeURIComponent('欧阳测试'),
  'ouyang_name',
  '5550001234',
  'conversation-of-ouyang',
  ...Object.values(secrets),
  Object.values(secrets)[1]!.slice('whsec_'.length),
];

const state = join(tmpdir(), `wenyu-privacy-${process.pid}`);
const lines: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
let api: BotApiServer;
let server: RunningServer;

beforeAll(async () => {
  api = await startBotApiServer(secrets.TELEGRAM_BOT_TOKEN);
  const config = loadConfig({
    ...secrets,
    FEISHU_APP_ID: 'cli_a',
    WENYU_PORT: '0',
    WENYU_STATE: state,
    WENYU_KEEP_QUESTIONS: 'on',
    TELEGRAM_API_ROOT: api.root,
  });
  server = await startServer({
    config,
    logger,
    openService: async () => ({ ...createFakeAnswerService(), close() {} }),
  });
  await server.ready;
});
afterAll(async () => {
  await server.close();
  await api.close();
  rmSync(state, { recursive: true });
});

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

function signed(body: string): Record<string, string> {
  const at = new Date();
  return {
    'webhook-id': `msg-${lines.length}`,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secrets.WENYU_WEBHOOK_SECRET).sign(`msg-${lines.length}`, at, body),
  };
}

it('HTTP, page, webhook and Telegram leave no word, name, number, id or secret in the log', async () => {
  // Answered, refused, crashed, malformed, unsigned: each by every way in.
  for (const question of [`供水热线 ${words}`, words, `崩溃 ${words}`]) {
    const body = JSON.stringify({ question, conversationId: 'conversation-of-ouyang' });
    const reply = (await (await post('/v1/ask', body)).json()) as { replyId?: string };
    await post('/v1/feedback', JSON.stringify({ replyId: reply.replyId ?? words, helpful: false }));
    await post('/v1/ask', body.slice(0, -3));
    await post('/v1/ask', JSON.stringify({ question: [words] }));
    await fetch(`${server.url}/v1/directory?q=${encodeURIComponent(question)}`);
    await fetch(`${server.url}/v1/articles/${encodeURIComponent(question)}`);
    await fetch(`${server.url}/${encodeURIComponent(question)}?q=${encodeURIComponent(question)}`);
    await fetch(`${server.url}/?q=${encodeURIComponent(question)}`);
    await fetch(`${server.url}/%E6%${encodeURIComponent(question)}`);
    await post('/', `question=${encodeURIComponent(question)}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });

    const message = JSON.stringify({ conversationId: 'conversation-of-ouyang', text: question, question });
    await post('/webhooks/generic', message, signed(message));
    await post('/webhooks/generic', message, { ...signed(message), 'webhook-signature': 'v1,AAAA' });
    await post('/webhooks/feishu', JSON.stringify({ encrypt: words, token: secrets.FEISHU_VERIFICATION_TOKEN }));
    await post('/webhooks/wechat', `<xml>${words}</xml>`, { 'content-type': 'text/xml' });

    const sent = api.messages.length;
    const from = { id: 5550001234, is_bot: false, first_name: '欧阳测试', username: 'ouyang_name' };
    const chat = { id: 5550001234, type: 'private', first_name: '欧阳测试' };
    api.push({ message: privateMessage(sent + 1, question, { from, chat }) });
    api.push({ inline_query: { id: `q${sent}`, from, query: question, offset: '' } });
    api.push({ message: privateMessage(sent + 2, '', { from, chat, contact: { phone_number: '13912345678' } }) });
    while (api.messages.length <= sent) await sleep(10);
  }
  api.fail('sendMessage', { kind: 'status', status: 400, description: `Bad Request: ${words}` });
  const asked = api.calls.length;
  api.push({
    message: privateMessage(99, words, { from: { id: 5550001234, is_bot: false, first_name: '欧阳测试' } }),
  });
  while (!api.calls.slice(asked).some((call) => call.method === 'sendMessage')) await sleep(10);
  await sleep(50);

  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(40);
  for (const text of forbidden) expect(log, `the log has ${text}`).not.toContain(text);
  expect(log).toContain('"status":"answered"');
  expect(log).toContain('"channel":"telegram"');
  expect(log).toContain('"channel":"generic"');
});
