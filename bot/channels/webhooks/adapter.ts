import type { ChannelName } from '../../chat-service.js';

/** What a platform sent: signatures need the body's bytes as they came. */
export interface WebhookRequest {
  body: Buffer;
  query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

export interface WebhookReply {
  status: number;
  type: string;
  body: string;
}

/** The platforms that have a place of their own under `/webhooks/`. */
export const webhookChannels = ['generic', 'wecom', 'wechat', 'dingtalk', 'feishu'] as const;

/** One platform behind `/webhooks/:channel`. Refusals are thrown as WenyuError. */
export interface WebhookAdapter {
  channel: ChannelName;
  /** The platform's check of the address (GET). */
  verify?(request: WebhookRequest): WebhookReply;
  /** A delivery (POST). */
  receive(request: WebhookRequest): Promise<WebhookReply>;
  /** Takes up what an earlier process left unanswered. */
  resume?(): void;
  stop?(): Promise<void>;
}

/** A reply of plain text with status 200. */
export function textReply(body: string): WebhookReply {
  return { status: 200, type: 'text/plain; charset=utf-8', body };
}

/** A reply of JSON with status 200. */
export function jsonReply(body: unknown): WebhookReply {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
