import { WenyuError } from '../../../src/errors.js';

/** A request that is not signed as it must be. `what` names the part, never its value. */
export function refuseSignature(what: string): WenyuError {
  return new WenyuError(
    'E_WEBHOOK_SIGNATURE',
    what,
    'Check that both sides use the same secret; see docs/channels.md.',
  );
}

/** A request that is signed well but says nothing we understand. */
export function refuseRequest(what: string): WenyuError {
  return new WenyuError('E_REQUEST_INVALID', what, 'See docs/channels.md for what this channel takes.');
}

/**
 * Refuses a timestamp that is too far from now, in either direction.
 * @param unitMs milliseconds in one unit of the timestamp.
 * @throws E_WEBHOOK_SIGNATURE
 */
export function refuseStale(timestamp: string, unitMs: number, toleranceMs: number, now: number): void {
  const at = /^\d{1,15}$/.test(timestamp) ? Number(timestamp) * unitMs : Number.NaN;
  if (!(Math.abs(now - at) <= toleranceMs)) {
    throw new WenyuError(
      'E_WEBHOOK_SIGNATURE',
      'the timestamp of the request is too old or in the future',
      'Check the clock of this machine; a repeated request needs a fresh timestamp and signature.',
    );
  }
}
