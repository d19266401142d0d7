import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wecomSignature } from '../../../../bot/channels/webhooks/wecom-crypto.js';
import { WenyuError } from '../../../../src/errors.js';
import { createFakeAnswerService } from '../../../support/fake-answer-service.js';
import { type JsonServer, startJsonServer } from '../../../support/json-server.js';
import {
  createWebhookHarness,
  type WebhookHarness,
  type WebhookHarnessOptions,
} from '../../../support/webhook-harness.js';

let harness: WebhookHarness;
let platform: JsonServer;

beforeEach(async () => {
  platform = await startJsonServer(({ path }) =>
    path.includes('tenant_access_token')
      ? { code: 0, tenant_access_token: 't-1', expire: 7_200 }
      : { code: 0, errcode: 0 },
  );
});
afterEach(async () => {
  await harness.close();
  await platform.close();
});

async function begin(options: WebhookHarnessOptions = {}): Promise<WebhookHarness> {
  const config = { ...options.config, feishuApiRoot: platform.origin };
  harness = await createWebhookHarness({ dingtalkOrigins: [platform.origin], ...options, config });
  return harness;
}

const citation = '《渝中报》2023年6月9日第2版 · 供水热线“一号通” <全天>在线';

describe('generic', () => {
  it('answers with text, answer and citations', async () => {
    await begin();
    const response = await harness.generic({ conversationId: 'c1', text: '供水热线是多少？' });
    expect(response.statusCode).toBe(200);
    const reply = response.json();
    expect(reply).toMatchObject({ conversationId: 'c1', answer: { status: 'answered', kind: 'directory' } });
    expect(reply.text).toContain('供水服务热线：966886');
    expect(reply.text).toContain(citation);
    expect(reply.citations).toMatchObject([{ articleId: 'fake-1', newspaper: '渝中报' }]);
    const next = await harness.generic({ conversationId: 'c1', text: '那燃气呢？', format: 'markdown' });
    expect(next.json().text).toContain('966777');
  });

  it('stores feedback, by its own form and by word', async () => {
    await begin();
    const { replyId } = (await harness.generic({ conversationId: 'c1', text: '供水热线是多少？' })).json();
    const stored = await harness.generic({ conversationId: 'c1', feedback: { replyId, helpful: false } });
    expect(stored.json()).toEqual({ conversationId: 'c1', replyId, stored: true });
    expect((await harness.generic({ conversationId: 'c1', text: '有用' })).json().text).toBe('谢谢您的反馈！');
    expect(harness.state.prepare('SELECT helpful FROM feedback').all()).toEqual([{ helpful: 1 }]);
  });

  it('answers a repeated delivery with the same reply and asks once', async () => {
    const service = createFakeAnswerService();
    await begin({ service });
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    const [first, second] = await Promise.all([1, 2].map(() => harness.generic(message, { id: 'msg_same' })));
    const third = await harness.generic(message, { id: 'msg_same' });
    expect(second?.body).toBe(first?.body);
    expect(third.body).toBe(first?.body);
    expect(service.asked).toHaveLength(1);
    const other = await harness.generic({ ...message, text: '别的' }, { id: 'msg_same' });
    expect(other.statusCode).toBe(400);
  });

  it('asks for the delivery again while nothing can be answered', async () => {
    const service = createFakeAnswerService();
    let ready = false;
    const ask: typeof service.ask = async (request) => {
      if (!ready) throw new WenyuError('E_NOT_READY', 'the archive is still being read', 'Wait.');
      return service.ask(request);
    };
    await begin({ service: { ...service, ask } });
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    expect((await harness.generic(message, { id: 'msg_early' })).statusCode).toBe(503);
    ready = true;
    expect((await harness.generic(message, { id: 'msg_early' })).json().text).toContain('966886');
  });

  it('refuses forged, stale and malformed requests with a problem', async () => {
    await begin();
    const unsigned = await harness.app.inject({ method: 'POST', url: '/webhooks/generic', payload: { text: 'x' } });
    expect(unsigned.statusCode).toBe(401);
    expect(unsigned.json()).toMatchObject({ code: 'E_WEBHOOK_SIGNATURE', status: 401 });
    expect(unsigned.headers['content-type']).toContain('application/problem+json');
    const message = { conversationId: 'c1', text: '供水热线是多少？' };
    expect((await harness.generic(message, { at: new Date(Date.now() - 600_000) })).statusCode).toBe(401);
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      '{"conversationId":""}',
      { conversationId: 'c' },
      { conversationId: 'c', text: 7 },
    ]) {
      expect((await harness.generic(body)).statusCode).toBe(400);
    }
    expect((await harness.generic({ ...message, format: 'html' })).json().detail).toContain('format');
    expect((await harness.generic({ ...message, text: 'x'.repeat(300_000) })).statusCode).toBe(413);
  });
});

