import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../src/config.js';
import { WenyuError } from '../src/errors.js';
import type { Logger } from '../src/logging.js';
import { buildApp } from './app.js';
import { startTelegram, type TelegramChannel } from './channels/telegram/start-telegram.js';
import { registerWebhooks } from './channels/webhooks/register-webhooks.js';
import { createConversations } from './chat/conversations.js';
import { createChatService } from './chat/create-chat-service.js';
import { keepDirectory } from './chat/keep-directory.js';
import { createServiceSlot, type ServedService } from './chat/service-slot.js';
import { faultOf } from './fault.js';
import { createMetrics } from './http/metrics.js';
import { openState } from './state/database.js';
import { dropExpiredRegularly } from './state/drop-expired.js';
import { createFeedbackStore } from './state/feedback-store.js';

export interface ServerOptions {
  config: Config;
  logger: Logger;
  /** Opens the answer service; called once the port is taken, so that health checks are answered meanwhile. */
  openService: () => Promise<ServedService>;
  /** How long a stop waits for HTTP requests under way; what is unfinished then is cut off. */
  httpGraceMs?: number;
}

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  url: string;
  /** Settles when questions can be answered; rejects with the reason why they cannot. */
  ready: Promise<void>;
  /** Refuses new requests, lets those under way finish, then closes everything. Never throws: what fails is logged. */
  close(): Promise<void>;
}

/**
 * Puts the read program together and starts it: state, chat, HTTP, webhooks, Telegram.
 * @throws E_PORT_TAKEN, E_STATE_UNUSABLE, E_CONFIG_INVALID, E_TELEGRAM_TOKEN
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, logger, openService, httpGraceMs = 4_000 } = options;
  const state = openState(config.state);
  const closers: (() => unknown)[] = [() => state.close()];
  /** One that fails must not keep the others from being closed. */
  const attempt = async (closer: () => unknown) => {
    try {
      await closer();
    } catch (error) {
      logger.error({ fault: faultOf(error) }, 'a part could not be closed');
    }
  };
  const close = once(async () => {
    for (const closer of closers.reverse()) await attempt(closer);
  });
  try {
    const feedback = createFeedbackStore(state, {
      keepQuestions: config.keepQuestions,
      keepDays: config.keepDays,
      salt: config.idSalt,
    });
    closers.push(dropExpiredRegularly(state, feedback, logger));
    const slot = createServiceSlot();
    const service = keepDirectory(slot.service);
    const conversations = createConversations({
      count: config.conversationLimit,
      maxAgeMs: config.conversationMinutes * 60_000,
    });
    const metrics = createMetrics({ access: config.metrics, service: () => slot.current });
    const chat = createChatService({
      service: slot.service,
      conversations,
      feedback,
      logger,
      queueLimit: config.queueLimit,
      answerTimeoutMs: config.answerTimeout * 1_000,
      onReply: metrics.noteReply,
    });
    const app = await buildApp({
      service,
      chat,
      logger,
      metrics,
      ready: () => slot.ready,
      corsOrigins: config.corsOrigins,
      proxies: config.proxies,
      rateLimit: config.rateLimit,
      requestTimeoutMs: (config.answerTimeout + 5) * 1_000,
      privacy: config,
    });
    const answering = { chat, state, logger, ready: slot.filled };
    const webhooks = await registerWebhooks(app, { ...answering, config });
    const telegram = telegramOf({ ...answering, config, service, app });
    // A refused token is thrown below, where it is awaited; the port may take longer.
    const started = telegram.catch(() => null);
    const stopHttp = async () => {
      await attempt(() => closeHttp(app, httpGraceMs));
      await attempt(() => webhooks.stop());
    };
    // The port is let go at once, also while Telegram takes its time.
    closers.push(() => Promise.all([stopHttp(), attempt(async () => (await started)?.stop())]));
    await listen(app, config);
    await telegram;
    const opening = openService();
    // Last to close, as what is under way may still ask it; an opening that was broken off has nothing to close.
    closers.unshift(async () => (await opening.catch(() => null))?.close());
    const ready = opening.then((service) => slot.fill(service));
    // Whoever awaits `ready` hears of it; nobody has to.
    ready.catch(() => {});
    const { port } = app.server.address() as AddressInfo;
    return { url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, ready, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type TelegramParts = Pick<Parameters<typeof startTelegram>[0], 'chat' | 'service' | 'state' | 'logger' | 'ready'> & {
  config: Config;
  app: FastifyInstance;
};

/** Null where no token is set. */
async function telegramOf({ config, ...parts }: TelegramParts): Promise<TelegramChannel | null> {
  if (config.telegramToken === null) {
    parts.logger.info({ channel: 'telegram' }, 'Telegram is off: TELEGRAM_BOT_TOKEN is not set');
    return null;
  }
  const { telegramWebhookUrl: url, telegramWebhookSecret: secret } = config;
  return startTelegram({
    ...parts,
    token: config.telegramToken,
    apiRoot: config.telegramApiRoot,
    keeps: { questions: config.keepQuestions, days: config.keepDays },
    ...(url !== null && secret !== null && { webhook: { url, secret } }),
  });
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new WenyuError(
        'E_PORT_TAKEN',
        `port ${port} of ${host} is in use`,
        'Stop the program that uses it, or set WENYU_PORT to another port (0 takes any free one).',
        { cause },
      );
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new WenyuError(
        'E_CONFIG_INVALID',
        `cannot listen on ${host}:${port} (${code})`,
        'Set WENYU_HOST to an address of this machine and WENYU_PORT to a port above 1023.',
        { cause },
      );
    }
    throw cause;
  }
}

/** A request that never comes to its end must not hold up the stop. */
async function closeHttp(app: FastifyInstance, graceMs: number): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}
