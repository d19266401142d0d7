import { z } from 'zod';

/** One setting: its environment variable, what it accepts, what it does, and whether its value must stay hidden. */
export interface Setting<S extends z.ZodType = z.ZodType> {
  variable: string;
  schema: S;
  /** The default as a person would write it; null where the setting is off or unset by default. */
  fallback: string | null;
  effect: string;
  secret: boolean;
}

/** @param fallback the text that stands in for an unset variable; null leaves the setting null. */
function setting<S extends z.ZodType>(
  variable: string,
  schema: S,
  fallback: string | null,
  effect: string,
  secret = false,
): Setting<S> {
  return { variable, schema, fallback, effect, secret };
}

function secret(variable: string, effect: string, schema = z.string().nullable()) {
  return setting(variable, schema, null, effect, true);
}

/** A whole number within bounds, written in decimal digits. */
function whole(min: number, max: number) {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, rule)
    .transform(Number)
    .refine((value) => value >= min && value <= max, rule);
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const onOff = z.enum(['on', 'off'], 'must be on or off').transform((value) => value === 'on');
/** How many proxies in front may be believed. */
const proxyCount = z
  .string()
  .regex(/^(?:off|on|[1-9])$/, 'must be off, on, or the number of proxies in front, from 1 to 9')
  .transform((value) => (value === 'off' ? 0 : value === 'on' ? 1 : Number(value)));
const folder = z.string().min(1);

function httpUrl(protocols: readonly string[]) {
  const rule = `must be a URL that starts with ${protocols.map((name) => `${name}//`).join(' or ')}`;
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), rule);
}

/** Comma-separated origins, such as `https://example.cn,http://localhost:3000`; no trailing slash. */
const origins = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''))
  .refine(
    (parts) => parts.every((part) => URL.canParse(part) && new URL(part).origin === part),
    'must be origins such as https://example.cn, separated by commas, without a path',
  );

const signingSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and the base64 of at least 24 bytes')
  .nullable();

const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}$/, 'must be the 43 characters that the platform shows')
  .nullable();

/**
 * Every setting there is. The keys are the fields of `Config`; `wenyu config` and the documentation print this table,
 * so a setting is declared here and nowhere else.
 */
