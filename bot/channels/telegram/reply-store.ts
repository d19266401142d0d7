import { randomBytes } from 'node:crypto';
import type { Answer } from '../../../src/domain/answer.js';
import { createBoundedMap, monotonicMs } from '../../chat/bounded-map.js';
import type { ChatService } from '../../chat-service.js';

/** The answers behind the buttons: those of the chat service, and lists of numbers that nobody asked a question for. */
export interface ReplyStore {
  recall(replyId: string): Answer | null;
  /** Whether the reply came from the chat service, which can store what people think of it. */
  isJudged(replyId: string): boolean;
  keepList(answer: Answer): string;
}

const listPrefix = 'L-';
const lists = { count: 2_000, maxAgeMs: 24 * 3_600_000 };

export function createReplyStore(chat: ChatService, clock = monotonicMs): ReplyStore {
  const kept = createBoundedMap<Answer>(lists.count, lists.maxAgeMs, clock);
  return {
    recall: (replyId) => (replyId.startsWith(listPrefix) ? (kept.get(replyId) ?? null) : chat.recall(replyId)),
    isJudged: (replyId) => !replyId.startsWith(listPrefix),
    keepList(answer) {
      const id = `${listPrefix}${randomBytes(9).toString('base64url')}`;
      kept.set(id, answer);
      return id;
    },
  };
}
