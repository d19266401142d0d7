import { setTimeout as sleep } from 'node:timers/promises';
import { WenyuError } from '../../../src/errors.js';
import { fetchFailure } from '../fetch-failure.js';

export interface PostOptions {
  headers?: Record<string, string>;
  signal: AbortSignal;
  timeoutMs?: number;
  /** Pause before the second try; it doubles after each. */
  firstPauseMs?: number;
  tries?: number;
  /**
   * Whether the platform knows a repetition again. Where it does not, what it took (2xx) is done whatever it answers,
   * and what it may have taken is posted once more and no oftener.
   */
  repeatable: boolean;
}

/** How patiently a platform is posted to. */
export type PostPace = Pick<PostOptions, 'timeoutMs' | 'firstPauseMs' | 'tries'>;

/**
 * Posts JSON to a platform and gives its JSON answer; empty where it took the post and said nothing. Tries again when the platform cannot be reached or is overloaded.
 * Redirects are not followed: an allowed host must not be able to send us elsewhere.
 * @throws E_CHANNEL_UNREACHABLE when all tries failed; E_CHANNEL_STOPPED when `signal` aborts.
 */
export async function postJson(url: string, body: unknown, options: PostOptions): Promise<Record<string, unknown>> {
  const { headers = {}, signal, timeoutMs = 10_000, firstPauseMs = 500, tries = 4, repeatable } = options;
  let unsure = 0;
  let trouble = '';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await sleep(firstPauseMs * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) throw stopped();
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      const answer: unknown = await response.json().catch(() => null);
      trouble = `status ${response.status}`;
      if (response.status < 500 && response.status !== 429 && typeof answer === 'object' && answer !== null) {
        return answer as Record<string, unknown>;
      }
      if (response.ok && !repeatable) return {};
    } catch (error) {
      if (signal.aborted) throw stopped();
      const { code, maybeDone } = fetchFailure(error);
      trouble = code;
      if (maybeDone) unsure += 1;
      if (!repeatable && unsure > 1) break;
    }
  }
  throw new WenyuError(
    'E_CHANNEL_UNREACHABLE',
    `no answer from ${new URL(url).host} (${trouble})`,
    'Check the network and whether the platform is in trouble.',
  );
}

function stopped(): WenyuError {
  return new WenyuError('E_CHANNEL_STOPPED', 'the channel is stopping', 'Start the bot again.');
}
