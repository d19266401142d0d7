import type { FastifyInstance } from 'fastify';
import type { Update } from 'telegraf/types';
import { WenyuError } from '../../../src/errors.js';
import { sameSecret } from '../constant-time.js';
import { webhookChannels } from '../webhooks/adapter.js';
import { isUpdate } from './poll-updates.js';

/** An update holds one message and what it replies to: far below this. In bytes. */
const bodyLimit = 512 * 1024;

/**
 * Receives the updates that Telegram posts. An update is acknowledged once it is on disk; what is not acknowledged
 * comes again.
 * @param app with all its other routes.
 * @param url what Telegram calls; its path becomes the route.
 * @param accept notes an update on disk; throws when it cannot.
 * @throws E_CONFIG_INVALID when the path is not plain, or leads to something else of this service.
 */
export function registerTelegramWebhook(
  app: FastifyInstance,
  url: string,
  secret: string,
  accept: (update: Update) => void,
): void {
  app.post(
    freePath(app, url),
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

/** A path that stands for itself alone: no pattern of the router, nothing that needs decoding. */
const plainPath = /^(?:\/[\w.~-]+)+$/;

function freePath(app: FastifyInstance, url: string): string {
  const path = new URL(url).pathname.replace(/(?<=.)\/$/, '');
  const trouble = !plainPath.test(path)
    ? 'is no plain path'
    : app.hasRoute({ method: 'POST', url: path }) || webhookChannels.some((channel) => path === `/webhooks/${channel}`)
      ? 'leads to something else of this service'
      : null;
  if (trouble === null) return path;
  throw new WenyuError(
    'E_CONFIG_INVALID',
    `TELEGRAM_WEBHOOK_URL: the path ${path} ${trouble}`,
    'Give it a path of its own made of letters, digits, - and _, such as /webhooks/telegram.',
  );
}
