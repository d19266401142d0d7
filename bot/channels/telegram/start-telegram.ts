import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { TelegramError } from 'telegraf';
import type { Update, UserFromGetMe } from 'telegraf/types';
import type { AnswerService } from '../../../src/answering/service.js';
import { codeOf, WenyuError } from '../../../src/errors.js';
import type { Logger } from '../../../src/logging.js';
import type { ChatService } from '../../chat-service.js';
import { faultOf } from '../../fault.js';
import type { StateDatabase } from '../../state/database.js';
import { createDeliveries } from '../../state/deliveries.js';
import { createInbox } from '../inbox.js';
import type { RateLimitOptions } from '../rate-limit.js';
import { announceBot } from './announce-bot.js';
import { type Backoff, defaultBackoff, pauseBefore } from './call-api.js';
import { createBot } from './create-bot.js';
import { allowedUpdates, isTokenRefusal, pollUpdates } from './poll-updates.js';
import { createRequestApi } from './request-api.js';
import { registerTelegramWebhook } from './webhook-route.js';

export interface TelegramOptions {
  token: string;
  /** Where the Bot API is; Telegram's own by default. */
  apiRoot?: string;
  chat: ChatService;
  service: AnswerService;
  state: StateDatabase;
  logger: Logger;
  /** Receives updates by webhook instead of long polling. `url` is what Telegram calls; needs `app`. */
  webhook?: { url: string; secret: string };
  /** Not listening yet: the webhook's route is added before this function first waits. */
  app?: FastifyInstance;
  /** When questions can be answered: messages wait until then. At once by default. */
  ready?: Promise<unknown>;
  /** What the operator keeps, for /privacy. */
  keeps?: { questions: boolean; days: number };
  rateLimit?: RateLimitOptions;
  /** How long the API may hold a poll open. */
  longPollSeconds?: number;
  /** A request that gets no answer for this long counts as failed. */
  callTimeoutMs?: number;
  backoff?: Backoff;
  /** How long a stop waits for replies under way. */
  graceMs?: number;
}

export interface TelegramChannel {
  /** Lets replies under way finish; what is left is answered after the next start. */
  stop(): Promise<void>;
}

/** A start waits no longer than this for the API; the rest happens in the background. */
const connectTimeoutMs = 5_000;

/** After the grace, requests already sent may still come to their end. */
const lastRequestMs = 1_000;

/**
 * Starts the Telegram channel and returns once the API has taken or refused the token, or could not be reached: then it
 * keeps trying in the background.
 * @throws E_TELEGRAM_TOKEN when the API refuses the token; E_CONFIG_INVALID for a webhook without `app`,
 * or with a path that is not plain and free.
 */
export async function startTelegram(options: TelegramOptions): Promise<TelegramChannel> {
  const { token, apiRoot = 'https://api.telegram.org', logger, webhook, backoff = defaultBackoff } = options;
  const { callTimeoutMs = 30_000, graceMs = 4_000 } = options;
  const request = createRequestApi(apiRoot, token);
  // Two steps of stopping: first nothing new is fetched, and only after the replies under way are calls cut short.
  const intake = new AbortController();
  const calls = new AbortController();
  const bot = createBot({
    ...options,
    request,
    keeps: options.keeps ?? { questions: false, days: 30 },
    calls: { signal: calls.signal, timeoutMs: callTimeoutMs, backoff },
  });
  const inbox = createInbox<Update>({
    // A bot's updates are numbered by themselves: another token begins another numbering.
    channel: `telegram:${token.split(':')[0]}`,
    deliveries: createDeliveries(options.state),
    logger,
    ready: options.ready,
    handle: (update) => bot.handleUpdate(update),
    laneOf,
  });
  if (webhook !== undefined) {
    if (options.app === undefined) {
      throw new WenyuError('E_CONFIG_INVALID', 'a Telegram webhook needs the HTTP app', 'Pass app to startTelegram.');
    }
    registerTelegramWebhook(options.app, webhook.url, webhook.secret, (update) => {
      if (bot.botInfo === undefined) {
        throw new WenyuError('E_NOT_READY', 'the bot does not know itself yet', 'Deliver the update again.');
      }
      inbox.accept(String(update.update_id), update);
    });
  }

  async function connect(): Promise<void> {
    const limit = AbortSignal.timeout(Math.min(callTimeoutMs, connectTimeoutMs));
    const extra = { signal: AbortSignal.any([intake.signal, limit]) };
    const me = await request('getMe', {}, extra);
    if (!isBot(me)) throw new TypeError('getMe gave no bot');
    if (webhook === undefined) {
      await request('deleteWebhook', { drop_pending_updates: false }, extra);
    } else {
      const { url, secret } = webhook;
      await request('setWebhook', { url, secret_token: secret, allowed_updates: [...allowedUpdates] }, extra);
    }
    bot.botInfo = me;
  }

  async function run(): Promise<void> {
    for (let failures = 1; bot.botInfo === undefined; failures += 1) {
      await sleep(pauseBefore(failures, backoff), undefined, { signal: intake.signal });
      await connect().catch(noteFailure);
    }
    logger.info({ channel: 'telegram', mode: webhook === undefined ? 'polling' : 'webhook' }, 'Telegram is on');
    announceBot(bot.telegram).catch((error: unknown) => {
      if (!calls.signal.aborted) logger.warn({ fault: faultOf(error) }, 'the command menu could not be set');
    });
    inbox.resume();
    if (webhook === undefined) await pollUpdates({ ...options, request, inbox, signal: intake.signal });
  }

  function noteFailure(error: unknown): void {
    if (isTokenRefusal(error)) throw tokenRefused();
    if (intake.signal.aborted) return;
    const code = error instanceof TelegramError && error.code === 400 ? 'E_CONFIG_INVALID' : 'E_TELEGRAM_UNREACHABLE';
    const reason = error instanceof TelegramError ? { reason: error.description } : {};
    logger.warn({ code, fault: faultOf(error), ...reason }, 'Telegram is out of reach; trying again');
  }

  await connect().catch(noteFailure);
  const running = run().catch((error: unknown) => {
    if (intake.signal.aborted) return;
    logger.error({ channel: 'telegram', code: codeOf(error), fault: faultOf(error) }, 'the Telegram channel is off');
  });

  return {
    async stop() {
      intake.abort();
      await inbox.close(graceMs);
      calls.abort();
      await inbox.close(lastRequestMs);
      await running;
    },
  };
}

/** Messages of one chat are answered in order; presses and inline queries wait for nobody but their own kind. */
function laneOf(update: Update): string {
  if ('message' in update) return `chat:${update.message.chat.id}`;
  if ('edited_message' in update) return `chat:${update.edited_message.chat.id}`;
  if ('callback_query' in update) return `press:${update.callback_query.from.id}`;
  if ('inline_query' in update) return `inline:${update.inline_query.from.id}`;
  return 'other';
}

function isBot(value: unknown): value is UserFromGetMe {
  const bot = value as Partial<UserFromGetMe> | null;
  return typeof bot === 'object' && bot !== null && Number.isSafeInteger(bot.id) && typeof bot.username === 'string';
}

function tokenRefused(): WenyuError {
  return new WenyuError(
    'E_TELEGRAM_TOKEN',
    'Telegram refused the bot token',
    'Check TELEGRAM_BOT_TOKEN: copy it again from @BotFather, whole and without blanks.',
  );
}
