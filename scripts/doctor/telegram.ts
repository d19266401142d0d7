import type { Config } from '../../src/config.js';
import { WenyuError } from '../../src/errors.js';
import type { Finding } from './check.js';

type TelegramSettings = Pick<Config, 'telegramToken' | 'telegramApiRoot'>;

/**
 * What there is to say of the bot token, whose form the settings have checked already. Only `online` shows it to the
 * Bot API. The token is part of no message.
 * @throws E_TELEGRAM_TOKEN, E_TELEGRAM_UNREACHABLE
 */
export async function checkTelegram(
  { telegramToken, telegramApiRoot }: TelegramSettings,
  online: boolean,
): Promise<string | Omit<Finding, 'name'>> {
  if (telegramToken === null) {
    return { state: 'unset', detail: '没有设 TELEGRAM_BOT_TOKEN，不启用' };
  }
  if (!online) return '令牌格式有效（加 --online 向 Bot API 核对）';
  const reply = await getMe(`${telegramApiRoot}/bot${telegramToken}/getMe`, telegramApiRoot);
  if (reply.ok && reply.result?.username !== undefined) return `令牌属于 @${reply.result.username}`;
  throw new WenyuError(
    'E_TELEGRAM_TOKEN',
    `Bot API 不认这个令牌（${reply.error_code ?? '没有说明'}）`,
    '请向 @BotFather 核对 TELEGRAM_BOT_TOKEN',
  );
}

interface GetMeReply {
  ok: boolean;
  error_code?: number;
  result?: { username?: string };
}

async function getMe(url: string, apiRoot: string): Promise<GetMeReply> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return (await response.json()) as GetMeReply;
  } catch (error) {
    // The error's own message would quote the address, and with it the token.
    const kind = error instanceof Error ? error.name : typeof error;
    throw new WenyuError(
      'E_TELEGRAM_UNREACHABLE',
      `${apiRoot} 没有应答（${kind}）`,
      '请检查网络；api.telegram.org 不可达时另设 TELEGRAM_API_ROOT',
    );
  }
}
