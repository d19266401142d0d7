import type { AnswerService } from '../../../src/answering/service.js';
import { createBoundedMap } from '../../chat/bounded-map.js';
import type { ChatService } from '../../chat-service.js';
import { createRateLimiter, personRateLimit, type RateLimitOptions } from '../rate-limit.js';
import { escapeHtml } from '../render/telegram-html.js';
import { answerMessage } from './answer-message.js';
import type { ChatActions, Destination } from './chat-actions.js';
import type { ReplyStore } from './reply-store.js';
import { categoryMessage, listAnswer } from './static-pages.js';
import { languageOf, textsFor } from './texts.js';

/** Whoever wrote or pressed, and where. */
export interface Asker {
  personId: number;
  languageCode: string | undefined;
  to: Destination;
  /** The message the question stands in; null for a button. */
  messageId: number | null;
}

export interface DialogueOptions {
  chat: ChatService;
  service: AnswerService;
  actions: ChatActions;
  replies: ReplyStore;
  rateLimit?: RateLimitOptions;
}

/** Everything the bot says to one person in one chat. */
export interface Dialogue {
  ask(asker: Asker, question: string, options?: { showQuestion?: boolean; edited?: boolean }): Promise<void>;
  hotline(asker: Asker, words: string): Promise<void>;
  say(asker: Asker, html: string): Promise<void>;
  forget(asker: Asker): void;
  /** False, with a polite word once, when the person asks too fast. */
  mayAsk(asker: Asker): Promise<boolean>;
}

/** Which of our messages answered which of theirs, for edits. */
const answeredMessages = { count: 5_000, maxAgeMs: 48 * 3_600_000 };

/** The key of a person's conversation in one chat: what is remembered of it, and forgotten on request. */
export function conversationOf(asker: Asker): { channel: 'telegram'; conversationId: string } {
  return { channel: 'telegram', conversationId: `${asker.to.chatId}:${asker.personId}` };
}

/** What the bot says to people, over their conversations, their replies with buttons, and a limit on how fast each may ask. */
export function createDialogue(options: DialogueOptions): Dialogue {
  const { chat, service, actions, replies } = options;
  const limiter = createRateLimiter(options.rateLimit ?? personRateLimit);
  const answers = createBoundedMap<number>(answeredMessages.count, answeredMessages.maxAgeMs);

  return {
    async ask(asker, question, { showQuestion = false, edited = false } = {}) {
      await actions.typing(asker.to, async () => {
        const { replyId, answer } = await chat.reply({ ...conversationOf(asker), text: question });
        const message = answerMessage({ replyId, answer, ...(showQuestion && { question }) });
        const key = asker.messageId === null ? null : `${asker.to.chatId}:${asker.messageId}`;
        const earlier = edited && key !== null ? answers.get(key) : undefined;
        if (earlier !== undefined && (await actions.edit(asker.to.chatId, earlier, message))) return;
        const sent = await actions.send(asker.to, message);
        if (key !== null && sent !== null) answers.set(key, sent);
      });
    },

    async hotline(asker, words) {
      const language = languageOf(asker.languageCode);
      const texts = textsFor(asker.languageCode);
      if (words === '') {
        await actions.send(asker.to, await categoryMessage(service, texts, language));
        return;
      }
      const entries = await service.directory(words);
      if (entries.length === 0) {
        await actions.send(asker.to, { html: texts.noNumber(escapeHtml(words.slice(0, 100))), keyboard: [] });
        return;
      }
      const answer = listAnswer(entries, language);
      await actions.send(asker.to, answerMessage({ replyId: replies.keepList(answer), answer, judged: false }));
    },

    async say(asker, html) {
      await actions.send(asker.to, { html, keyboard: [] });
    },

    forget(asker) {
      chat.forget(conversationOf(asker));
    },

    async mayAsk(asker) {
      const verdict = limiter(String(asker.personId));
      if (verdict === 'first') {
        await actions.send(asker.to, { html: textsFor(asker.languageCode).tooFast, keyboard: [] });
      }
      return verdict === 'ok';
    },
  };
}
