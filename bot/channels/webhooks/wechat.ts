import { textReply, type WebhookAdapter, type WebhookRequest } from './adapter.js';
import { type PassiveOptions, passiveReply } from './passive-message.js';
import { refuseSignature, refuseStale } from './refuse.js';
import { openSigned, sealReply, xmlType } from './wecom.js';
import { checkWecomSignature, type WecomKeys } from './wecom-crypto.js';
import { encryptedField, readXmlFields } from './xml.js';

export interface WechatOptions extends Omit<PassiveOptions, 'channel'> {
  token: string;
  /** 安全模式; null: 明文模式. */
  keys: WecomKeys | null;
}

const toleranceMs = 5 * 60_000;

/** 微信公众号: the address check, and messages (plain or encrypted) answered in the response. */
export function createWechatAdapter(options: WechatOptions): WebhookAdapter {
  const { token, keys, now } = options;
  return {
    channel: 'wechat',
    verify(request) {
      checkPlainSignature(token, request, now());
      return textReply(request.query.echostr ?? '');
    },
    async receive(request) {
      const body = request.body.toString('utf8');
      const reply = await passiveReply(readXmlFields(signedMessage(request, body)), { ...options, channel: 'wechat' });
      if (reply === null) return textReply('');
      return { ...textReply(keys === null ? reply : sealReply(keys, reply, now())), type: xmlType };
    },
  };

  /** The message once its signature is checked. With a key configured a plain one is refused: it covers no body. */
  function signedMessage(request: WebhookRequest, body: string): string {
    if (keys !== null) return openSigned(keys, request, encryptedField(body), now());
    checkPlainSignature(token, request, now());
    return body;
  }
}

/** signature = sha1 over the sorted token, timestamp and nonce. */
function checkPlainSignature(token: string, { query }: WebhookRequest, now: number): void {
  const { timestamp, nonce, signature } = query;
  if (!timestamp || !nonce) throw refuseSignature('timestamp or nonce is missing');
  checkWecomSignature(signature, token, timestamp, nonce);
  refuseStale(timestamp, 1_000, toleranceMs, now);
}
