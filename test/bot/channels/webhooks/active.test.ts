import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
