import { randomBytes } from 'node:crypto';
import { textReply, type WebhookAdapter, type WebhookRequest } from './adapter.js';
import { type PassiveOptions, passiveReply } from './passive-message.js';
import { refuseSignature, refuseStale } from './refuse.js';
import { checkWecomSignature, decryptWecom, encryptWecom, type WecomKeys, wecomSignature } from './wecom-crypto.js';
import { encryptedField, readXmlFields, writeXml } from './xml.js';

export interface WecomOptions extends Omit<PassiveOptions, 'channel'> {
  keys: WecomKeys;
}

const toleranceMs = 5 * 60_000;

/** 企业微信 自建应用: the address check, and encrypted messages answered in the response. */
export function createWecomAdapter(options: WecomOptions): WebhookAdapter {
  const { keys, now } = options;
  return {
    channel: 'wecom',
    verify(request) {
      return textReply(openSigned(keys, request, request.query.echostr, now()));
    },
    async receive(request) {
      const encrypted = encryptedField(request.body.toString('utf8'));
      const fields = readXmlFields(openSigned(keys, request, encrypted, now()));
      const reply = await passiveReply(fields, { ...options, channel: 'wecom' });
      return reply === null ? textReply('') : { ...textReply(sealReply(keys, reply, now())), type: xmlType };
    },
  };
}

export const xmlType = 'application/xml; charset=utf-8';

/**
 * Checks `msg_signature` over a ciphertext and opens it.
 * @throws E_WEBHOOK_SIGNATURE when forged, incomplete, stale or not meant for us.
 */
export function openSigned(
  keys: WecomKeys,
  { query }: WebhookRequest,
  encrypted: string | undefined,
  now: number,
): string {
  const { timestamp, nonce, msg_signature: signature } = query;
  if (!timestamp || !nonce || !encrypted) throw refuseSignature('timestamp, nonce or the encrypted message is missing');
  checkWecomSignature(signature, keys.token, timestamp, nonce, encrypted);
  refuseStale(timestamp, 1_000, toleranceMs, now);
  return decryptWecom(keys, encrypted);
}

/** A reply as the platform takes it: encrypted and signed anew. */
export function sealReply(keys: WecomKeys, xml: string, now: number): string {
  const encrypted = encryptWecom(keys, xml);
  const timestamp = Math.floor(now / 1_000);
  const nonce = randomBytes(8).toString('hex');
  return writeXml({
    Encrypt: encrypted,
    MsgSignature: wecomSignature(keys.token, String(timestamp), nonce, encrypted),
    TimeStamp: timestamp,
    Nonce: nonce,
  });
}
