import { createHmac } from 'node:crypto';
import { sameSecret } from '../constant-time.js';
import { refuseSignature, refuseStale } from './refuse.js';

export interface SignedHeaders {
  id: string | undefined;
  /** Seconds since 1970. */
  timestamp: string | undefined;
  /** `v1,<base64>`, several of them separated by blanks while keys change. */
  signature: string | undefined;
}

const toleranceMs = 5 * 60_000;
const signatureLimit = 20;

/**
 * Checks a request signed by the Standard Webhooks scheme (github.com/standard-webhooks/standard-webhooks, spec v1):
 * HMAC-SHA256 over `id.timestamp.body`, with the key that `whsec_…` holds in base64.
 * @returns the request's id.
 * @throws E_WEBHOOK_SIGNATURE when forged, incomplete or more than five minutes off.
 */
export function verifyStandardWebhook(secret: string, headers: SignedHeaders, body: Buffer, now: number): string {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature)
    throw refuseSignature('webhook-id, webhook-timestamp or webhook-signature is missing');
  if (id.length > 256) throw refuseSignature('webhook-id is longer than 256 characters');
  const expected = standardSignature(secret, id, timestamp, body);
  const given = signature.split(' ', signatureLimit);
  // Each is compared: which of them fits must not show in the time.
  const matches = given.filter((one) => sameSecret(one, expected));
  if (matches.length === 0) throw refuseSignature('webhook-signature does not fit the body');
  refuseStale(timestamp, 1_000, toleranceMs, now);
  return id;
}

/** The signature of a request, as it stands in `webhook-signature`. */
export function standardSignature(secret: string, id: string, timestamp: string, body: Buffer): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}
