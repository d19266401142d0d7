import { setTimeout as sleep } from 'node:timers/promises';
import { TelegramError } from 'telegraf';
import { WenyuError } from '../../../src/errors.js';
import type { Logger } from '../../../src/logging.js';
import { type RequestApi, TelegramNetworkError } from './request-api.js';

export interface CallApiOptions {
  /**
   * Ends waits and forbids further tries when the channel stops. A request under way is left to finish: cut short, it
   * might have been carried out all the same, and would be again after the restart.
   */
  signal: AbortSignal;
  logger: Logger;
  /** A request that gets no answer for this long counts as failed. */
  timeoutMs?: number;
  /** Pauses between tries grow from `firstMs`, doubling, to `maxMs`. */
  backoff?: Backoff;
  /** A reply that could not be sent for this long is given up. */
  giveUpMs?: number;
}

export interface Backoff {
  firstMs: number;
  maxMs: number;
}

export const defaultBackoff: Backoff = { firstMs: 500, maxMs: 30_000 };

/** Worth nothing a moment later, or answered by another call soon: one try is enough. */
const onceOnly: ReadonlySet<string> = new Set(['sendChatAction', 'answerCallbackQuery', 'answerInlineQuery']);
/** Repeating these by mistake would be seen by a person. */
const notIdempotent: ReadonlySet<string> = new Set(['sendMessage']);

/** What a failed try tells: `refused`: the API said no; `undone`: it surely did not happen; `unsure`: it may have. */
type Failure =
  | { kind: 'refused' }
  | { kind: 'flood'; waitMs: number }
  | { kind: 'moved'; chatId: number }
  | { kind: 'undone' }
  | { kind: 'unsure' };

/**
 * `request` with a time limit, obedience to `retry_after` (for the whole chat, so that
 * messages behind the refused one wait as well), and retries of what surely did not happen. A message that may have
 * arrived is sent once more and no oftener.
 * @throws TelegramError when the API refuses; E_TELEGRAM_UNREACHABLE when it cannot be reached;
 * E_CHANNEL_STOPPED when the channel stops meanwhile.
 */
export function createCallApi(request: RequestApi, options: CallApiOptions): RequestApi {
  const { signal, logger, timeoutMs = 30_000, backoff = defaultBackoff, giveUpMs = 15 * 60_000 } = options;
  // By the monotonic clock: a wall clock that is set back would make a wait of seconds one of hours.
  const quietUntil = new Map<string, number>();

  async function pause(ms: number): Promise<void> {
    try {
      await sleep(ms, undefined, { signal });
    } catch {
      throw stopped();
    }
  }

  async function waitForChat(chat: string | null): Promise<void> {
    const until = chat === null ? undefined : quietUntil.get(chat);
    if (chat === null || until === undefined) return;
    const ms = until - performance.now();
    if (ms > 0) await pause(ms);
    if (quietUntil.get(chat) === until) quietUntil.delete(chat);
  }

  return async (method, payload) => {
    const startedAt = performance.now();
    const current = { ...payload };
    let unsure = 0;
    for (let attempt = 0; ; attempt += 1) {
      if (signal.aborted) throw stopped();
      const chat = chatOf(current);
      await waitForChat(chat);
      try {
        return await request(method, current, { signal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        if (signal.aborted) throw stopped();
        const failure = classify(error);
        if (failure.kind === 'refused') throw error;
        if (failure.kind === 'moved') {
          current.chat_id = failure.chatId;
          continue;
        }
        if (failure.kind === 'flood' && chat !== null) quietUntil.set(chat, performance.now() + failure.waitMs);
        if (failure.kind === 'unsure') unsure += 1;
        const spent = performance.now() - startedAt;
        const hopeless = spent > giveUpMs || (notIdempotent.has(method) && unsure > 1);
        if (onceOnly.has(method) || hopeless) throw unreachable(method, error);
        const waitMs = failure.kind === 'flood' ? failure.waitMs : pauseBefore(attempt, backoff);
        logger.warn(
          { code: failure.kind === 'flood' ? 'E_RATE_LIMITED' : 'E_TELEGRAM_UNREACHABLE', method, waitMs },
          'Telegram call failed; trying again',
        );
        await pause(waitMs);
      }
    }
  };
}

/** The pause before the try after `attempt` (from 0), with a little chance so that many do not return at once. */
export function pauseBefore(attempt: number, { firstMs, maxMs }: Backoff): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 20)) * (0.75 + Math.random() / 4);
}

/** The seconds of `retry_after` in milliseconds; null where the error is no flood refusal. */
export function floodWaitMs(error: unknown): number | null {
  if (!(error instanceof TelegramError) || error.code !== 429) return null;
  const seconds = Number(error.parameters?.retry_after);
  return (Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) : 1) * 1_000;
}

function classify(error: unknown): Failure {
  if (error instanceof TelegramError) {
    const floodMs = floodWaitMs(error);
    if (floodMs !== null) return { kind: 'flood', waitMs: floodMs };
    const moved = error.parameters?.migrate_to_chat_id;
    if (typeof moved === 'number') return { kind: 'moved', chatId: moved };
    return { kind: error.code >= 500 ? 'undone' : 'refused' };
  }
  return { kind: error instanceof TelegramNetworkError && !error.maybeDone ? 'undone' : 'unsure' };
}

function chatOf(payload: Record<string, unknown>): string | null {
  const chat = payload.chat_id;
  return typeof chat === 'number' || typeof chat === 'string' ? String(chat) : null;
}

function stopped(): WenyuError {
  return new WenyuError('E_CHANNEL_STOPPED', 'the Telegram channel is stopping', 'Start the bot again.');
}

function unreachable(method: string, error: unknown): WenyuError {
  const code = error instanceof TelegramError || error instanceof TelegramNetworkError ? error.code : 'unknown';
  return new WenyuError(
    'E_TELEGRAM_UNREACHABLE',
    `the Bot API did not carry out ${method} (${code})`,
    'Check the network, and TELEGRAM_API_ROOT where api.telegram.org is out of reach; the bot keeps trying.',
  );
}
