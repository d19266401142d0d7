import { createHmac } from 'node:crypto';
import { sameSecret } from '../constant-time.js';
import { refuseSignature, refuseStale } from './refuse.js';

/** As 钉钉 asks: a request more than an hour off is refused. */
const toleranceMs = 60 * 60_000;

/**
 * Checks the headers of a 钉钉 robot's request (open.dingtalk.com, 机器人接收消息). The body is not covered by the
 * signature: nothing in it may be trusted further than a message is.
 * @throws E_WEBHOOK_SIGNATURE when forged, incomplete or more than an hour off.
 */
export function verifyDingtalk(
  appSecret: string,
  headers: { timestamp: string | undefined; sign: string | undefined },
  now: number,
): void {
  const { timestamp, sign } = headers;
  if (!timestamp || !sign) throw refuseSignature('timestamp or sign is missing');
  if (!sameSecret(sign, dingtalkSign(appSecret, timestamp))) throw refuseSignature('sign does not fit');
  refuseStale(timestamp, 1, toleranceMs, now);
}

/** @param timestamp milliseconds since 1970. */
export function dingtalkSign(appSecret: string, timestamp: string): string {
  return createHmac('sha256', appSecret).update(`${timestamp}\n${appSecret}`).digest('base64');
}
