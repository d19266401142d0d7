import type { z } from 'zod';
import { WenyuError } from './errors.js';
import { type Setting, settings } from './settings.js';

type Settings = typeof settings;

/** All settings with their values; null where an optional one is unset. */
export type Config = { readonly [Field in keyof Settings]: z.output<Settings[Field]['schema']> };

export type Environment = Readonly<Record<string, string | undefined>>;

/** The declared settings, in the order they are documented. */
export const settingTable: readonly (Setting & { field: keyof Config })[] = Object.entries(settings).map(
  ([field, setting]) => ({ field: field as keyof Config, ...setting }),
);

/**
 * Settings that make sense only together: where one of `set` is, each of `needs` must be. Else a channel would stay off,
 * or a check be left out, without a word.
 */
const together: readonly { name: string; set: readonly (keyof Config)[]; needs: readonly (keyof Config)[] }[] = [
  { name: 'Telegram webhook', set: ['telegramWebhookUrl'], needs: ['telegramToken', 'telegramWebhookSecret'] },
  {
    name: '企业微信',
    set: ['wecomToken', 'wecomAesKey', 'wecomCorpId'],
    needs: ['wecomToken', 'wecomAesKey', 'wecomCorpId'],
  },
  {
    name: '微信公众号安全模式',
    set: ['wechatAesKey', 'wechatAppId'],
    needs: ['wechatToken', 'wechatAesKey', 'wechatAppId'],
  },
  {
    name: '飞书',
    set: ['feishuVerificationToken', 'feishuEncryptKey', 'feishuAppId', 'feishuAppSecret'],
    needs: ['feishuEncryptKey', 'feishuAppId', 'feishuAppSecret'],
  },
];

/**
 * Reads the settings from environment variables. An empty variable counts as unset.
 * @throws E_CONFIG_INVALID naming every variable with a wrong value, what is wrong and what to do. Values of secrets
 * are never part of the message.
 */
export function loadConfig(env: Environment): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const setting of settingTable) {
    const given = env[setting.variable];
    const raw = given === undefined || given === '' ? setting.fallback : given;
    const parsed = setting.schema.safeParse(raw);
    // The end of a line of a file written on Windows, mostly: a secret with one fits nothing, and does not show.
    if (raw !== null && raw !== raw.trim()) problems.push(`${setting.variable}: must not begin or end with a blank`);
    else if (parsed.success) values[setting.field] = parsed.data;
    else problems.push(describe(setting, raw, parsed.error));
  }
  if (problems.length === 0) problems.push(...conflicts(values as Config));
  if (problems.length > 0) {
    throw new WenyuError(
      'E_CONFIG_INVALID',
      problems.join('; '),
      'Correct or unset the named environment variables; "wenyu config" lists every setting with its default.',
    );
  }
  return values as Config;
}

/** Variables that look like ours but are no setting (a misspelt name would otherwise be ignored without a word). */
export function unknownVariables(env: Environment): string[] {
  const known = new Set(settingTable.map((setting) => setting.variable));
  return Object.keys(env)
    .filter((name) => name.startsWith('WENYU_') && !known.has(name))
    .sort();
}

function describe(setting: Setting, raw: string | null, error: z.ZodError): string {
  const rule = error.issues[0]?.message ?? 'is not valid';
  return setting.secret ? `${setting.variable}: ${rule}` : `${setting.variable}=${JSON.stringify(raw)}: ${rule}`;
}

function conflicts(config: Config): string[] {
  const found: string[] = [];
  const variableOf = (field: keyof Config) => settings[field].variable;
  for (const { name, set, needs } of together) {
    const missing = needs.filter((field) => config[field] === null);
    if (missing.length > 0 && set.some((field) => config[field] !== null)) {
      found.push(`${missing.map(variableOf).join(', ')}: needed as well for ${name}`);
    }
  }
  return found;
}