describe('企业微信', () => {
  it('proves its address', async () => {
    await begin({ now: () => 1_409_659_589_000, config: { wecomToken: 'QDG6eK', wecomCorpId: 'wx5823bf96d3bd56c7' } });
    const query = {
      timestamp: '1409659589',
      nonce: '263014780',
      msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    };
    const verified = await harness.app.inject({ method: 'GET', url: '/webhooks/wecom', query });
    expect(verified.body).toBe('1616140317555161061');
    const forged = await harness.app.inject({ method: 'GET', url: '/webhooks/wecom', query: { ...query, nonce: '1' } });
    expect(forged.statusCode).toBe(401);
  });

  it('answers in the response, encrypted, with citations and within 2,048 bytes', async () => {
    await begin();
    const reply = await harness.wecom('渝快办在哪里办？');
    expect(reply).toContain('“市民可在渝快办平台查询用水账单');
    expect(reply).toContain(citation);
    expect(reply).toContain('· 停水会提前通知吗？');
    expect(Buffer.byteLength(reply ?? '')).toBeLessThanOrEqual(2_048);
  });

  it('answers a repeated MsgId with the same reply and asks once', async () => {
    const service = createFakeAnswerService();
    await begin({ service });
    const first = await harness.wecom('供水热线是多少？', { msgId: '6054768590064713728' });
    const second = await harness.wecom('供水热线是多少？', { msgId: '6054768590064713728' });
    expect(second).toBe(first);
    expect(service.asked).toHaveLength(1);
    // One digit apart beyond what a number can hold: another message.
    await harness.wecom('供水热线是多少？', { msgId: '6054768590064713729' });
    expect(service.asked).toHaveLength(2);
  });

  it('gives an empty reply when late, and the answer to the repetition', async () => {
    const service = createFakeAnswerService();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...service,
      ask: async (request: Parameters<typeof service.ask>[0]) => gate.then(() => service.ask(request)),
    };
    await begin({ service: slow, passiveDeadlineMs: 20 });
    expect(await harness.wecom('供水热线是多少？', { msgId: '77' })).toBeNull();
    release();
    await expect.poll(() => harness.wecom('供水热线是多少？', { msgId: '77' })).toContain('966886');
    expect(service.asked).toHaveLength(1);
  });
});

