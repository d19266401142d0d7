import { createHash } from 'node:crypto';
import type { Answer, Citation } from '../../../src/domain/answer.js';
import { WenyuError } from '../../../src/errors.js';
import type { ChatService } from '../../chat-service.js';
import type { Deliveries } from '../../state/deliveries.js';
import { markdown } from '../render/markdown.js';
import { plainText } from '../render/plain-text.js';
import { itemsOf, replyBlocks } from '../render/reply-blocks.js';
import type { Responder } from '../responder.js';
import { jsonReply, type WebhookAdapter, type WebhookReply } from './adapter.js';
import { type AnswerOnce, createAnswerOnce } from './answer-once.js';
import { type GenericMessage, readGenericMessage } from './generic-message.js';
import { refuseRequest } from './refuse.js';
import { verifyStandardWebhook } from './standard-webhooks.js';

export interface GenericOptions {
  /** `whsec_` and the key in base64. */
  secret: string;
  chat: ChatService;
  respond: Responder;
  deliveries: Deliveries;
  now?: () => number;
}

/** What the generic webhook replies; docs/channels.md describes it. */
export interface GenericReply {
  conversationId: string;
  /** Names the reply for feedback; null for a word of our own. */
  replyId: string | null;
  /** The reply in the format asked for, citations included. */
  text: string;
  answer: Answer;
  /** Sources of what is quoted or listed, in the order shown; of a refusal, the nearest articles. */
  citations: Citation[];
}

/** JSON in, JSON out, signed by the Standard Webhooks scheme: for any platform with a few lines of glue. */
export function createGenericAdapter(options: GenericOptions): WebhookAdapter {
  const { secret, now = Date.now } = options;
  const once: AnswerOnce = createAnswerOnce(options.deliveries);
  return {
    channel: 'generic',
    async receive({ body, headers }) {
      const signed = {
        id: headers['webhook-id'],
        timestamp: headers['webhook-timestamp'],
        signature: headers['webhook-signature'],
      };
      const id = verifyStandardWebhook(secret, signed, body, now());
      const message = readGenericMessage(body);
      if (message.kind === 'feedback') return feedback(message, options.chat);
      // The body belongs to the key: the same id with other words is another message, and a mistake of the sender.
      const digest = createHash('sha256').update(body).digest('hex');
      const result = await once('generic', id, async () => `${digest}${await answer(message, options.respond)}`);
      if (result.kind !== 'reply') throw refuseRequest('this webhook-id was answered before, and its reply is gone');
      if (!result.reply.startsWith(digest)) throw refuseRequest('this webhook-id was used for another body');
      return { status: 200, type: 'application/json; charset=utf-8', body: result.reply.slice(digest.length) };
    },
  };
}

async function answer(message: GenericMessage & { kind: 'text' }, respond: Responder): Promise<string> {
  const { conversationId, text, format } = message;
  const response = await respond({ channel: 'generic', conversationId, text });
  if (response === null || response.tooFast) {
    // Nothing is kept under this id: delivered again later, the message is answered.
    throw new WenyuError('E_RATE_LIMITED', 'this conversation sends too fast', 'Send again in a few seconds.');
  }
  const { replyId, answer: given } = response;
  if (given.status === 'failed' && (given.code === 'E_NOT_READY' || given.code === 'E_OVERLOADED')) {
    // The sender delivers again; a reply kept under this id would stand in the way of the answer.
    throw new WenyuError(given.code, 'no answer just now', 'Deliver the same request again in a moment.');
  }
  const { blocks } = replyBlocks(given, { suggestions: true });
  const reply: GenericReply = {
    conversationId,
    replyId,
    text: format === 'markdown' ? markdown(blocks) : plainText(blocks),
    answer: given,
    citations: itemsOf(given).map((item) => item.citation),
  };
  return JSON.stringify(reply);
}

function feedback(message: GenericMessage & { kind: 'feedback' }, chat: ChatService): WebhookReply {
  const { conversationId, replyId, helpful } = message;
  const stored = chat.feedback(replyId, helpful, { channel: 'generic', conversationId });
  return jsonReply({ conversationId, replyId, stored });
}
