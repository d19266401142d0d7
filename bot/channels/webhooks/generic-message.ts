import { refuseRequest } from './refuse.js';

export type GenericMessage =
  | { kind: 'text'; conversationId: string; text: string; format: 'text' | 'markdown' }
  | { kind: 'feedback'; conversationId: string; replyId: string; helpful: boolean };

const idLimit = 200;
const textLimit = 2_000;

/**
 * Reads the body of a generic webhook request: `{conversationId, text, format?}` or
 * `{conversationId, feedback: {replyId, helpful}}`. Fields we do not know are left alone.
 * @throws E_REQUEST_INVALID naming the field.
 */
export function readGenericMessage(body: Buffer): GenericMessage {
  const message = parseObject(body.toString('utf8'));
  const { conversationId, text, feedback, format = 'text' } = message;
  if (typeof conversationId !== 'string' || conversationId === '' || conversationId.length > idLimit) {
    throw refuseRequest(`conversationId must be a text of 1 to ${idLimit} characters`);
  }
  if (feedback !== undefined) {
    const { replyId, helpful } = asObject(feedback, 'feedback');
    if (typeof replyId !== 'string' || typeof helpful !== 'boolean') {
      throw refuseRequest('feedback must be {replyId: text, helpful: true or false}');
    }
    return { kind: 'feedback', conversationId, replyId, helpful };
  }
  if (typeof text !== 'string' || text.trim() === '' || text.length > textLimit) {
    throw refuseRequest(`text must be a text of 1 to ${textLimit} characters`);
  }
  if (format !== 'text' && format !== 'markdown') throw refuseRequest('format must be "text" or "markdown"');
  return { kind: 'text', conversationId, text, format };
}

/** @throws E_REQUEST_INVALID when the text is no JSON object. */
export function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw Object.assign(refuseRequest('the body is no JSON'), { cause });
  }
  return asObject(value, 'the body');
}

/** @throws E_REQUEST_INVALID naming `what` when the value is no object. */
export function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuseRequest(`${what} must be an object`);
  return value as Record<string, unknown>;
}
