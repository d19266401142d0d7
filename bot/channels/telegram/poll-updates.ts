import { setTimeout as sleep } from 'node:timers/promises';
import { TelegramError } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Logger } from '../../../src/logging.js';
import { faultOf } from '../../fault.js';
import type { Inbox } from '../inbox.js';
import { type Backoff, defaultBackoff, floodWaitMs, pauseBefore } from './call-api.js';
import type { RequestApi } from './request-api.js';

export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'inline_query'] as const;

export interface PollOptions {
  /** Without retries of its own: this loop does them. */
  request: RequestApi;
  inbox: Inbox<Update>;
  signal: AbortSignal;
  logger: Logger;
  /** How long the API may hold a request open when there is nothing to say. */
  longPollSeconds?: number;
  backoff?: Backoff;
}

/**
 * Fetches updates until `signal` aborts. A batch is confirmed (by the next request's offset) only after each of its
 * updates is on disk. Ends early, with a log line, only when the token is refused.
 */
export async function pollUpdates(options: PollOptions): Promise<void> {
  const { request, inbox, signal, logger, longPollSeconds = 50, backoff = defaultBackoff } = options;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await inbox.room();
      const limit = AbortSignal.timeout((longPollSeconds + 15) * 1_000);
      const updates = await request(
        'getUpdates',
        { offset, timeout: longPollSeconds, limit: 100, allowed_updates: [...allowedUpdates] },
        { signal: AbortSignal.any([signal, limit]) },
      );
      if (!Array.isArray(updates) || !updates.every(isUpdate)) throw new TypeError('no list of updates');
      for (const update of updates) {
        inbox.accept(String(update.update_id), update);
        offset = Math.max(offset, update.update_id + 1);
      }
      failures = 0;
    } catch (error) {
      if (signal.aborted) break;
      if (isTokenRefusal(error)) {
        logger.error({ code: 'E_TELEGRAM_TOKEN' }, 'Telegram refused the bot token; the channel is off');
        return;
      }
      const waitMs = floodWaitMs(error) ?? pauseBefore(failures, backoff);
      failures += 1;
      logger.warn(
        { code: pollErrorCode(error), fault: faultOf(error), waitMs },
        'no updates from Telegram; trying again',
      );
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
  // Without this the API would hand out the last batch once more at the next start.
  if (offset > 0) {
    await request('getUpdates', { offset, timeout: 0, limit: 1 }, { signal: AbortSignal.timeout(1_000) }).catch(
      (error: unknown) => logger.debug({ fault: faultOf(error) }, 'the last updates were not confirmed'),
    );
  }
}

/** Whether the Bot API refuses the token itself, so that asking again is of no use. */
export function isTokenRefusal(error: unknown): boolean {
  // 404: the token is not even shaped like one.
  return error instanceof TelegramError && (error.code === 401 || error.code === 404);
}

/** Whether what the Bot API sent can be told from other updates by its number. */
export function isUpdate(value: unknown): value is Update {
  return typeof value === 'object' && value !== null && Number.isSafeInteger((value as Update).update_id);
}

function pollErrorCode(error: unknown): string {
  return error instanceof TelegramError && error.code === 409 ? 'E_TELEGRAM_CONFLICT' : 'E_TELEGRAM_UNREACHABLE';
}
