import { type Telegram, TelegramError } from 'telegraf';
import { fetchFailure } from '../fetch-failure.js';

/** A call of the Bot API; `signal` cuts it short. */
export type RequestApi = (
  method: string,
  payload: Record<string, unknown>,
  extra?: { signal?: AbortSignal },
) => Promise<unknown>;

/** The network failed, or something other than the Bot API answered (TelegramError: the API itself refused). */
export class TelegramNetworkError extends Error {
  /** The system's code (`ECONNREFUSED`), or what was wrong with the answer. */
  readonly code: string;
  /** Whether the method may have been carried out all the same. */
  readonly maybeDone: boolean;

  constructor(code: string, maybeDone: boolean, cause?: unknown) {
    super(`the Bot API could not be asked (${code})`, { cause });
    this.name = 'TelegramNetworkError';
    this.code = code;
    this.maybeDone = maybeDone;
  }
}

/**
 * Calls the Bot API over Node's own fetch. Telegraf's client (node-fetch 2) waits minutes for the rest of a body that
 * was cut off, and puts the token into messages of its errors.
 * @param root of the API, with or without a slash at its end.
 * @throws TelegramError when the API refuses, TelegramNetworkError otherwise.
 */
export function createRequestApi(root: string, token: string): RequestApi {
  const base = `${root.replace(/\/+$/, '')}/bot${token}/`;
  return async (method, payload, { signal } = {}) => {
    const { status, text } = await exchange(`${base}${method}`, payload, signal);
    const answer = parse(text);
    if (answer?.ok === true) return answer.result;
    if (typeof answer?.error_code === 'number') throw new TelegramError(answer as never);
    if (status >= 500) throw new TelegramError({ error_code: status, description: 'server error' });
    // Cut short, it may have been an answer; a page of HTML is none.
    throw new TelegramNetworkError('NO_ANSWER', text.startsWith('{"ok":true'));
  };
}

/** Gives every call of a Telegraf client to `request`. */
export function useRequestApi(telegram: Telegram, request: RequestApi): void {
  telegram.callApi = request as unknown as Telegram['callApi'];
}

async function exchange(url: string, payload: Record<string, unknown>, signal: AbortSignal | undefined) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
      signal: signal ?? null,
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const { code, maybeDone } = fetchFailure(error);
    throw new TelegramNetworkError(code, maybeDone, error);
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
