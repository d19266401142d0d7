import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../../src/config.js';
import { WenyuError } from '../../../src/errors.js';
import type { Logger } from '../../../src/logging.js';
import type { ChatService } from '../../chat-service.js';
import type { StateDatabase } from '../../state/database.js';
import { createDeliveries } from '../../state/deliveries.js';
import type { RateLimitOptions } from '../rate-limit.js';
import { createResponder } from '../responder.js';
import { type WebhookAdapter, type WebhookReply, type WebhookRequest, webhookChannels } from './adapter.js';
import { createAnswerOnce, type Repeats } from './answer-once.js';
import { createDingtalkAdapter } from './dingtalk.js';
import { createFeishuAdapter } from './feishu.js';
import { createGenericAdapter } from './generic.js';
import { passiveRepeats } from './passive-message.js';
import type { PostPace } from './post-json.js';
import { createWechatAdapter } from './wechat.js';
import { createWecomAdapter } from './wecom.js';

export type WebhookConfig = Pick<
  Config,
  | 'webhookSecret'
  | 'wecomToken'
  | 'wecomAesKey'
  | 'wecomCorpId'
  | 'wechatToken'
  | 'wechatAesKey'
  | 'wechatAppId'
  | 'dingtalkAppSecret'
  | 'feishuVerificationToken'
  | 'feishuEncryptKey'
  | 'feishuAppId'
  | 'feishuAppSecret'
  | 'feishuApiRoot'
  | 'keepQuestions'
  | 'keepDays'
  | 'idSalt'
>;

export interface WebhookOptions {
  chat: ChatService;
  config: WebhookConfig;
  state: StateDatabase;
  logger: Logger;
  rateLimit?: RateLimitOptions;
  /** How 企业微信 and 微信 repeat a message; as they tell, by default. */
  passiveRepeats?: Repeats;
  /** Origins that a 钉钉 reply may be posted to. */
  dingtalkOrigins?: readonly string[];
  post?: PostPace;
  /** How long a stop waits for replies under way. */
  graceMs?: number;
  /** When questions can be answered: messages that can wait, wait until then. At once by default. */
  ready?: Promise<unknown>;
  now?: () => number;
}

export interface Webhooks {
  /** Channels that are on. */
  readonly channels: readonly string[];
  stop(): Promise<void>;
}

const bodyLimit = 256 * 1024;

/**
 * Registers `/webhooks/:channel` for every platform whose secrets are configured; the others answer 404, and a log line
 * says which are off and what they lack. Call it before the app listens, and `stop` after the app is closed.
 */
export async function registerWebhooks(app: FastifyInstance, options: WebhookOptions): Promise<Webhooks> {
  const { logger } = options;
  const adapters = new Map(createAdapters(options).map((adapter) => [adapter.channel as string, adapter]));
  for (const channel of webhookChannels) {
    if (adapters.has(channel)) logger.info({ channel }, 'webhook is on');
    else logger.info({ channel, needs: needed[channel] }, 'webhook is off: its settings are not given');
  }

  await app.register(async (scope) => {
    // Signatures are over the bytes as they came: nothing may parse them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    // Platforms call from few addresses for many people: the limit by address is not for them.
    const route = { bodyLimit, config: { rateLimit: false } };
    scope.post('/webhooks/:channel', route, async (request, reply) => {
      const adapter = adapterOf(request);
      return send(reply, await adapter.receive(readRequest(request)));
    });
    scope.get('/webhooks/:channel', route, async (request, reply) => {
      const adapter = adapterOf(request);
      if (adapter.verify === undefined) throw off('nothing to be read here');
      return send(reply, adapter.verify(readRequest(request)));
    });
  });
  for (const adapter of adapters.values()) adapter.resume?.();

  function adapterOf(request: FastifyRequest): WebhookAdapter {
    const adapter = adapters.get((request.params as { channel: string }).channel);
    if (adapter === undefined) throw off('this channel is off or unknown');
    return adapter;
  }

  return {
    channels: [...adapters.keys()],
    async stop() {
      await Promise.all([...adapters.values()].map((adapter) => adapter.stop?.()));
    },
  };
}

const needed: Record<(typeof webhookChannels)[number], string> = {
  generic: 'WENYU_WEBHOOK_SECRET',
  wecom: 'WECOM_TOKEN, WECOM_AES_KEY, WECOM_CORP_ID',
  wechat: 'WECHAT_TOKEN',
  dingtalk: 'DINGTALK_APP_SECRET',
  feishu: 'FEISHU_ENCRYPT_KEY, FEISHU_APP_ID, FEISHU_APP_SECRET',
};

function createAdapters(options: WebhookOptions): WebhookAdapter[] {
  const { chat, config, state, logger, now = Date.now } = options;
  const deliveries = createDeliveries(state, now, config.idSalt);
  const respond = createResponder({
    chat,
    keeps: { questions: config.keepQuestions, days: config.keepDays },
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
  });
  const once = createAnswerOnce(deliveries);
  const passive = { respond, once, repeats: options.passiveRepeats ?? passiveRepeats, now };
  const active = {
    respond,
    deliveries,
    logger,
    now,
    ...(options.ready && { ready: options.ready }),
    ...(options.post && { post: options.post }),
    ...(options.graceMs !== undefined && { graceMs: options.graceMs }),
  };
  const adapters: WebhookAdapter[] = [];
  if (config.webhookSecret !== null) {
    adapters.push(createGenericAdapter({ secret: config.webhookSecret, chat, respond, deliveries, now }));
  }
  const { wecomToken, wecomAesKey, wecomCorpId } = config;
  if (wecomToken !== null && wecomAesKey !== null && wecomCorpId !== null) {
    const keys = { token: wecomToken, encodingAesKey: wecomAesKey, receiveId: wecomCorpId };
    adapters.push(createWecomAdapter({ ...passive, keys }));
  }
  const { wechatToken, wechatAesKey, wechatAppId } = config;
  if (wechatToken !== null) {
    const isSafe = wechatAesKey !== null && wechatAppId !== null;
    const keys = isSafe ? { token: wechatToken, encodingAesKey: wechatAesKey, receiveId: wechatAppId } : null;
    adapters.push(createWechatAdapter({ ...passive, token: wechatToken, keys }));
  }
  if (config.dingtalkAppSecret !== null) {
    const origins = options.dingtalkOrigins;
    adapters.push(
      createDingtalkAdapter({ ...active, appSecret: config.dingtalkAppSecret, ...(origins && { origins }) }),
    );
  }
  const { feishuEncryptKey, feishuAppId, feishuAppSecret, feishuVerificationToken, feishuApiRoot } = config;
  if (feishuEncryptKey !== null && feishuAppId !== null && feishuAppSecret !== null) {
    const keys = { encryptKey: feishuEncryptKey, appId: feishuAppId, appSecret: feishuAppSecret };
    adapters.push(
      createFeishuAdapter({ ...active, ...keys, verificationToken: feishuVerificationToken, apiRoot: feishuApiRoot }),
    );
  }
  return adapters;
}

function readRequest(request: FastifyRequest): WebhookRequest {
  return {
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    query: onlyTexts(request.query),
    headers: onlyTexts(request.headers),
  };
}

/** A parameter or header given twice is as good as none: which one is meant cannot be known. */
function onlyTexts(values: unknown): Record<string, string | undefined> {
  const entries = Object.entries(values ?? {}).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}

function send(reply: FastifyReply, { status, type, body }: WebhookReply): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type(type).send(body);
}

function off(what: string): WenyuError {
  return new WenyuError('E_NOT_FOUND', what, 'docs/channels.md tells how a channel is turned on.');
}
