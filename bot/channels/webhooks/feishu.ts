import type { Logger } from '../../../src/logging.js';
import type { Deliveries } from '../../state/deliveries.js';
import { sameSecret } from '../constant-time.js';
import { createInbox } from '../inbox.js';
import { ownWords } from '../own-words.js';
import { feishuPost } from '../render/feishu-post.js';
import { fitReply } from '../render/fit-reply.js';
import type { Responder } from '../responder.js';
import { jsonReply, type WebhookAdapter, type WebhookRequest } from './adapter.js';
import { createFeishuApi } from './feishu-api.js';
import { decryptFeishu, verifyFeishu } from './feishu-crypto.js';
import { type FeishuMessage, readFeishuMessage } from './feishu-message.js';
import { asObject, parseObject } from './generic-message.js';
import type { PostPace } from './post-json.js';
import { refuseSignature } from './refuse.js';

export interface FeishuOptions {
  encryptKey: string;
  appId: string;
  appSecret: string;
  /** Compared as well where given. */
  verificationToken: string | null;
  respond: Responder;
  deliveries: Deliveries;
  logger: Logger;
  apiRoot: string;
  post?: PostPace;
  graceMs?: number;
  /** When questions can be answered. */
  ready?: Promise<unknown>;
  now?: () => number;
}

/** Bytes of a rich-text message's content (open.feishu.cn, 发送消息). */
const contentLimit = 30_000;

/** 飞书 自建应用: events are acknowledged at once and answered through the open API. */
export function createFeishuAdapter(options: FeishuOptions): WebhookAdapter {
  const { respond, logger, now = Date.now } = options;
  const stopping = new AbortController();
  const api = createFeishuApi({
    ...options,
    now,
    post: { ...options.post, signal: stopping.signal, repeatable: true },
  });
  const inbox = createInbox<FeishuMessage>({
    channel: 'feishu',
    deliveries: options.deliveries,
    logger,
    ready: options.ready,
    laneOf: (message) => message.conversationId,
    handle,
  });

  async function handle({ messageId, conversationId, text }: FeishuMessage): Promise<void> {
    if (text === '') return api.reply(messageId, { type: 'text', body: { text: ownWords.unsupported } });
    const response = await respond({ channel: 'feishu', conversationId, text });
    if (response === null) return;
    const bytes = (post: unknown) => Buffer.byteLength(JSON.stringify(post), 'utf8');
    const { blocks } = fitReply(
      response.answer,
      { suggestions: true, countRest: true },
      (some) => bytes(feishuPost(some)),
      contentLimit,
    );
    await api.reply(messageId, { type: 'post', body: feishuPost(blocks) });
  }

  return {
    channel: 'feishu',
    async receive(request) {
      const event = openEvent(request, options, now());
      if (event.type === 'url_verification') return jsonReply({ challenge: event.challenge });
      const message = readFeishuMessage(event);
      // A repeated event is about the same message: its id knows both again.
      if (message !== null) inbox.accept(message.messageId, message);
      return jsonReply({});
    },
    resume: () => inbox.resume(),
    async stop() {
      await inbox.close(options.graceMs ?? 3_000);
      stopping.abort();
    },
  };
}

/**
 * Verifies and decrypts an event. The address check comes before signatures are set up: that it is encrypted with our
 * key is proof enough, for it makes us do nothing.
 */
function openEvent(
  { body, headers }: WebhookRequest,
  { encryptKey, verificationToken }: Pick<FeishuOptions, 'encryptKey' | 'verificationToken'>,
  now: number,
): Record<string, unknown> {
  const { encrypt } = parseObject(body.toString('utf8'));
  if (typeof encrypt !== 'string') throw refuseSignature('the event is not encrypted');
  const event = parseObject(decryptFeishu(encryptKey, encrypt));
  if (event.type !== 'url_verification') {
    const signed = {
      timestamp: headers['x-lark-request-timestamp'],
      nonce: headers['x-lark-request-nonce'],
      signature: headers['x-lark-signature'],
    };
    verifyFeishu(encryptKey, signed, body, now);
  }
  if (verificationToken !== null) {
    const token = event.type === 'url_verification' ? event.token : asObject(event.header, 'header').token;
    if (typeof token !== 'string' || !sameSecret(token, verificationToken)) {
      throw refuseSignature('the Verification Token does not fit');
    }
  }
  return event;
}
