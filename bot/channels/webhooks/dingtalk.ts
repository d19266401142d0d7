import { WenyuError } from '../../../src/errors.js';
import type { Logger } from '../../../src/logging.js';
import type { Deliveries } from '../../state/deliveries.js';
import { createInbox } from '../inbox.js';
import { ownWords } from '../own-words.js';
import { fitReply } from '../render/fit-reply.js';
import { markdown } from '../render/markdown.js';
import type { Responder } from '../responder.js';
import { jsonReply, type WebhookAdapter } from './adapter.js';
import { verifyDingtalk } from './dingtalk-sign.js';
import { asObject, parseObject } from './generic-message.js';
import { type PostPace, postJson } from './post-json.js';
import { refuseRequest } from './refuse.js';

export interface DingtalkOptions {
  appSecret: string;
  respond: Responder;
  deliveries: Deliveries;
  logger: Logger;
  /** Origins that a reply may be posted to; 钉钉's own by default. */
  origins?: readonly string[];
  post?: PostPace;
  graceMs?: number;
  /** When questions can be answered. */
  ready?: Promise<unknown>;
  now?: () => number;
}

interface DingtalkMessage {
  conversationId: string;
  text: string;
  isGroup: boolean;
  /** Whom the reply mentions in a group. */
  staffId: string | null;
  sessionWebhook: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const dingtalkOrigins = ['https://oapi.dingtalk.com'];
/** Characters of a Markdown message that 钉钉 shows without cutting. */
const textLimit = 5_000;

/** 钉钉 企业内部机器人: a message is acknowledged at once and answered through its sessionWebhook. */
export function createDingtalkAdapter(options: DingtalkOptions): WebhookAdapter {
  const { appSecret, respond, logger, now = Date.now, origins = dingtalkOrigins } = options;
  const stopping = new AbortController();
  const inbox = createInbox<DingtalkMessage>({
    channel: 'dingtalk',
    deliveries: options.deliveries,
    logger,
    ready: options.ready,
    laneOf: (message) => message.conversationId,
    handle,
  });

  async function handle(message: DingtalkMessage): Promise<void> {
    const { conversationId, text, staffId, isGroup } = message;
    if (message.expiresAt <= now()) {
      logger.warn({ channel: 'dingtalk' }, 'a message came too late to be answered');
      return;
    }
    const response = text === '' ? null : await respond({ channel: 'dingtalk', conversationId, text });
    if (response === null && text !== '') return;
    const words =
      response === null
        ? ownWords.unsupported
        : markdown(
            fitReply(
              response.answer,
              { suggestions: true, countRest: true },
              (blocks) => markdown(blocks).length,
              textLimit,
            ).blocks,
          );
    const answer = await postJson(
      message.sessionWebhook,
      {
        msgtype: 'markdown',
        markdown: { title: '问渝', text: words },
        ...(isGroup && staffId !== null && { at: { atUserIds: [staffId] } }),
      },
      { ...options.post, signal: stopping.signal, repeatable: false },
    );
    if (answer.errcode !== undefined && answer.errcode !== 0) {
      logger.error({ code: 'E_CHANNEL_UNREACHABLE', errcode: answer.errcode }, 'DingTalk refused a reply');
    }
  }

  return {
    channel: 'dingtalk',
    async receive({ body, headers }) {
      verifyDingtalk(appSecret, { timestamp: headers.timestamp, sign: headers.sign }, now());
      const { key, message } = readMessage(parseObject(body.toString('utf8')), origins);
      inbox.accept(key, message);
      return jsonReply({});
    },
    resume: () => inbox.resume(),
    async stop() {
      await inbox.close(options.graceMs ?? 3_000);
      stopping.abort();
    },
  };
}

/** The parts of a message we need. The body is not signed: the address for the reply must be the platform's own. */
function readMessage(body: Record<string, unknown>, origins: readonly string[]) {
  const { msgId, conversationId, conversationType, senderId, senderStaffId, msgtype, sessionWebhook } = body;
  if (!isId(msgId) || !isId(conversationId) || !isId(senderId) || !isId(sessionWebhook)) {
    throw refuseRequest('msgId, conversationId, senderId or sessionWebhook is missing');
  }
  if (!URL.canParse(sessionWebhook) || !isAllowed(new URL(sessionWebhook), origins)) {
    throw new WenyuError(
      'E_WEBHOOK_SIGNATURE',
      'sessionWebhook does not point to the platform',
      'Only addresses at https://oapi.dingtalk.com are answered.',
    );
  }
  const content = msgtype === 'text' ? asObject(body.text, 'text').content : null;
  const expiry = Number(body.sessionWebhookExpiredTime);
  const message: DingtalkMessage = {
    conversationId: `${conversationId}:${senderId}`,
    text: typeof content === 'string' ? content.trim() : '',
    isGroup: conversationType === '2',
    staffId: isId(senderStaffId) ? senderStaffId : null,
    sessionWebhook,
    expiresAt: Number.isFinite(expiry) && expiry > 0 ? expiry : Number.MAX_SAFE_INTEGER,
  };
  return { key: msgId, message };
}

function isAllowed(url: URL, origins: readonly string[]): boolean {
  return origins.includes(url.origin) && url.username === '' && url.password === '';
}

/** An id or address of sensible length; real ones are far shorter. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 4_000;
}
