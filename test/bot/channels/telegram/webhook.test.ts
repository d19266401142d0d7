import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerWebhooks } from '../../../../bot/channels/webhooks/register-webhooks.js';
import { createTelegramHarness, privateMessage, type TelegramHarness } from '../../../support/telegram-harness.js';
import { createTestApp, type TestApp } from '../../../support/test-app.js';
import { allSecrets } from '../../../support/webhook-harness.js';

let harness: TelegramHarness;
let test: TestApp;
const secret = 'a-secret-token-of-some-length';

beforeEach(async () => {
  harness = await createTelegramHarness();
  test = await createTestApp();
});
afterEach(async () => {
  await test.close();
  await harness.close();
});

/** The port is known only once the app listens, and the route must be there before: so the address is put right. */
async function begin(): Promise<void> {
  await harness.start({ webhook: { url: 'http://127.0.0.1:1/webhooks/telegram', secret }, app: test.app });
  const origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  if (harness.api.webhook !== null) harness.api.webhook.url = `${origin}/webhooks/telegram`;
}

describe('updates by webhook', () => {
  it('are answered, and a repeated one once', async () => {
    await begin();
    const update = { update_id: 7, message: privateMessage(1, '供水热线是多少？') };
    expect(await harness.api.deliver(update)).toBe(200);
    expect((await harness.nextMessage()).text).toContain('966886');
    expect(await harness.api.deliver(update)).toBe(200);
    await harness.api.deliver({ message: privateMessage(2, '你好') });
    expect((await harness.nextMessage()).text).toContain('您好');
  });

  it('are refused without the secret token, and when they are no updates', async () => {
    await begin();
    expect(harness.api.webhook?.secret).toBe(secret);
    expect(await harness.api.deliver({ message: privateMessage(1, '你好') }, 'forged')).toBe(401);
    const inject = (payload: string, type = 'application/json') =>
      test.app.inject({
        method: 'POST',
        url: '/webhooks/telegram',
        headers: { 'content-type': type, 'x-telegram-bot-api-secret-token': secret },
        payload,
      });
    for (const payload of ['null', '[]', '{}', '{"update_id":"7"}', '{"update_id":']) {
      expect((await inject(payload)).statusCode).toBe(400);
    }
    expect((await inject('x', 'text/plain')).statusCode).toBe(400);
    expect(harness.api.messages).toHaveLength(0);
  });

  it('need a path of their own: what is taken or is no plain path is a wrong setting', async () => {
    await registerWebhooks(test.app, { ...test, config: allSecrets, logger: pino({ level: 'silent' }) });
    for (const path of ['', '/', '/turns', '/turns/', '/v1/ask', '/*x', '/:id', '/电报', '/a//b', '/webhooks/wecom']) {
      const webhook = { url: `https://bot.example.cn${path}`, secret };
      await expect(harness.start({ webhook, app: test.app }), path).rejects.toMatchObject({
        code: 'E_CONFIG_INVALID',
        message: expect.stringContaining('TELEGRAM_WEBHOOK_URL'),
      });
    }
    await harness.start({ webhook: { url: 'https://bot.example.cn/webhooks/telegram/', secret }, app: test.app });
  });

  it('come again later while the bot does not know itself yet', async () => {
    harness.api.fail('getMe', { kind: 'status', status: 500 }, 1_000_000);
    await begin();
    const update = { update_id: 7, message: privateMessage(1, '供水热线是多少？') };
    harness.api.webhook = { url: `${test.app.listeningOrigin}/webhooks/telegram`, secret };
    expect(await harness.api.deliver(update)).toBe(503);
    harness.api.heal();
    await harness.api.sent('setWebhook');
    harness.api.webhook.url = `${test.app.listeningOrigin}/webhooks/telegram`;
    await expect.poll(() => harness.api.deliver(update)).toBe(200);
    expect((await harness.nextMessage()).text).toContain('966886');
  });
});

it('polling takes the webhook down first and keeps what waits', async () => {
  harness.api.webhook = { url: 'http://127.0.0.1:9/old', secret: 'x' };
  harness.say('供水热线是多少？');
  await harness.start();
  expect((await harness.nextMessage()).text).toContain('966886');
  expect(harness.api.webhook).toBeNull();
});
