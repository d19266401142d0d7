import { describe, expect, it } from 'vitest';
import { createFakeAnswerService } from '../../../support/fake-answer-service.js';
import { citation, useWebhookPlatform } from '../../../support/webhook-platform.js';

const setup = useWebhookPlatform();

describe('企业微信', () => {
  it('proves its address', async () => {
    await setup.begin({
      now: () => 1_409_659_589_000,
      config: { wecomToken: 'QDG6eK', wecomCorpId: 'wx5823bf96d3bd56c7' },
    });
    const query = {
      timestamp: '1409659589',
      nonce: '263014780',
      msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    };
    const verified = await setup.harness.app.inject({ method: 'GET', url: '/webhooks/wecom', query });
    expect(verified.body).toBe('1616140317555161061');
    const forged = await setup.harness.app.inject({
      method: 'GET',
      url: '/webhooks/wecom',
      query: { ...query, nonce: '1' },
    });
    expect(forged.statusCode).toBe(401);
  });

  it('answers in the response, encrypted, with citations and within 2,048 bytes', async () => {
    await setup.begin();
    const reply = await setup.harness.wecom('渝快办在哪里办？');
    expect(reply).toContain('“市民可在渝快办平台查询用水账单');
    expect(reply).toContain(citation);
    expect(reply).toContain('· 停水会提前通知吗？');
    expect(Buffer.byteLength(reply ?? '')).toBeLessThanOrEqual(2_048);
  });

  it('answers a repeated MsgId with the same reply and asks once', async () => {
    const service = createFakeAnswerService();
    await setup.begin({ service });
    const first = await setup.harness.wecom('供水热线是多少？', { msgId: '6054768590064713728' });
    const second = await setup.harness.wecom('供水热线是多少？', { msgId: '6054768590064713728' });
    expect(second).toBe(first);
    expect(service.asked).toHaveLength(1);
    // One digit apart beyond what a number can hold: another message.
    await setup.harness.wecom('供水热线是多少？', { msgId: '6054768590064713729' });
    expect(service.asked).toHaveLength(2);
  });

  it('holds a slow answer for the repetitions, and says at the last that it is still being looked up', async () => {
    const service = createFakeAnswerService();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...service,
      ask: async (request: Parameters<typeof service.ask>[0]) => gate.then(() => service.ask(request)),
    };
    await setup.begin({ service: slow, passiveRepeats: { tries: 3, lastTryMs: 20 } });
    const tries = [1, 2, 3].map(() => setup.harness.wecom('供水热线是多少？', { msgId: '77' }));
    expect(await Promise.race(tries)).toContain('还在查');
    release();
    const replies = await Promise.all(tries);
    expect(replies.filter((reply) => reply?.includes('966886'))).toHaveLength(2);
    expect(await setup.harness.wecom('供水热线是多少？', { msgId: '77' })).toContain('966886');
    expect(service.asked).toHaveLength(1);
  });
});

describe('微信公众号', () => {
  it('proves its address by the plain signature', async () => {
    await setup.begin({ now: () => 1_348_831_860_000, config: { wechatToken: 'weixin' } });
    const signature = '6f87cac5d4ce29f9289c3e60b3693e119fb4a896';
    const query = { timestamp: '1348831860', nonce: '123456', signature, echostr: '8812' };
    expect((await setup.harness.app.inject({ method: 'GET', url: '/webhooks/wechat', query })).body).toBe('8812');
    const late = { ...query, timestamp: '1348831861' };
    expect((await setup.harness.app.inject({ method: 'GET', url: '/webhooks/wechat', query: late })).statusCode).toBe(
      401,
    );
  });

  it('answers texts, voices with their words, and politely what it cannot read', async () => {
    await setup.begin();
    expect(await setup.harness.wechat('供水热线是多少？')).toContain('966886');
    const voice = { MsgType: 'voice', Content: '', Recognition: '供水热线是多少？' };
    expect(await setup.harness.wechat('', { fields: voice })).toContain('966886');
    expect(await setup.harness.wechat('', { fields: { MsgType: 'image' } })).toContain('只看得懂文字');
    expect(await setup.harness.wechat('', { fields: { MsgType: 'event', Event: 'subscribe', MsgId: '' } })).toContain(
      '我是问渝',
    );
    expect(await setup.harness.wechat('', { fields: { MsgType: 'event', Event: 'LOCATION', MsgId: '' } })).toBeNull();
  });

  it('remembers the conversation, and forgets it on request', async () => {
    await setup.begin();
    await setup.harness.wechat('供水热线是多少？');
    expect(await setup.harness.wechat('那燃气呢？')).toContain('966777');
    expect(await setup.harness.wechat('忘记我')).toContain('都已删除');
    expect(await setup.harness.wechat('那燃气呢？')).toContain('没有查到');
    expect(await setup.harness.wechat('隐私')).toContain('提问不留存');
  });

  it('refuses plain messages when 安全模式 is configured', async () => {
    await setup.begin({ config: { wechatAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', wechatAppId: 'wx1' } });
    await expect(setup.harness.wechat('供水热线是多少？')).rejects.toThrow('status 401');
  });

  it('slows down a person who sends too fast, then stays silent', async () => {
    await setup.begin({ rateLimit: { burst: 1, perMinute: 1 } });
    expect(await setup.harness.wechat('供水热线是多少？')).toContain('966886');
    expect(await setup.harness.wechat('供水热线是多少？')).toContain('有点快');
    expect(await setup.harness.wechat('供水热线是多少？')).toBeNull();
  });
});
