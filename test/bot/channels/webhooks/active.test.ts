import { describe, expect, it } from 'vitest';
import { messageLimit } from '../../../../bot/chat/create-chat-service.js';
import { createFakeAnswerService } from '../../../support/fake-answer-service.js';
import { citation, useWebhookPlatform } from '../../../support/webhook-platform.js';

const setup = useWebhookPlatform();

describe('钉钉', () => {
  it('answers through the session’s webhook, mentioning the person in a group', async () => {
    await setup.begin();
    const hook = `${setup.platform.origin}/robot/sendBySession?session=1`;
    expect((await setup.harness.dingtalk('渝快办在哪里办？', hook, { conversationType: '2' })).json()).toEqual({});
    await expect.poll(() => setup.platform.requests.length).toBe(1);
    const { body } = setup.platform.requests[0]!;
    expect(body).toMatchObject({ msgtype: 'markdown', at: { atUserIds: ['staff1'] } });
    const { text } = body.markdown as { text: string };
    expect(text).toContain('> 市民可在渝快办平台查询用水账单，也可到**建行网点**的政务自助机办理。');
    expect(text).toContain('《渝中报》2023年6月9日第2版');
  });

  it('answers a repeated msgId once, also when the platform stumbles', async () => {
    await setup.begin();
    const hook = `${setup.platform.origin}/robot/sendBySession?session=1`;
    setup.platform.failWith(500, 429);
    await setup.harness.dingtalk('供水热线是多少？', hook, { msgId: 'same' });
    await setup.harness.dingtalk('供水热线是多少？', hook, { msgId: 'same' });
    await setup.harness.dingtalk('你好', hook);
    await expect.poll(() => setup.platform.requests.length).toBe(2);
  });

  it('posts a reply no third time that may have arrived twice, and none again that was taken', async () => {
    await setup.begin();
    const hook = `${setup.platform.origin}/robot/sendBySession?session=1`;
    setup.platform.failWith('reset', 'reset');
    await setup.harness.dingtalk('供水热线是多少？', hook);
    await expect.poll(() => setup.harness.logs()).toContain('a delivery could not be answered');
    expect(setup.platform.requests).toHaveLength(2);
    setup.platform.failWith('html');
    await setup.harness.dingtalk('供水热线是多少？', hook);
    await setup.harness.dingtalk('你好', hook);
    await expect.poll(() => JSON.stringify(setup.platform.requests.at(-1)?.body)).toContain('您好');
    expect(setup.platform.requests).toHaveLength(4);
  });

  it('answers a text of more than 4,000 characters, cut as on every channel', async () => {
    const service = createFakeAnswerService();
    await setup.begin({ service });
    const hook = `${setup.platform.origin}/robot/sendBySession?session=1`;
    await setup.harness.dingtalk('供水热线是多少？'.repeat(600), hook);
    await expect.poll(() => JSON.stringify(setup.platform.requests.at(-1)?.body)).toContain('966886');
    expect(service.asked[0]?.question).toHaveLength(messageLimit);
  });

  it('posts nowhere but to the platform', async () => {
    await setup.begin();
    const elsewhere = [
      'http://169.254.169.254/latest/meta-data',
      'http://localhost:1/',
      `${setup.platform.origin.replace('http://', 'http://user:pass@')}/x`,
      `${setup.platform.origin}.evil.example/x`,
      'file:///etc/passwd',
      'not a url',
    ];
    for (const hook of elsewhere) expect((await setup.harness.dingtalk('你好', hook)).statusCode).toBe(401);
    expect(setup.platform.requests).toHaveLength(0);
  });

  it('lets an expired session go', async () => {
    await setup.begin();
    await setup.harness.dingtalk('你好', `${setup.platform.origin}/x`, { sessionWebhookExpiredTime: 1 });
    await expect.poll(() => setup.harness.logs()).toContain('too late to be answered');
    expect(setup.platform.requests).toHaveLength(0);
  });
});

describe('飞书', () => {
  const replies = () => setup.platform.requests.filter((request) => request.path.includes('/reply'));

  it('answers the challenge, signed or not, and refuses a wrong token', async () => {
    await setup.begin();
    const challenge = { type: 'url_verification', challenge: 'abc', token: 'feishu-token' };
    expect((await setup.harness.feishuEvent(challenge, { unsigned: true })).json()).toEqual({ challenge: 'abc' });
    expect((await setup.harness.feishuEvent({ ...challenge, token: 'x' })).statusCode).toBe(401);
  });

  it('answers a message through the open API with bold highlights', async () => {
    await setup.begin();
    expect((await setup.harness.feishu('渝快办在哪里办？', { messageId: 'om_1' })).json()).toEqual({});
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
    await setup.begin();
    await setup.harness.feishu('供水热线是多少？', { messageId: 'om_same' });
    await setup.harness.feishu('供水热线是多少？', { messageId: 'om_same' });
    await setup.harness.feishu('你好', { messageId: 'om_other' });
    await expect.poll(() => replies().length).toBe(2);
  });

  it('replies again until the platform says that it took the reply: it knows a repetition again', async () => {
    await setup.begin();
    await setup.harness.feishu('你好', { messageId: 'om_1' });
    await expect.poll(() => replies().length).toBe(1);
    setup.platform.failWith('reset', 'reset', 'html');
    await setup.harness.feishu('供水热线是多少？', { messageId: 'om_2' });
    await expect.poll(() => replies().length).toBe(5);
    expect(new Set(replies().map(({ body }) => body.uuid))).toEqual(new Set(['om_1', 'om_2']));
  });

  it('in a group answers only when mentioned, and takes the mention out of the words', async () => {
    await setup.begin();
    await setup.harness.feishu('供水热线是多少？', { chatType: 'group' });
    await setup.harness.feishu('@_user_1 供水热线是多少？', { chatType: 'group', mentions: [{ key: '@_user_1' }] });
    await expect.poll(() => replies().length).toBe(1);
    expect(JSON.stringify(replies()[0]?.body)).toContain('966886');
  });

  it('refuses what is unsigned or not encrypted', async () => {
    await setup.begin();
    const event = { header: { event_type: 'im.message.receive_v1', token: 'feishu-token' } };
    expect((await setup.harness.feishuEvent(event, { unsigned: true })).statusCode).toBe(401);
    const plain = await setup.harness.app.inject({ method: 'POST', url: '/webhooks/feishu', payload: event });
    expect(plain.statusCode).toBe(401);
  });
});
