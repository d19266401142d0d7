import { randomUUID } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { AnswerService } from '../src/answering/service.js';
import type { Logger } from '../src/logging.js';
import type { ChatService } from './chat-service.js';
import { registerDocs } from './http/docs.js';
import { registerFormParser } from './http/form.js';
import type { Metrics } from './http/metrics.js';
import { answerClientError, sendProblem } from './http/problem.js';
import { apiRoutes } from './http/routes/api.js';
import { healthRoutes } from './http/routes/health.js';
import { registerSecurity } from './http/security.js';
import type { PrivacyTerms } from './web/about-view.js';
import { loadAssets, webFolders } from './web/assets.js';
import { webRoutes } from './web/routes.js';

export interface AppOptions {
  service: AnswerService;
  chat: ChatService;
  logger: Logger;
  /** Whether questions can be answered; false while the index is being built. */
  ready?: () => boolean;
  corsOrigins?: readonly string[];
  /**
   * Proxies in front, 0 by default: the address of who asks is the one that the outermost of them saw. What X-Forwarded-For
   * said before it came to them anybody can write.
   */
  proxies?: number;
  /** Questions a minute from one address. */
  rateLimit?: number;
  /** Milliseconds for a whole request, from its first byte and inside a handler. */
  requestTimeoutMs?: number;
  /** How often connections are looked through for those over their time. */
  connectionsCheckMs?: number;
  /** Serves /metrics where given. */
  metrics?: Metrics;
  /** What the about page promises. */
  privacy?: PrivacyTerms;
  /** Where the page's assets lie. */
  assetFolders?: readonly string[];
  /** Largest request body in bytes. */
  bodyLimit?: number;
}

/**
 * How long a connection may lie idle. A proxy sends its next request over one that it holds for idle, for two minutes at most as
 * common ones are set: were it closed here first, that request would be lost, and a question is not sent again.
 */
const idleMs = { visitor: 10_000, proxy: 125_000 } as const;

/** What a client is told to wait before it asks again, when there is no room or no index yet. */
const retryAfterSeconds = 2;

/** The HTTP side without listening: the caller listens or injects, and closes. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { service, chat, ready = () => true, rateLimit = 60, requestTimeoutMs = 20_000, proxies = 0 } = options;
  const { privacy = { keepQuestions: false, keepDays: 30, conversationMinutes: 30 } } = options;
  const loggerInstance: FastifyBaseLogger = options.logger;
  const app = Fastify({
    loggerInstance,
    // Fastify's own line has the whole URL, and a query may hold what a person typed.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < proxies,
    bodyLimit: options.bodyLimit ?? 64 * 1024,
    requestTimeout: requestTimeoutMs,
    handlerTimeout: requestTimeoutMs,
    http: {
      headersTimeout: Math.min(10_000, requestTimeoutMs),
      connectionsCheckingInterval: options.connectionsCheckMs ?? 5_000,
    },
    keepAliveTimeout: idleMs[proxies > 0 ? 'proxy' : 'visitor'],
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: true },
    return503OnClosing: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
    clientErrorHandler: answerClientError,
    // A URL that cannot be read: no hook runs for it.
    frameworkErrors(error, request, reply) {
      reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
      sendProblem(error, request, reply);
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  // The response schemas describe; they must not silently drop a field that an answer gains.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', retryAfterSeconds);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime }, 'request');
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  await registerSecurity(app, { corsOrigins: options.corsOrigins ?? [], rateLimit });
  registerFormParser(app);
  const assets = loadAssets(options.assetFolders ?? webFolders());
  await registerDocs(app, assets.content('seal.svg'));
  options.metrics?.register(app);
  await app.register(healthRoutes, { ready });
  await app.register(apiRoutes, { service, chat, rateLimit });
  await app.register(webRoutes, { service, chat, ready, rateLimit, assets, privacy });
  return app;
}
