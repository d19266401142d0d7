import { asObject, parseObject } from './generic-message.js';

/** A message to answer. `text` is empty for one without words. */
export interface FeishuMessage {
  messageId: string;
  conversationId: string;
  text: string;
}

/**
 * The message of an `im.message.receive_v1` event; null for any other event, for messages of apps, and in a group for
 * messages that mention nobody.
 * @throws E_REQUEST_INVALID when such an event lacks what it must have.
 */
export function readFeishuMessage(event: Record<string, unknown>): FeishuMessage | null {
  const header = asObject(event.header, 'header');
  if (header.event_type !== 'im.message.receive_v1') return null;
  const { sender, message } = asObject(event.event, 'event');
  const { sender_id: senderId, sender_type: senderType } = asObject(sender, 'sender');
  const { message_id: messageId, chat_id: chatId, chat_type: chatType, ...rest } = asObject(message, 'message');
  const { open_id: openId } = asObject(senderId, 'sender_id');
  if (typeof messageId !== 'string' || typeof chatId !== 'string' || typeof openId !== 'string') return null;
  const mentions = Array.isArray(rest.mentions) ? rest.mentions : [];
  if (senderType !== 'user' || (chatType !== 'p2p' && mentions.length === 0)) return null;
  return { messageId, conversationId: `${chatId}:${openId}`, text: wordsOf(rest.message_type, rest.content) };
}

function wordsOf(type: unknown, content: unknown): string {
  if (typeof content !== 'string' || (type !== 'text' && type !== 'post')) return '';
  const body = parseObject(content);
  const text = type === 'text' ? body.text : postText(body);
  if (typeof text !== 'string') return '';
  // A mention stands in the text as its key, @_user_1; @_all for everyone.
  return text
    .replace(/@_(?:user_\d+|all)/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The plain words of a rich-text message: title and text elements. */
function postText(body: Record<string, unknown>): string {
  const rows = Array.isArray(body.content) ? body.content.flat() : [];
  const words = rows.flatMap((element: unknown) => {
    const { tag, text } = asObject(element ?? {}, 'content');
    return tag === 'text' && typeof text === 'string' ? [text] : [];
  });
  return [typeof body.title === 'string' ? body.title : '', ...words].join(' ');
}
