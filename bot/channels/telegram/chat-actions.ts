import { type Telegram, TelegramError } from 'telegraf';
import type { Logger } from '../../../src/logging.js';
import { faultOf } from '../../fault.js';
import type { TelegramMessage } from './answer-message.js';

/** Where a reply goes: a chat, a topic of it, and (in groups) the message it answers. */
export interface Destination {
  chatId: number;
  threadId?: number;
  replyTo?: number;
}

/** Telegram shows "typing" for five seconds. */
const typingEveryMs = 4_500;

/** The few things the bot does in a chat. */
export interface ChatActions {
  /** Sends a message; gives its id, or null when the API's answer does not tell. */
  send(to: Destination, message: TelegramMessage): Promise<number | null>;
  /** Replaces a message of ours; false when it cannot be edited any more. */
  edit(chatId: number, messageId: number, message: TelegramMessage): Promise<boolean>;
  /** Runs `work` while the chat shows that the bot is typing. */
  typing<Result>(to: Destination, work: () => Promise<Result>): Promise<Result>;
}

/** @param telegram with the guarded `callApi`. */
export function createChatActions(telegram: Telegram, logger: Logger): ChatActions {
  return {
    async send({ chatId, threadId, replyTo }, message) {
      const target = {
        ...(threadId !== undefined && { message_thread_id: threadId }),
        ...(replyTo !== undefined && {
          reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
        }),
      };
      const sent: unknown = await withPlainFallback(message, (body) =>
        telegram.callApi('sendMessage', { chat_id: chatId, ...target, ...body }),
      );
      const id = typeof sent === 'object' && sent !== null ? (sent as { message_id?: unknown }).message_id : null;
      return typeof id === 'number' ? id : null;
    },

    async edit(chatId, messageId, message) {
      try {
        await withPlainFallback(message, (body) =>
          telegram.callApi('editMessageText', { chat_id: chatId, message_id: messageId, ...body }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof TelegramError)) throw error;
        if (error.description.includes('not modified')) return true;
        logger.info({ status: error.code }, 'a message could not be edited');
        return false;
      }
    },

    async typing({ chatId, threadId }, work) {
      const show = () => {
        const topic = threadId === undefined ? {} : { message_thread_id: threadId };
        telegram
          .callApi('sendChatAction', { chat_id: chatId, action: 'typing', ...topic })
          .catch((error: unknown) => logger.debug({ fault: faultOf(error) }, 'no typing indicator'));
      };
      show();
      const timer = setInterval(show, typingEveryMs);
      try {
        return await work();
      } finally {
        clearInterval(timer);
      }
    },
  };

  /** Should the API find fault with the HTML, the words still go out, as plain text. */
  async function withPlainFallback<Result>(
    { html, keyboard }: TelegramMessage,
    send: (body: ReturnType<typeof bodyOf>) => Promise<Result>,
  ): Promise<Result> {
    const body = bodyOf(html, keyboard);
    try {
      return await send({ ...body, parse_mode: 'HTML' });
    } catch (error) {
      if (!(error instanceof TelegramError && error.description.includes("can't parse entities"))) throw error;
      logger.error({ code: 'E_INTERNAL' }, 'Telegram refused the HTML of a reply; sent as plain text');
      return await send({ ...body, text: withoutTags(html) });
    }
  }
}

function bodyOf(html: string, keyboard: TelegramMessage['keyboard']) {
  return {
    text: html,
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: keyboard },
  } as {
    text: string;
    parse_mode?: 'HTML';
    link_preview_options: { is_disabled: boolean };
    reply_markup: { inline_keyboard: TelegramMessage['keyboard'] };
  };
}

function withoutTags(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
