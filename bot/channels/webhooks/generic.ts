import { createHmac } from 'node:crypto';
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

/** What lies on disk for repeated deliveries: no id of anybody. */
type KeptReply = Omit<GenericReply, 'conversationId'>;

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
      const digest = createHmac('sha256', secret).update(body).digest('hex');
      const { conversationId } = message;
      const work = async () => `${digest}${JSON.stringify(await answer(message, options.respond))}`;
      const result = await once('generic', id, conversationId, work);
      if (result.kind !== 'reply') throw refuseRequest('this webhook-id was answered before, and its reply is gone');
      if (!result.reply.startsWith(digest)) throw refuseRequest('this webhook-id was used for another body');
      const kept = JSON.parse(result.reply.slice(digest.length)) as KeptReply;
      return jsonReply({ conversationId, ...kept } satisfies GenericReply);
    },
  };
}

async function answer(message: GenericMessage & { kind: 'text' }, respond: Responder): Promise<KeptReply> {
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
  return {
    replyId,
    text: format === 'markdown' ? markdown(blocks) : plainText(blocks),
    answer: given,
    citations: itemsOf(given).map((item) => item.citation),
  };
}

function feedback(message: GenericMessage & { kind: 'feedback' }, chat: ChatService): WebhookReply {
  const { conversationId, replyId, helpful } = message;
  const stored = chat.feedback(replyId, helpful, { channel: 'generic', conversationId });
  return jsonReply({ conversationId, replyId, stored });
}
