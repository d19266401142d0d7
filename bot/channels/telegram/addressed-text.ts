import type { Message, MessageEntity } from 'telegraf/types';

export interface BotIdentity {
  id: number;
  username: string;
}

/** A message's words for the bot, or why there are none. */
export type Addressed =
  | { kind: 'text'; text: string }
  /** Meant for the bot, but no words: a sticker, a voice message, a photo without a caption. */
  | { kind: 'wordless' }
  | { kind: 'not-for-us' };

const wordless = [
  'sticker',
  'voice',
  'audio',
  'photo',
  'video',
  'video_note',
  'animation',
  'document',
  'location',
  'contact',
  'poll',
  'dice',
] as const;

/**
 * In a private chat every message is for the bot; in a group only one that mentions it or replies to it. The mention
 * itself is taken out of the words. Service messages (someone joined, a pin) are for nobody.
 */
export function addressedText(message: Message, bot: BotIdentity): Addressed {
  const { text, entities } = wordsOf(message);
  if (
    message.chat.type !== 'private' &&
    !isReplyTo(message, bot) &&
    !entities.some((one) => mentions(one, text, bot))
  ) {
    return { kind: 'not-for-us' };
  }
  const words = withoutMentions(text, entities, bot);
  if (words !== '') return { kind: 'text', text: words };
  const hasMedia = wordless.some((kind) => kind in message);
  // A bare mention in a group: as good as a greeting.
  if (text !== '' && !hasMedia) return { kind: 'text', text: '你好' };
  return hasMedia ? { kind: 'wordless' } : { kind: 'not-for-us' };
}

function wordsOf(message: Message): { text: string; entities: MessageEntity[] } {
  if ('text' in message) return { text: message.text, entities: message.entities ?? [] };
  if ('caption' in message) return { text: message.caption ?? '', entities: message.caption_entities ?? [] };
  return { text: '', entities: [] };
}

function isReplyTo(message: Message, bot: BotIdentity): boolean {
  return 'reply_to_message' in message && message.reply_to_message?.from?.id === bot.id;
}

function mentions(entity: MessageEntity, text: string, bot: BotIdentity): boolean {
  if (entity.type === 'text_mention') return entity.user.id === bot.id;
  if (entity.type !== 'mention') return false;
  const name = text.slice(entity.offset, entity.offset + entity.length);
  return name.toLowerCase() === `@${bot.username.toLowerCase()}`;
}

function withoutMentions(text: string, entities: readonly MessageEntity[], bot: BotIdentity): string {
  const ours = entities.filter((one) => mentions(one, text, bot)).sort((a, b) => b.offset - a.offset);
  const rest = ours.reduce(
    (left, { offset, length }) => `${left.slice(0, offset)} ${left.slice(offset + length)}`,
    text,
  );
  return rest.replace(/\s+/gu, ' ').trim();
}
