import { createDecipheriv, createHash } from 'node:crypto';
import { sameSecret } from '../constant-time.js';
import { refuseSignature, refuseStale } from './refuse.js';

const toleranceMs = 5 * 60_000;

export interface FeishuHeaders {
  timestamp: string | undefined;
  nonce: string | undefined;
  signature: string | undefined;
}

/**
 * Checks 飞书's X-Lark-Signature (open.feishu.cn, 事件订阅 · 安全校验): sha256 over timestamp, nonce, Encrypt Key and
 * the raw body.
 * @throws E_WEBHOOK_SIGNATURE when forged, incomplete or more than five minutes off.
 */
export function verifyFeishu(encryptKey: string, headers: FeishuHeaders, body: Buffer, now: number): void {
  const { timestamp, nonce, signature } = headers;
  if (!timestamp || !nonce || !signature) throw refuseSignature('an X-Lark header is missing');
  if (!sameSecret(signature, feishuSignature(encryptKey, timestamp, nonce, body))) {
    throw refuseSignature('X-Lark-Signature does not fit the body');
  }
  refuseStale(timestamp, 1_000, toleranceMs, now);
}

export function feishuSignature(encryptKey: string, timestamp: string, nonce: string, body: Buffer): string {
  return createHash('sha256').update(`${timestamp}${nonce}${encryptKey}`).update(body).digest('hex');
}

/**
 * The plain text of `{"encrypt": …}`: AES-256-CBC, key = sha256(Encrypt Key), IV = the first 16 bytes.
 * @throws E_WEBHOOK_SIGNATURE when it is not of this key.
 */
export function decryptFeishu(encryptKey: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  const key = createHash('sha256').update(encryptKey).digest();
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw Object.assign(refuseSignature('the encrypted event does not fit the Encrypt Key'), { cause });
  }
}
