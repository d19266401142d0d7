import type { Answer } from '../src/domain/answer.js';

/** The places a message can come from. */
export type ChannelName = 'web' | 'api' | 'telegram' | 'generic' | 'wecom' | 'wechat' | 'dingtalk' | 'feishu';

/** One message of a person, whatever the platform. */
export interface IncomingMessage {
  channel: ChannelName;
  /** Key of the conversation's memory: the platform's chat and person together. Never logged unhashed. */
  conversationId: string;
  text: string;
}

export interface Reply {
  /** Names this reply for feedback (有用/没用) and for paging through it; short enough for a button (≤ 24 characters). */
  replyId: string;
  answer: Answer;
}

/** The one request/reply shape that every channel uses. Remembers each conversation's questions for follow-ups. */
export interface ChatService {
  /** Never throws: a crash becomes an answer of status `failed`. */
  reply(message: IncomingMessage): Promise<Reply>;
  /** The answer of an earlier reply, while it is remembered. */
  recall(replyId: string): Answer | null;
  /** Stores 有用/没用 for a reply; false when the reply is no longer remembered. */
  feedback(replyId: string, helpful: boolean, message: Pick<IncomingMessage, 'channel' | 'conversationId'>): boolean;
  /** Forgets all that is kept of a conversation: memory, stored feedback, replies kept for repeated deliveries. */
  forget(message: Pick<IncomingMessage, 'channel' | 'conversationId'>): void;
}
