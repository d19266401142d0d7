import { describe, expect, it } from 'vitest';
import { wecomSignature } from '../../../../bot/channels/webhooks/wecom-crypto.js';
import { WenyuError } from '../../../../src/errors.js';
import { createFakeAnswerService } from '../../../support/fake-answer-service.js';
import { citation, useWebhookPlatform } from '../../../support/webhook-platform.js';

const setup = useWebhookPlatform();

describe('generic', () => {
  it('answers with text, answer and citations', async () => {
    await setup.begin();
    const response = await setup.harness.generic({ conversationId: 'c1', text: '供水热线是多少？' });
    expect(response.statusCode).toBe(200);
    const reply = response.json();
    expect(reply).toMatchObject({ conversationId: 'c1', answer: { status: 'answered', kind: 'directory' } });
    expect(reply.text).toContain('供水服务热线：966886');
    expect(reply.text).toContain(citation);
    expect(reply.citations).toMatchObject([{ articleId: 'fake-1', newspaper: '渝中报' }]);
    const next = await setup.harness.generic({ conversationId: 'c1', text: '那燃气呢？', format: 'markdown' });
    expect(next.json().text).toContain('966777');
  });

  it('stores feedback, by its own form and by word', async () => {
    await setup.begin();
    const { replyId } = (await setup.harness.generic({ conversationId: 'c1', text: '供水热线是多少？' })).json();
    const stored = await setup.harness.generic({ conversationId: 'c1', feedback: { replyId, helpful: false } });
    expect(stored.json()).toEqual({ conversationId: 'c1', replyId, stored: true });
    expect((await setup.harness.generic({ conversationId: 'c1', text: '有用' })).json().text).toBe('谢谢您的反馈！');
    expect(setup.harness.state.prepare('SELECT helpful FROM feedback').all()).toEqual([{ helpful: 1 }]);
  });

  it('answers a repeated delivery with the same reply and asks once', async () => {
    const service = createFakeAnswerService();
    await setup.begin({ service });
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    const [first, second] = await Promise.all([1, 2].map(() => setup.harness.generic(message, { id: 'msg_same' })));
    const third = await setup.harness.generic(message, { id: 'msg_same' });
    expect(second?.body).toBe(first?.body);
    expect(third.body).toBe(first?.body);
    expect(service.asked).toHaveLength(1);
    const other = await setup.harness.generic({ ...message, text: '别的' }, { id: 'msg_same' });
    expect(other.statusCode).toBe(400);
  });

  it('asks for the delivery again while nothing can be answered', async () => {
    const service = createFakeAnswerService();
    let ready = false;
    const ask: typeof service.ask = async (request) => {
      if (!ready) throw new WenyuError('E_NOT_READY', 'the archive is still being read', 'Wait.');
      return service.ask(request);
    };
    await setup.begin({ service: { ...service, ask } });
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    expect((await setup.harness.generic(message, { id: 'msg_early' })).statusCode).toBe(503);
    ready = true;
    expect((await setup.harness.generic(message, { id: 'msg_early' })).json().text).toContain('966886');
  });

  it('refuses the first message over the limit as those behind it, and keeps no reply for its id', async () => {
    await setup.begin({ rateLimit: { burst: 1, perMinute: 0 } });
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    expect((await setup.harness.generic(message)).statusCode).toBe(200);
    for (const id of ['msg_first', 'msg_first', 'msg_more']) {
      const refused = await setup.harness.generic(message, { id });
      expect(refused.statusCode).toBe(429);
      expect(refused.json()).toMatchObject({ code: 'E_RATE_LIMITED' });
    }
    const kept = setup.harness.state.prepare("SELECT state, reply FROM delivery WHERE key = 'msg_first'").get();
    expect(kept).toEqual({ state: 'pending', reply: null });
  });

  it('keeps a reply for a quarter of an hour after it was made, however late the delivery came again', async () => {
    let at = Date.now();
    const service = createFakeAnswerService();
    let ready = false;
    const ask: typeof service.ask = async (request) => {
      if (!ready) throw new WenyuError('E_NOT_READY', 'the archive is still being read', 'Wait.');
      return service.ask(request);
    };
    await setup.begin({ service: { ...service, ask }, now: () => at });
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    expect((await setup.harness.generic(message, { id: 'msg_late' })).statusCode).toBe(503);
    ready = true;
    at += 16 * 60_000;
    const answered = await setup.harness.generic(message, { id: 'msg_late' });
    expect(answered.statusCode).toBe(200);
    at += 1_000;
    expect((await setup.harness.generic(message, { id: 'msg_late' })).body).toBe(answered.body);
  });

  it('refuses forged, stale and malformed requests with a problem', async () => {
    await setup.begin();
    const unsigned = await setup.harness.app.inject({
      method: 'POST',
      url: '/webhooks/generic',
      payload: { text: 'x' },
    });
    expect(unsigned.statusCode).toBe(401);
    expect(unsigned.json()).toMatchObject({ code: 'E_WEBHOOK_SIGNATURE', status: 401 });
    expect(unsigned.headers['content-type']).toContain('application/problem+json');
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    expect((await setup.harness.generic(message, { at: new Date(Date.now() - 600_000) })).statusCode).toBe(401);
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      '{"conversationId":""}',
      { conversationId: 'c' },
      { conversationId: 'c', text: 7 },
    ]) {
      expect((await setup.harness.generic(body)).statusCode).toBe(400);
    }
    expect((await setup.harness.generic({ ...message, format: 'html' })).json().detail).toContain('format');
    expect((await setup.harness.generic({ ...message, text: 'x'.repeat(300_000) })).statusCode).toBe(413);
  });
});

describe('a channel without its secrets', () => {
  it('is off with a problem, and says so at the start', async () => {
    await setup.begin({ config: { dingtalkAppSecret: null, wechatToken: null } });
    for (const channel of ['dingtalk', 'wechat', 'telegram', '__proto__', 'nope']) {
      const response = await setup.harness.app.inject({ method: 'POST', url: `/webhooks/${channel}`, payload: {} });
      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ code: 'E_NOT_FOUND' });
    }
    expect(setup.harness.webhooks.channels).toEqual(['generic', 'wecom', 'feishu']);
    expect(setup.harness.logs()).toContain('DINGTALK_APP_SECRET');
    expect(setup.harness.logs()).not.toContain('feishu-secret');
  });

  it('has nothing to be read where the platform verifies nothing', async () => {
    await setup.begin();
    expect((await setup.harness.app.inject({ method: 'GET', url: '/webhooks/generic' })).statusCode).toBe(404);
  });
});

describe('logs', () => {
  it('hold neither words, nor ids, nor secrets', async () => {
    await setup.begin();
    await setup.harness.generic({ conversationId: 'my-conversation', text: '我叫王五，电话13800138000，崩溃了' });
    await setup.harness.wechat('我叫王五', { from: 'openid-secret' });
    for (const word of [
      '王五',
      '13800138000',
      'my-conversation',
      'openid-secret',
      'wechat-token',
      wecomSignature('x'),
    ]) {
      expect(setup.harness.logs()).not.toContain(word);
    }
  });
});