describe('微信公众号', () => {
  it('proves its address by the plain signature', async () => {
    await begin({ now: () => 1_348_831_860_000, config: { wechatToken: 'weixin' } });
    const signature = '6f87cac5d4ce29f9289c3e60b3693e119fb4a896';
    const query = { timestamp: '1348831860', nonce: '123456', signature, echostr: '8812' };
    expect((await harness.app.inject({ method: 'GET', url: '/webhooks/wechat', query })).body).toBe('8812');
    const late = { ...query, timestamp: '1348831861' };
    expect((await harness.app.inject({ method: 'GET', url: '/webhooks/wechat', query: late })).statusCode).toBe(401);
  });

  it('answers texts, voices with their words, and politely what it cannot read', async () => {
    await begin();
    expect(await harness.wechat('供水热线是多少？')).toContain('966886');
    const voice = { MsgType: 'voice', Content: '', Recognition: '供水热线是多少？' };
    expect(await harness.wechat('', { fields: voice })).toContain('966886');
    expect(await harness.wechat('', { fields: { MsgType: 'image' } })).toContain('只看得懂文字');
    expect(await harness.wechat('', { fields: { MsgType: 'event', Event: 'subscribe', MsgId: '' } })).toContain(
      '我是问渝',
    );
    expect(await harness.wechat('', { fields: { MsgType: 'event', Event: 'LOCATION', MsgId: '' } })).toBeNull();
  });

  it('remembers the conversation, and forgets it on request', async () => {
    await begin();
    await harness.wechat('供水热线是多少？');
    expect(await harness.wechat('那燃气呢？')).toContain('966777');
    expect(await harness.wechat('忘记我')).toContain('都已删除');
    expect(await harness.wechat('那燃气呢？')).toContain('没有查到');
    expect(await harness.wechat('隐私')).toContain('提问不留存');
  });

  it('refuses plain messages when 安全模式 is configured', async () => {
    await begin({ config: { wechatAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', wechatAppId: 'wx1' } });
    await expect(harness.wechat('供水热线是多少？')).rejects.toThrow('status 401');
  });

  it('slows down a person who sends too fast, then stays silent', async () => {
    await begin({ rateLimit: { burst: 1, perMinute: 1 } });
    expect(await harness.wechat('供水热线是多少？')).toContain('966886');
    expect(await harness.wechat('供水热线是多少？')).toContain('有点快');
    expect(await harness.wechat('供水热线是多少？')).toBeNull();
  });
});

describe('钉钉', () => {
  it('answers through the session’s webhook, mentioning the person in a group', async () => {
    await begin();
    const hook = `${platform.origin}/robot/sendBySession?session=1`;
    expect((await harness.dingtalk('渝快办在哪里办？', hook, { conversationType: '2' })).json()).toEqual({});
    await expect.poll(() => platform.requests.length).toBe(1);
    const { body } = platform.requests[0]!;
    expect(body).toMatchObject({ msgtype: 'markdown', at: { atUserIds: ['staff1'] } });
    const { text } = body.markdown as { text: string };
    expect(text).toContain('> 市民可在渝快办平台查询用水账单，也可到**建行网点**的政务自助机办理。');
    expect(text).toContain('《渝中报》2023年6月9日第2版');
  });

  it('answers a repeated msgId once, also when the platform stumbles', async () => {
    await begin();
    const hook = `${platform.origin}/robot/sendBySession?session=1`;
    platform.failWith(500, 429);
    await harness.dingtalk('供水热线是多少？', hook, { msgId: 'same' });
    await harness.dingtalk('供水热线是多少？', hook, { msgId: 'same' });
    await harness.dingtalk('你好', hook);
    await expect.poll(() => platform.requests.length).toBe(2);
  });

  it('posts nowhere but to the platform', async () => {
    await begin();
    const elsewhere = [
      'http://169.254.169.254/latest/meta-data',
      'http://localhost:1/',
      `${platform.origin.replace('http://', 'http://user:pass@')}/x`,
      `${platform.origin}.evil.example/x`,
      'file:///etc/passwd',
      'not a url',
    ];
    for (const hook of elsewhere) expect((await harness.dingtalk('你好', hook)).statusCode).toBe(401);
    expect(platform.requests).toHaveLength(0);
  });

  it('lets an expired session go', async () => {
    await begin();
    await harness.dingtalk('你好', `${platform.origin}/x`, { sessionWebhookExpiredTime: 1 });
    await expect.poll(() => harness.logs()).toContain('too late to be answered');
    expect(platform.requests).toHaveLength(0);
  });
});

describe('飞书', () => {
  const replies = () => platform.requests.filter((request) => request.path.includes('/reply'));

  it('answers the challenge, signed or not, and refuses a wrong token', async () => {
    await begin();
    const challenge = { type: 'url_verification', challenge: 'abc', token: 'feishu-token' };
    expect((await harness.feishuEvent(challenge, { unsigned: true })).json()).toEqual({ challenge: 'abc' });
    expect((await harness.feishuEvent({ ...challenge, token: 'x' })).statusCode).toBe(401);
  });

  it('answers a message through the open API with bold highlights', async () => {
    await begin();
    expect((await harness.feishu('渝快办在哪里办？', { messageId: 'om_1' })).json()).toEqual({});
    await expect.poll(() => replies().length).toBe(1);
    const [{ path, headers, body }] = replies() as [ReturnType<typeof replies>[0]];
    expect(path).toBe('/open-apis/im/v1/messages/om_1/reply');
    expect(headers.authorization).toBe('Bearer t-1');
    expect(body).toMatchObject({ msg_type: 'post', uuid: 'om_1' });
    const { zh_cn } = JSON.parse(String(body.content)) as { zh_cn: { content: { text: string; style: string[] }[][] } };
    const elements = zh_cn.content.flat();
    expect(elements).toContainEqual({ tag: 'text', text: '建行网点', style: ['bold'] });
    expect(elements.map((element) => element.text).join('')).toContain(citation);
  });

  it('answers a repeated event once', async () => {
    await begin();
    await harness.feishu('供水热线是多少？', { messageId: 'om_same' });
    await harness.feishu('供水热线是多少？', { messageId: 'om_same' });
    await harness.feishu('你好', { messageId: 'om_other' });
    await expect.poll(() => replies().length).toBe(2);
  });

  it('in a group answers only when mentioned, and takes the mention out of the words', async () => {
    await begin();
    await harness.feishu('供水热线是多少？', { chatType: 'group' });
    await harness.feishu('@_user_1 供水热线是多少？', { chatType: 'group', mentions: [{ key: '@_user_1' }] });
    await expect.poll(() => replies().length).toBe(1);
    expect(JSON.stringify(replies()[0]?.body)).toContain('966886');
  });

  it('refuses what is unsigned or not encrypted', async () => {
    await begin();
    const event = { header: { event_type: 'im.message.receive_v1', token: 'feishu-token' } };
    expect((await harness.feishuEvent(event, { unsigned: true })).statusCode).toBe(401);
    const plain = await harness.app.inject({ method: 'POST', url: '/webhooks/feishu', payload: event });
    expect(plain.statusCode).toBe(401);
  });
});

describe('a channel without its secrets', () => {
  it('is off with a problem, and says so at the start', async () => {
    await begin({ config: { dingtalkAppSecret: null, wechatToken: null } });
    for (const channel of ['dingtalk', 'wechat', 'telegram', '__proto__', 'nope']) {
      const response = await harness.app.inject({ method: 'POST', url: `/webhooks/${channel}`, payload: {} });
      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ code: 'E_NOT_FOUND' });
    }
    expect(harness.webhooks.channels).toEqual(['generic', 'wecom', 'feishu']);
    expect(harness.logs()).toContain('DINGTALK_APP_SECRET');
    expect(harness.logs()).not.toContain('feishu-secret');
  });

  it('has nothing to be read where the platform verifies nothing', async () => {
    await begin();
    expect((await harness.app.inject({ method: 'GET', url: '/webhooks/generic' })).statusCode).toBe(404);
  });
});

describe('logs', () => {
  it('hold neither words, nor ids, nor secrets', async () => {
    await begin();
    await harness.generic({ conversationId: 'my-conversation', text: '我叫王五，电话13800138000，崩溃了' });
    await harness.wechat('我叫王五', { from: 'openid-secret' });
    for (const word of [
      '王五',
      '13800138000',
      'my-conversation',
      'openid-secret',
      'wechat-token',
      wecomSignature('x'),
    ]) {
      expect(harness.logs()).not.toContain(word);
    }
  });
});
