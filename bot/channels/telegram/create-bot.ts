import { type Context, Telegraf, TelegramError } from 'telegraf';
import type { Message } from 'telegraf/types';
import { failureText } from '../../../src/answering/compose/failed.js';
import type { AnswerService } from '../../../src/answering/service.js';
import { codeOf } from '../../../src/errors.js';
import type { Logger } from '../../../src/logging.js';
import type { ChatService } from '../../chat-service.js';
import { faultOf } from '../../fault.js';
import { createRateLimiter, personRateLimit, type RateLimitOptions } from '../rate-limit.js';
import { escapeHtml } from '../render/telegram-html.js';
import { addressedText } from './addressed-text.js';
import { type CallApiOptions, createCallApi } from './call-api.js';
import { createChatActions } from './chat-actions.js';
import { type Asker, createDialogue } from './dialogue.js';
import { inlineResults } from './inline-results.js';
import { createPressHandler } from './press-button.js';
import { createReplyStore } from './reply-store.js';
import { type RequestApi, useRequestApi } from './request-api.js';
import { aboutHtml, sourcesHtml, startMessage } from './static-pages.js';
import { languageOf, type Texts, textsFor } from './texts.js';

export interface BotOptions {
  token: string;
  request: RequestApi;
  chat: ChatService;
  service: AnswerService;
  logger: Logger;
  /** What the operator keeps, for /privacy. */
  keeps: { questions: boolean; days: number };
  calls: Omit<CallApiOptions, 'logger'>;
  rateLimit?: RateLimitOptions;
}

/** Seconds that Telegram may reuse an inline result for the same words of the same person. */
const inlineCacheSeconds = 300;

/** The bot with all its handlers, not connected to anything yet. */
export function createBot(options: BotOptions): Telegraf {
  const { chat, service, logger } = options;
  const bot = new Telegraf(options.token, {
    telegram: { webhookReply: false },
    // The calls have limits of their own; a limit here would let go of an update that is still being answered.
    handlerTimeout: Number.POSITIVE_INFINITY,
  });
  const telegram = bot.telegram;
  useRequestApi(telegram, createCallApi(options.request, { ...options.calls, logger }));
  const actions = createChatActions(telegram, logger);
  const replies = createReplyStore(chat);
  const limits = options.rateLimit ?? personRateLimit;
  const dialogue = createDialogue({ chat, service, actions, replies, rateLimit: limits });
  const press = createPressHandler({ telegram, chat, service, actions, dialogue, replies, logger });
  const inlineLimiter = createRateLimiter({ burst: limits.burst * 3, perMinute: limits.perMinute * 3 });

  // Telegraf gives each update a client of its own, which would go past the guarded calls.
  bot.use((ctx, next) => {
    ctx.telegram.callApi = telegram.callApi;
    return next();
  });

  /** Registers a command. `run` gets the words behind it. */
  function command(name: string, run: (asker: Asker, texts: Texts, words: string) => Promise<void>): void {
    bot.command(name, async (ctx) => {
      const asker = askerOf(ctx, ctx.message);
      if (asker === null || !(await dialogue.mayAsk(asker))) return;
      await run(asker, textsFor(asker.languageCode), ctx.payload.trim());
    });
  }

  command('start', async (asker, texts) => {
    await actions.send(asker.to, await startMessage(service, texts));
  });
  command('help', (asker, texts) => dialogue.say(asker, texts.help));
  command('hotline', (asker, _, words) => dialogue.hotline(asker, words));
  command('sources', (asker) => dialogue.say(asker, sourcesHtml(service.summary(), languageOf(asker.languageCode))));
  command('about', (asker) => dialogue.say(asker, aboutHtml(service.summary(), languageOf(asker.languageCode))));
  command('privacy', (asker, texts) => dialogue.say(asker, texts.privacy(options.keeps)));
  command('forget', (asker, texts) => {
    dialogue.forget(asker);
    return dialogue.say(asker, texts.forgotten);
  });

  bot.on('message', (ctx) => answer(ctx, ctx.message as Message, false));
  bot.on('edited_message', (ctx) => answer(ctx, ctx.editedMessage as Message, true));
  bot.on('callback_query', (ctx) => press(ctx.callbackQuery));

  bot.on('inline_query', async (ctx) => {
    const { id, query, from } = ctx.inlineQuery;
    if (inlineLimiter(String(from.id)) !== 'ok') return;
    const language = languageOf(from.language_code);
    const { results, failed } = await inlineResults(service, query, language);
    const hint = { button: { text: textsFor(from.language_code).askInChat, start_parameter: 'inline' } };
    await telegram
      .callApi('answerInlineQuery', {
        inline_query_id: id,
        results,
        cache_time: failed ? 0 : inlineCacheSeconds,
        // Dates and citations are in the person's language.
        is_personal: true,
        ...(results.length === 0 && hint),
      })
      .catch(logRefusal);
  });

  async function answer(ctx: Context, message: Message, edited: boolean): Promise<void> {
    const asker = askerOf(ctx, message);
    if (asker === null) return;
    const words = addressedText(message, ctx.botInfo);
    if (words.kind === 'not-for-us') return;
    if (!(await dialogue.mayAsk(asker))) return;
    const texts = textsFor(asker.languageCode);
    if (words.kind === 'wordless') return dialogue.say(asker, texts.unsupported);
    if (!words.text.startsWith('/')) return dialogue.ask(asker, words.text, { edited });
    // A command of another bot, or an edited one: not ours to answer.
    if (message.chat.type === 'private' && !edited) return dialogue.say(asker, texts.unknownCommand);
  }

  bot.catch(async (error, ctx) => {
    const code = codeOf(error);
    if (code === 'E_CHANNEL_STOPPED') throw error;
    logger.error({ channel: 'telegram', fault: faultOf(error) }, 'an update could not be answered');
    const message = ctx.message ?? ctx.editedMessage;
    const asker = message === undefined ? null : askerOf(ctx, message as Message);
    // The API itself refused or is away: one more message would fare no better.
    if (asker === null || error instanceof TelegramError || code === 'E_TELEGRAM_UNREACHABLE') return;
    await dialogue.say(asker, escapeHtml(failureText(code, languageOf(asker.languageCode)))).catch(logRefusal);
  });

  function logRefusal(error: unknown): void {
    if (codeOf(error) === 'E_CHANNEL_STOPPED') throw error;
    logger.warn({ channel: 'telegram', fault: faultOf(error) }, 'Telegram did not take a reply');
  }

  return bot;
}

/** Who wrote a message and where the reply goes; null for posts of channels and messages of bots. */
function askerOf(ctx: Context, message: Message): Asker | null {
  const from = ctx.from;
  // An administrator who writes in the name of the group comes as a bot.
  const anonymous = 'sender_chat' in message && message.sender_chat?.id === message.chat.id;
  if (from === undefined || (from.is_bot && !anonymous)) return null;
  const isGroup = message.chat.type !== 'private';
  const inTopic = 'is_topic_message' in message && message.is_topic_message === true;
  return {
    personId: from.id,
    languageCode: from.language_code,
    to: {
      chatId: message.chat.id,
      ...(inTopic && message.message_thread_id !== undefined && { threadId: message.message_thread_id }),
      ...(isGroup && { replyTo: message.message_id }),
    },
    messageId: message.message_id,
  };
}
