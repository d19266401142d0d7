import { randomBytes } from 'node:crypto';
import { failedAnswer } from '../../src/answering/compose/failed.js';
import type { AnswerService } from '../../src/answering/service.js';
import type { Answer } from '../../src/domain/answer.js';
import { codeOf, type ErrorCode, WenyuError } from '../../src/errors.js';
import type { Logger } from '../../src/logging.js';
import type { ChannelName, ChatService, IncomingMessage } from '../chat-service.js';
import { faultOf } from '../fault.js';
import type { FeedbackStore } from '../state/feedback-store.js';
import { createBoundedMap, monotonicMs } from './bounded-map.js';
import type { Conversations } from './conversations.js';

/** Longer messages are cut: no question needs more, and the cost of reading one is bounded. In UTF-16 code units. */
export const messageLimit = 2_000;

export interface ChatServiceOptions {
  service: AnswerService;
  conversations: Conversations;
  feedback: FeedbackStore;
  logger: Logger;
  /** Questions being answered at once, over all channels; one more is told to come back. */
  queueLimit: number;
  /** An answer that takes longer is given up. */
  answerTimeoutMs: number;
  /** Replies that can still be paged through or judged, and for how long. */
  replies?: { count: number; maxAgeMs: number };
  /** Told of each reply, for figures. */
  onReply?: (note: ReplyNote) => void;
  clock?: () => number;
  newId?: () => string;
}

/** What figures may know of a reply. `ms`: from message to reply. */
export interface ReplyNote {
  channel: ChannelName;
  status: Answer['status'];
  /** Why it was refused, or the code of what failed. */
  reason?: string;
  ms: number;
}

interface RememberedReply {
  answer: Answer;
  question: string;
  conversation: string;
}

/** The one way from a message to a reply that every channel takes. */
export function createChatService(options: ChatServiceOptions): ChatService {
  const { service, conversations, feedback, logger, clock = monotonicMs, newId = randomReplyId } = options;
  const { count, maxAgeMs } = options.replies ?? { count: 10_000, maxAgeMs: 24 * 3_600_000 };
  const replies = createBoundedMap<RememberedReply>(count, maxAgeMs, clock);
  const turns = new Map<string, Promise<unknown>>();
  let pending = 0;

  async function answer(key: string, question: string): Promise<Answer> {
    if (pending >= options.queueLimit) {
      throw new WenyuError('E_OVERLOADED', 'too many questions at once', 'Ask again in a moment.');
    }
    pending += 1;
    try {
      const result = await inTurn(key, () =>
        withTimeout(service.ask({ question, history: conversations.history(key) }), options.answerTimeoutMs),
      );
      if (isWorthRemembering(result)) conversations.remember(key, question);
      return result;
    } finally {
      pending -= 1;
    }
  }

  /** Two messages of one conversation are answered one after the other, so that the second sees the first. */
  function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = turns.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    turns.set(key, turn);
    const done = () => {
      if (turns.get(key) === turn) turns.delete(key);
    };
    turn.then(done, done);
    return turn;
  }

  /** Storing must never cost a person the answer: a failure here is logged and the reply goes out. */
  function keep(work: () => void): void {
    try {
      work();
    } catch (error) {
      logger.error({ fault: faultOf(error) }, 'the state database could not be written');
    }
  }

  return {
    async reply(message) {
      const key = conversationKey(message);
      const question = message.text.trim().slice(0, messageLimit);
      const replyId = newId();
      const started = performance.now();
      let result: Answer;
      try {
        result = await answer(key, question);
      } catch (error) {
        const code: ErrorCode = codeOf(error);
        const level = code === 'E_OVERLOADED' || code === 'E_NOT_READY' ? 'warn' : 'error';
        logger[level]({ fault: faultOf(error), channel: message.channel }, 'a question could not be answered');
        result = failedAnswer(code, question);
      }
      replies.set(replyId, { answer: result, question, conversation: key });
      keep(() => feedback.record({ replyId, channel: message.channel, conversation: key, question, answer: result }));
      const ms = Math.round(performance.now() - started);
      const note: ReplyNote = { channel: message.channel, status: result.status, ...reasonOf(result), ms };
      options.onReply?.(note);
      logger.info(note, 'replied');
      return { replyId, answer: result };
    },
    recall: (replyId) => replies.get(replyId)?.answer ?? null,
    feedback(replyId, helpful, message) {
      const reply = replies.get(replyId);
      if (reply === undefined || reply.answer.status === 'failed') return false;
      feedback.judge({
        replyId,
        channel: message.channel,
        conversation: reply.conversation,
        judge: conversationKey(message),
        question: reply.question,
        answer: reply.answer,
        helpful,
      });
      return true;
    },
    forget(message) {
      const key = conversationKey(message);
      conversations.forget(key);
      replies.deleteWhere((reply) => reply.conversation === key);
      feedback.forget(key);
    },
  };
}

function conversationKey(message: Pick<IncomingMessage, 'channel' | 'conversationId'>): string {
  return `${message.channel}:${message.conversationId}`;
}

function reasonOf(answer: Answer): Pick<ReplyNote, 'reason'> {
  if (answer.status === 'refused') return { reason: answer.reason };
  return answer.status === 'failed' ? { reason: answer.code } : {};
}

/** 16 characters of base64url: not to be guessed, and short enough for a button. */
function randomReplyId(): string {
  return randomBytes(12).toString('base64url');
}

/** Greetings, failures and refused private or unsafe questions are no ground for a follow-up. */
function isWorthRemembering(answer: Answer): boolean {
  if (answer.status === 'refused') return answer.reason !== 'unsafe' && answer.reason !== 'personal-data';
  return answer.status === 'answered';
}

async function withTimeout<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new WenyuError('E_OVERLOADED', `no answer within ${ms} ms`, 'Ask again in a moment.'));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
