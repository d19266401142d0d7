import { textReply, type WebhookAdapter, type WebhookRequest } from './adapter.js';
import { type PassiveOptions, passiveReply } from './passive-message.js';
import { refuseSignature, refuseStale } from './refuse.js';
import { openSigned, sealReply, xmlType } from './wecom.js';
import { checkWecomSignature, type WecomKeys } from './wecom-crypto.js';
import { readXmlFields } from './xml.js';

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
      const outer = readXmlFields(request.body.toString('utf8'));
      // With a key configured a plain message is refused: its signature does not cover the body.
      const fields =
        keys === null
          ? plainFields(token, request, outer, now())
          : readXmlFields(openSigned(keys, request, outer.get('Encrypt'), now()));
      const reply = await passiveReply(fields, { ...options, channel: 'wechat' });
      if (reply === null) return textReply('');
      return { ...textReply(keys === null ? reply : sealReply(keys, reply, now())), type: xmlType };
    },
  };
}

function plainFields(
  token: string,
  request: WebhookRequest,
  fields: Map<string, string>,
  now: number,
): Map<string, string> {
  checkPlainSignature(token, request, now);
  return fields;
}

/** signature = sha1 over the sorted token, timestamp and nonce. */
function checkPlainSignature(token: string, { query }: WebhookRequest, now: number): void {
  const { timestamp, nonce, signature } = query;
  if (!timestamp || !nonce) throw refuseSignature('timestamp or nonce is missing');
  checkWecomSignature(signature, token, timestamp, nonce);
  refuseStale(timestamp, 1_000, toleranceMs, now);
}
