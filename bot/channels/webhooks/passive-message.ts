import { createHash } from 'node:crypto';
import type { ChannelName } from '../../chat-service.js';
import { ownWords } from '../own-words.js';
import { fitReply } from '../render/fit-reply.js';
import { plainText } from '../render/plain-text.js';
import type { Block } from '../render/reply-blocks.js';
import { helpText, type Responder } from '../responder.js';
import type { AnswerOnce, Repeats } from './answer-once.js';
import { writeXml } from './xml.js';

/** The two platforms that want their reply in the response, as XML. */
export type PassiveChannel = ChannelName & ('wecom' | 'wechat');

export interface PassiveOptions {
  channel: PassiveChannel;
  respond: Responder;
  once: AnswerOnce;
  repeats: Repeats;
  now: () => number;
}

/** Bytes of a text message (developer.work.weixin.qq.com, developers.weixin.qq.com: Content). */
const contentLimit = 2_048;

/**
 * Both wait 5 s for a response and deliver a message three times in all (developers.weixin.qq.com, 被动回复用户消息;
 * developer.work.weixin.qq.com, 被动回复消息). An empty response counts as one: they do not deliver it again then.
 */
export const passiveRepeats: Repeats = { tries: 3, lastTryMs: 4_500 };

/**
 * The reply to a message as XML, or null where there is none: an event that needs no word, or a person who goes on
 * sending too fast. An answer that is not there by the platform's last try is replaced by a word that tells so.
 */
export async function passiveReply(fields: Map<string, string>, options: PassiveOptions): Promise<string | null> {
  const { channel, respond, once, repeats, now } = options;
  const person = fields.get('FromUserName') ?? '';
  const us = fields.get('ToUserName') ?? '';
  const text = wordsOf(fields);
  if (person === '' || text === null) return null;
  const reply = await once(
    channel,
    deliveryKey(fields),
    person,
    async () => (text === '' ? ownWords.unsupported : text === greet ? helpText : await answer(text)),
    repeats,
  );
  if (reply.kind === 'late') return message(ownWords.late);
  return reply.kind === 'reply' && reply.reply !== '' ? message(reply.reply) : null;

  function message(content: string): string {
    return writeXml({
      ToUserName: person,
      FromUserName: us,
      CreateTime: Math.floor(now() / 1_000),
      MsgType: 'text',
      Content: content,
    });
  }

  /** Empty where silence is the answer. */
  async function answer(question: string): Promise<string> {
    const response = await respond({ channel, conversationId: person, text: question });
    if (response === null) return '';
    return passiveText(fitReply(response.answer, { suggestions: true, countRest: true }, measure, contentLimit).blocks);
  }
}

/** Stands for the event of a new reader; no message can be it, for messages are trimmed. */
const greet = '\n';

/** The words of a message; empty for one without words, null for an event that needs no reply. */
function wordsOf(fields: Map<string, string>): string | null {
  const type = fields.get('MsgType');
  if (type === 'text') return (fields.get('Content') ?? '').trim();
  if (type === 'event') return fields.get('Event')?.toLowerCase() === 'subscribe' ? greet : null;
  // A voice message comes with its words where the account has recognition turned on.
  return type === 'voice' ? (fields.get('Recognition') ?? '').trim() : '';
}

/** MsgId; events have none, but their sender and time together are theirs alone (as the platform advises). */
function deliveryKey(fields: Map<string, string>): string {
  const id = fields.get('MsgId');
  if (id !== undefined && /^\d{1,30}$/.test(id)) return id;
  const parts = ['FromUserName', 'CreateTime', 'Event', 'MsgType'].map((name) => fields.get(name) ?? '');
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** WeChat makes links of `<a …>` in a text: a bracket that could begin a tag becomes its full-width form. */
function passiveText(blocks: readonly Block[]): string {
  return plainText(blocks).replace(/<(?=[a-z/!])/gi, '＜');
}

function measure(blocks: readonly Block[]): number {
  return Buffer.byteLength(passiveText(blocks), 'utf8');
}
