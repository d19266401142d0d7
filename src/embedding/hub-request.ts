import { setTimeout as sleep } from 'node:timers/promises';
import { WenyuError } from '../errors.js';

/** How patient requests to a hub are. */
export interface Patience {
  /** Tries before giving up. */
  attempts: number;
  /** Pause before the second try, in milliseconds; doubles with each further one. */
  pauseMs: number;
  /** Longest silence of the other side, in milliseconds, before a try counts as failed. */
  silenceMs: number;
}

export const defaultPatience: Patience = { attempts: 4, pauseMs: 500, silenceMs: 30_000 };

/** The error of a hub that does not answer. */
function unreachable(url: string, reason: string, cause?: unknown): WenyuError {
  return new WenyuError(
    'E_MODEL_UNREACHABLE',
    `the model hub ${new URL(url).origin} is out of reach: ${reason}`,
    'Check the network, or name a mirror with --host or WENYU_MODEL_HOST. What was fetched so far is kept.',
    { cause },
  );
}

/** The reason of a failed fetch, which Node hides one level down. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

/** Whether a later try may get another answer. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

export interface HubRequest {
  method: 'GET' | 'HEAD';
  headers?: Record<string, string>;
  redirect: 'follow' | 'manual';
}

/**
 * Sends a request and hands its answer to `use`, again from the start when either fails in passing. `alive` is to be
 * called for each chunk of a body, so that silence is told from slowness.
 * @throws WenyuError E_MODEL_UNREACHABLE when no try succeeded; whatever WenyuError `use` throws, at once.
 */
export async function withRetries<T>(
  url: string,
  init: () => HubRequest,
  use: (response: Response, alive: () => void) => Promise<T>,
  { attempts, pauseMs, silenceMs }: Patience,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const controller = new AbortController();
    const silence = setTimeout(() => controller.abort(new Error(`no answer for ${silenceMs} ms`)), silenceMs);
    try {
      const response = await fetch(url, { ...init(), signal: controller.signal });
      if (!isPassing(response.status)) return await use(response, () => silence.refresh());
      await response.body?.cancel();
      if (attempt === attempts) throw unreachable(url, `it answered ${response.status}`);
    } catch (error) {
      if (error instanceof WenyuError) throw error;
      if (attempt === attempts) throw unreachable(url, reasonOf(error), error);
    } finally {
      clearTimeout(silence);
    }
    await sleep(pauseMs * 2 ** (attempt - 1));
  }
}