export const settings = {
  archive: setting('WENYU_ARCHIVE', folder, 'seeds', '报纸档案所在文件夹（.txt 版面、.jsonl 文章）'),
  index: setting('WENYU_INDEX', folder, 'var/index', '索引所在文件夹，由 wenyu index 生成'),
  state: setting('WENYU_STATE', folder, 'var/state', '反馈、留存的问题与投递去重所在文件夹'),
  host: setting('WENYU_HOST', z.string().min(1), '127.0.0.1', '监听地址；容器里用 0.0.0.0'),
  port: setting('WENYU_PORT', whole(0, 65_535), '8080', '监听端口；0 表示任选空闲端口'),
  logLevel: setting(
    'WENYU_LOG_LEVEL',
    z.enum(logLevels, `must be one of ${logLevels.join(', ')}`),
    'info',
    '日志级别；日志写到 stderr，不含提问内容',
  ),
  embeddingModel: setting(
    'WENYU_EMBEDDING_MODEL',
    z.string().min(1).nullable(),
    null,
    '改用的向量模型（本地文件夹或模型站名称）；不设则用随附模型',
  ),
  models: setting('WENYU_MODELS', folder, 'var/models', '用 wenyu model fetch 下载的模型所在文件夹'),
  modelHost: setting('WENYU_MODEL_HOST', httpUrl(['https:', 'http:']).nullable(), null, '下载模型的站点或镜像地址'),
  telegramToken: secret(
    'TELEGRAM_BOT_TOKEN',
    'Telegram 机器人令牌；设了才启用 Telegram',
    z
      .string()
      .regex(/^\d+:[A-Za-z0-9_-]{20,}$/, 'must look like 123456:ABC…, as @BotFather gives it')
      .nullable(),
  ),
  telegramApiRoot: setting(
    'TELEGRAM_API_ROOT',
    httpUrl(['https:', 'http:']),
    'https://api.telegram.org',
    'Telegram Bot API 的地址',
  ),
  telegramWebhookUrl: setting(
    'TELEGRAM_WEBHOOK_URL',
    httpUrl(['https:', 'http:']).nullable(),
    null,
    'Telegram 推送更新的对外地址；不设则长轮询',
  ),
  telegramWebhookSecret: secret(
    'TELEGRAM_WEBHOOK_SECRET',
    'Telegram 推送时附带的口令（设推送地址时必填）',
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
      .nullable(),
  ),
  webhookSecret: secret(
    'WENYU_WEBHOOK_SECRET',
    '通用 webhook 的签名密钥（Standard Webhooks，whsec_…）；设了才启用',
    signingSecret,
  ),
  wecomToken: secret('WECOM_TOKEN', '企业微信回调的 Token'),
  wecomAesKey: secret('WECOM_AES_KEY', '企业微信回调的 EncodingAESKey', aesKey),
  wecomCorpId: setting('WECOM_CORP_ID', z.string().nullable(), null, '企业微信的企业 ID'),
  wechatToken: secret('WECHAT_TOKEN', '微信公众号的 Token'),
  wechatAesKey: secret('WECHAT_AES_KEY', '微信公众号的 EncodingAESKey（安全模式）', aesKey),
  wechatAppId: setting('WECHAT_APP_ID', z.string().nullable(), null, '微信公众号的 AppID'),
  dingtalkAppSecret: secret('DINGTALK_APP_SECRET', '钉钉机器人的 AppSecret'),
  feishuVerificationToken: secret('FEISHU_VERIFICATION_TOKEN', '飞书事件订阅的 Verification Token'),
  feishuEncryptKey: secret('FEISHU_ENCRYPT_KEY', '飞书事件订阅的 Encrypt Key'),
  feishuAppId: setting('FEISHU_APP_ID', z.string().nullable(), null, '飞书应用的 App ID'),
  feishuAppSecret: secret('FEISHU_APP_SECRET', '飞书应用的 App Secret'),
  feishuApiRoot: setting(
    'FEISHU_API_ROOT',
    httpUrl(['https:', 'http:']),
    'https://open.feishu.cn',
    '飞书开放平台的地址；国际版 Lark 用 https://open.larksuite.com',
  ),
  corsOrigins: setting('WENYU_CORS_ORIGINS', origins, '', '允许跨域调用 /v1 的来源，逗号分隔；空则不允许'),
  proxies: setting(
    'WENYU_TRUST_PROXY',
    proxyCount,
    'off',
    '在反向代理之后运行时设 on，按 X-Forwarded-For 认来访地址；前面有几层代理就写几（on 即 1）',
  ),
  rateLimit: setting('WENYU_RATE_LIMIT', whole(1, 100_000), '60', '每个来访地址每分钟的提问上限'),
  queueLimit: setting('WENYU_QUEUE_LIMIT', whole(1, 10_000), '64', '同时处理的提问上限，超出的请稍后再试'),
  answerTimeout: setting('WENYU_ANSWER_TIMEOUT', whole(1, 120), '15', '一次回答最多用几秒'),
  workers: setting(
    'WENYU_WORKERS',
    z.literal('auto').or(whole(0, 64)),
    'auto',
    '回答进程数；auto 为 2（单核机器为 1），0 则在主进程里回答（省内存，但忙时会拖慢网页）',
  ),
  metrics: setting(
    'WENYU_METRICS',
    z.enum(['local', 'on', 'off'], 'must be local, on or off'),
    'local',
    '/metrics 给谁看：local 只给本机（不经反向代理），on 给所有来访者，off 关闭',
  ),
  conversationLimit: setting('WENYU_CONVERSATIONS', whole(1, 1_000_000), '10000', '内存里最多记住几段对话'),
  conversationMinutes: setting('WENYU_CONVERSATION_MINUTES', whole(1, 1_440), '30', '对话静默几分钟后忘掉'),
  keepQuestions: setting('WENYU_KEEP_QUESTIONS', onOff, 'off', '是否留存每个提问；off 时只留有反馈的'),
  keepDays: setting('WENYU_KEEP_DAYS', whole(1, 3_650), '30', '留存的提问与反馈保留几天，到期删除'),
  idSalt: secret(
    'WENYU_ID_SALT',
    '为用户标识加盐；不设则首次启动时随机生成并存于状态库',
    z.string().min(16, 'must have at least 16 characters').nullable(),
  ),
} satisfies Record<string, Setting>;
