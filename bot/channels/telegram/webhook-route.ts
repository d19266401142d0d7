import type { FastifyInstance } from 'fastify';
import type { Update } from 'telegraf/types';
import { WenyuError } from '../../../src/errors.js';
import { sameSecret } from '../constant-time.js';
import { isUpdate } from './poll-updates.js';

/** An update holds one message and what it replies to: far below this. In bytes. */
const bodyLimit = 512 * 1024;

/**
 * Receives the updates that Telegram posts. An update is acknowledged once it is on disk; what is not acknowledged
 * comes again.
 * @param path of the webhook's URL.
 * @param accept notes an update on disk; throws when it cannot.
 */
export function registerTelegramWebhook(
  app: FastifyInstance,
  path: string,
  secret: string,
  accept: (update: Update) => void,
): void {
  app.post(
    path,
    {
      bodyLimit,
      schema: { hide: true },
      config: { rateLimit: false },
      onRequest: async (request) => {
        const given = request.headers['x-telegram-bot-api-secret-token'];
        if (typeof given !== 'string' || !sameSecret(given, secret)) {
          throw new WenyuError(
            'E_WEBHOOK_SIGNATURE',
            'the secret token is missing or wrong',
            'Set TELEGRAM_WEBHOOK_SECRET to the secret_token that setWebhook was given.',
          );
        }
      },
    },
    async (request) => {
      if (!isUpdate(request.body)) {
        throw new WenyuError('E_REQUEST_INVALID', 'the body is no update', 'Send an Update object of the Bot API.');
      }
      accept(request.body);
      return {};
    },
  );
}
