import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { dingtalkSign } from '../../bot/channels/webhooks/dingtalk-sign.js';
import { feishuSignature } from '../../bot/channels/webhooks/feishu-crypto.js';
import {
  registerWebhooks,
  type WebhookConfig,
  type WebhookOptions,
  type Webhooks,
} from '../../bot/channels/webhooks/register-webhooks.js';
import { decryptWecom, encryptWecom, wecomSignature } from '../../bot/channels/webhooks/wecom-crypto.js';
import { readXmlFields, writeXml } from '../../bot/channels/webhooks/xml.js';
import type { AnswerService } from '../../src/answering/service.js';
import { createTestApp, type TestApp } from './test-app.js';

export const allSecrets: WebhookConfig = {
  webhookSecret: `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`,
  wecomToken: 'wecom-token',
  wecomAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  wecomCorpId: 'ww1234567890',
  wechatToken: 'wechat-token',
  wechatAesKey: null,
  wechatAppId: null,
  dingtalkAppSecret: 'dingtalk-secret',
  feishuVerificationToken: 'feishu-token',
  feishuEncryptKey: 'feishu-key',
  feishuAppId: 'cli_a',
  feishuAppSecret: 'feishu-secret',
  feishuApiRoot: 'http://127.0.0.1:9',
  keepQuestions: false,
  keepDays: 30,
  idSalt: 'x'.repeat(16),
};

export interface WebhookHarness extends TestApp {
  webhooks: Webhooks;
  config: WebhookConfig;
  generic(body: unknown, options?: { id?: string; at?: Date }): Promise<LightMyRequestResponse>;
  /** Sends a text message to 企业微信; gives the text of the passive reply, or null for an empty one. */
  wecom(text: string, options?: { msgId?: string; from?: string }): Promise<string | null>;
  wechat(
    text: string,
    options?: { msgId?: string; from?: string; fields?: Record<string, string> },
  ): Promise<string | null>;
  dingtalk(text: string, sessionWebhook: string, fields?: Record<string, unknown>): Promise<LightMyRequestResponse>;
  feishu(
    text: string,
    fields?: { messageId?: string; chatType?: string; chatId?: string; mentions?: unknown[] },
  ): Promise<LightMyRequestResponse>;
  /** Posts a 飞书 event, sealed and signed. */
  feishuEvent(event: unknown, options?: { unsigned?: boolean }): Promise<LightMyRequestResponse>;
}

export interface WebhookHarnessOptions extends Partial<Omit<WebhookOptions, 'config'>> {
  config?: Partial<WebhookConfig>;
  service?: AnswerService;
}

