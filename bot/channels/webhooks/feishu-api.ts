import { WenyuError } from '../../../src/errors.js';
import { type PostOptions, postJson } from './post-json.js';

export interface FeishuApiOptions {
  appId: string;
  appSecret: string;
  /** `https://open.feishu.cn`, or `https://open.larksuite.com` for Lark. */
  apiRoot: string;
  post: Omit<PostOptions, 'headers'>;
  now: () => number;
}

export interface FeishuApi {
  /**
   * Answers a message; 飞书 drops a second answer of the same message within an hour.
   * @throws E_CHANNEL_UNREACHABLE when the platform is away or refuses; E_CHANNEL_STOPPED.
   */
  reply(messageId: string, content: { type: 'post' | 'text'; body: unknown }): Promise<void>;
}

/** Codes of a token that is no longer good (open.feishu.cn, 通用错误码). */
const tokenCodes: ReadonlySet<unknown> = new Set([99_991_661, 99_991_663, 99_991_664, 99_991_668]);
const renewBeforeMs = 5 * 60_000;

/** The two calls of 飞书's open API that replying takes. The app's token is kept until shortly before it expires. */
export function createFeishuApi(options: FeishuApiOptions): FeishuApi {
  const { appId, appSecret, apiRoot, post, now } = options;
  let token: { value: string; until: number } | null = null;

  async function tenantToken(): Promise<string> {
    if (token !== null && token.until > now()) return token.value;
    const url = new URL('/open-apis/auth/v3/tenant_access_token/internal', apiRoot).href;
    const answer = await postJson(url, { app_id: appId, app_secret: appSecret }, post);
    const { tenant_access_token: value, expire } = answer;
    if (answer.code !== 0 || typeof value !== 'string') throw refused('the app id or secret', answer.code);
    token = { value, until: now() + Math.max(0, Number(expire) * 1_000 - renewBeforeMs || 0) };
    return value;
  }

  return {
    async reply(messageId, { type, body }) {
      const url = new URL(`/open-apis/im/v1/messages/${encodeURIComponent(messageId)}/reply`, apiRoot).href;
      const message = { msg_type: type, content: JSON.stringify(body), uuid: messageId.slice(0, 50) };
      for (let attempt = 0; ; attempt += 1) {
        const headers = { authorization: `Bearer ${await tenantToken()}` };
        const answer = await postJson(url, message, { ...post, headers });
        if (answer.code === 0) return;
        if (attempt > 0 || !tokenCodes.has(answer.code)) throw refused('a reply', answer.code);
        token = null;
      }
    },
  };
}

function refused(what: string, code: unknown): WenyuError {
  return new WenyuError(
    'E_CHANNEL_UNREACHABLE',
    `Feishu refused ${what} (code ${String(code)})`,
    'Check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app may send messages and is in the chat.',
  );
}
