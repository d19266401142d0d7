import type { Answer, Chat } from '../../src/domain/answer.js';
import { createBoundedMap } from '../chat/bounded-map.js';
import type { ChatService, IncomingMessage } from '../chat-service.js';
import { ownWords } from './own-words.js';
import { createRateLimiter, personRateLimit, type RateLimitOptions } from './rate-limit.js';
import { oneLine } from './render/citation-line.js';

export interface ResponderOptions {
  chat: ChatService;
  /** What the operator keeps, for 隐私. */
  keeps: { questions: boolean; days: number };
  rateLimit?: RateLimitOptions;
}

/** A reply to one message of a platform without buttons. */
export interface Response {
  /** Null where there is nothing to judge: a word of our own. */
  replyId: string | null;
  answer: Answer;
  /** The polite word to a person who sends too fast: the message itself was not answered. */
  tooFast?: true;
}

/** Answers a message; null where silence is the answer (someone who was told to slow down and does not). */
export type Responder = (message: IncomingMessage) => Promise<Response | null>;

/** Conversations whose last reply can be judged by a word. */
const lastReplies = { count: 10_000, maxAgeMs: 60 * 60_000 };

/**
 * What all platforms without buttons share: the words 帮助, 隐私, 忘记我, 有用 and 没用 take the place of commands and
 * buttons; everything else is a question.
 */
export function createResponder(options: ResponderOptions): Responder {
  const { chat, keeps } = options;
  const limiter = createRateLimiter(options.rateLimit ?? personRateLimit);
  const last = createBoundedMap<string>(lastReplies.count, lastReplies.maxAgeMs);

  return async (message) => {
    const person = `${message.channel}:${message.conversationId}`;
    const verdict = limiter(person);
    if (verdict === 'more') return null;
    if (verdict === 'first') return { ...own(ownWords.tooFast), tooFast: true };
    const word = oneLine(message.text)
      .replace(/[。.！!]$/u, '')
      .toLowerCase();
    if (helpWords.has(word)) return own(helpText);
    if (privacyWords.has(word)) return own(privacyText(keeps));
    if (forgetWords.has(word)) {
      chat.forget(message);
      last.delete(person);
      return own(ownWords.forgotten);
    }
    const judged = last.get(person);
    const helpful = judgement(word);
    if (helpful !== null && judged !== undefined) {
      return own(chat.feedback(judged, helpful, message) ? ownWords.thanks : ownWords.expired);
    }
    const reply = await chat.reply(message);
    if (reply.answer.status === 'answered' || reply.answer.status === 'refused') last.set(person, reply.replyId);
    return reply;
  };
}

const helpWords: ReadonlySet<string> = new Set(['帮助', '使用帮助', '/help', '/start']);
const privacyWords: ReadonlySet<string> = new Set(['隐私', '隐私说明', '/privacy']);
const forgetWords: ReadonlySet<string> = new Set(['忘记我', '忘掉我', '删除我的记录', 'forget me', '/forget']);

function judgement(word: string): boolean | null {
  if (word === '有用' || word === '👍') return true;
  return word === '没用' || word === '没有用' || word === '👎' ? false : null;
}

/** What a person may write besides questions; also the greeting of a platform that reports a new reader. */
export const helpText =
  '您好，我是问渝，从报纸档案里找办事信息和热线号码，句句有出处。请直接发问题，比如“自来水热线是多少”；可以接着追问。\n回答之后可以回复“有用”或“没用”；发“隐私”看隐私说明，发“忘记我”删除您的记录。';

function privacyText({ questions, days }: ResponderOptions['keeps']): string {
  const kept = questions
    ? `提问留存 ${days} 天，用来改进回答`
    : `提问不留存；只有您评价过“有用/没用”的那一条保存 ${days} 天`;
  return `为了能接着追问，您最近的几个问题会在内存里保留一小段时间，不写进日志。${kept}；不存姓名，只存加盐哈希后的编号。发“忘记我”会删去您在这个对话里的全部记录。`;
}

function own(text: string): Response {
  const answer: Chat = { status: 'chat', text, language: 'zh' };
  return { replyId: null, answer };
}