/** The whole HTTP side with webhooks, and the platforms' side of each protocol. */
export async function createWebhookHarness(options: WebhookHarnessOptions = {}): Promise<WebhookHarness> {
  const { config: some, service, ...rest } = options;
  const config = { ...allSecrets, ...some };
  const test = await createTestApp(service === undefined ? {} : { service });
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const webhooks = await registerWebhooks(test.app, {
    chat: test.chat,
    config,
    state: test.state,
    logger,
    rateLimit: { burst: 1_000, perMinute: 1_000 },
    post: { firstPauseMs: 1 },
    ...rest,
  });
  const keys = { token: config.wecomToken!, encodingAesKey: config.wecomAesKey!, receiveId: config.wecomCorpId! };
  let serial = 1;
  const seconds = () => String(Math.floor((options.now ?? Date.now)() / 1_000));

  const textMessage = (from: string, text: string, msgId: string, more: Record<string, string> = {}) =>
    writeXml({
      ToUserName: 'us',
      FromUserName: from,
      CreateTime: Number(seconds()),
      MsgType: 'text',
      Content: text,
      MsgId: msgId,
      ...more,
    });

  const harness: WebhookHarness = {
    ...test,
    webhooks,
    config,
    logs: () => test.logs() + lines.join(''),
    generic(body, { id = `msg_${serial++}`, at = new Date((options.now ?? Date.now)()) } = {}) {
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      return test.app.inject({
        method: 'POST',
        url: '/webhooks/generic',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
          'webhook-signature': new Webhook(config.webhookSecret!).sign(id, at, payload),
        },
        payload,
      });
    },
    async wecom(text, { msgId = String(serial++), from = 'zhangsan' } = {}) {
      const encrypted = encryptWecom(keys, textMessage(from, text, msgId));
      const timestamp = seconds();
      const query = {
        timestamp,
        nonce: 'n1',
        msg_signature: wecomSignature(keys.token, timestamp, 'n1', encrypted),
      };
      const response = await test.app.inject({
        method: 'POST',
        url: '/webhooks/wecom',
        query,
        headers: { 'content-type': 'text/xml' },
        payload: writeXml({ ToUserName: keys.receiveId, AgentID: '1', Encrypt: encrypted }),
      });
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}: ${response.body}`);
      if (response.body === '') return null;
      const sealed = readXmlFields(response.body);
      const [stamp, nonce, cipher] = [sealed.get('TimeStamp')!, sealed.get('Nonce')!, sealed.get('Encrypt')!];
      if (sealed.get('MsgSignature') !== wecomSignature(keys.token, stamp, nonce, cipher))
        throw new Error('bad signature');
      const fields = readXmlFields(decryptWecom(keys, cipher));
      if (fields.get('ToUserName') !== from) throw new Error('meant for another person');
      return fields.get('Content')!;
    },
    async wechat(text, { msgId = String(serial++), from = 'openid-1', fields = {} } = {}) {
      const timestamp = seconds();
      const signature = wecomSignature(config.wechatToken!, timestamp, 'n2');
      const response = await test.app.inject({
        method: 'POST',
        url: '/webhooks/wechat',
        query: { timestamp, nonce: 'n2', signature },
        headers: { 'content-type': 'text/xml' },
        payload: textMessage(from, text, msgId, fields),
      });
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}: ${response.body}`);
      return response.body === '' ? null : readXmlFields(response.body).get('Content')!;
    },
    dingtalk(text, sessionWebhook, fields = {}) {
      const timestamp = String((options.now ?? Date.now)());
      return test.app.inject({
        method: 'POST',
        url: '/webhooks/dingtalk',
        headers: { timestamp, sign: dingtalkSign(config.dingtalkAppSecret!, timestamp) },
        payload: {
          msgId: `ding-${serial++}`,
          conversationId: 'cid1',
          conversationType: '1',
          senderId: 'lisi',
          senderStaffId: 'staff1',
          msgtype: 'text',
          text: { content: ` ${text}` },
          sessionWebhook,
          sessionWebhookExpiredTime: Number(timestamp) + 3_600_000,
          ...fields,
        },
      });
    },
    feishu(text, { messageId = `om_${serial++}`, chatType = 'p2p', chatId = 'oc_1', mentions = [] } = {}) {
      return harness.feishuEvent({
        schema: '2.0',
        header: {
          event_id: `ev-${messageId}`,
          event_type: 'im.message.receive_v1',
          token: config.feishuVerificationToken,
        },
        event: {
          sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
          message: {
            message_id: messageId,
            chat_id: chatId,
            chat_type: chatType,
            message_type: 'text',
            content: JSON.stringify({ text }),
            mentions,
          },
        },
      });
    },
    feishuEvent(event, { unsigned = false } = {}) {
      const body = JSON.stringify({ encrypt: sealFeishu(config.feishuEncryptKey!, JSON.stringify(event)) });
      const timestamp = seconds();
      const signature = feishuSignature(config.feishuEncryptKey!, timestamp, 'n3', Buffer.from(body));
      const headers = {
        'x-lark-request-timestamp': timestamp,
        'x-lark-request-nonce': 'n3',
        'x-lark-signature': signature,
      };
      return test.app.inject({
        method: 'POST',
        url: '/webhooks/feishu',
        headers: { 'content-type': 'application/json', ...(unsigned ? {} : headers) },
        payload: body,
      });
    },
    async close() {
      await test.app.close();
      await webhooks.stop();
      test.state.close();
    },
  };
  return harness;
}

/** As 飞书 encrypts an event. */
function sealFeishu(encryptKey: string, text: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}
