import { describe, expect, it } from 'vitest';
import { loadConfig, settingTable, unknownVariables } from '../src/config.js';

const failing = (env: Record<string, string>): { code: string; message: string; hint: string } => {
  try {
    loadConfig(env);
  } catch (error) {
    return error as { code: string; message: string; hint: string };
  }
  throw new Error('no error was thrown');
};

describe('loadConfig', () => {
  it('has a sound value for everything when nothing is set, and takes an empty variable as unset', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      archive: 'seeds',
      index: 'var/index',
      state: 'var/state',
      host: '127.0.0.1',
      port: 8080,
    });
    expect(config).toMatchObject({ keepQuestions: false, keepDays: 30, corsOrigins: [], telegramToken: null });
    expect(loadConfig(Object.fromEntries(settingTable.map(({ variable }) => [variable, ''])))).toEqual(config);
  });

  it('reads what is set', () => {
    expect(
      loadConfig({
        WENYU_PORT: '0',
        WENYU_KEEP_QUESTIONS: 'on',
        WENYU_CORS_ORIGINS: 'https://a.cn, http://localhost:3000',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:9/',
      }),
    ).toMatchObject({ port: 0, keepQuestions: true, corsOrigins: ['https://a.cn', 'http://localhost:3000'] });
  });

  it.each([
    ['WENYU_PORT', '80a'],
    ['WENYU_PORT', '65536'],
    ['WENYU_PORT', '-1'],
    ['WENYU_KEEP_DAYS', '0'],
    ['WENYU_KEEP_QUESTIONS', 'yes'],
    ['WENYU_LOG_LEVEL', 'loud'],
    ['WENYU_CORS_ORIGINS', '*'],
    ['WENYU_CORS_ORIGINS', 'https://a.cn/'],
    ['WENYU_MODEL_HOST', 'ftp://a.cn'],
    ['TELEGRAM_BOT_TOKEN', 'nonsense'],
    ['WENYU_WEBHOOK_SECRET', 'whsec_short'],
    ['WENYU_ID_SALT', 'short'],
  ])('names %s=%s, says what is wrong and what to do', (variable, value) => {
    const error = failing({ [variable]: value });
    expect(error.code).toBe('E_CONFIG_INVALID');
    expect(error.message).toContain(variable);
    expect(error.message).toMatch(/must|needed/);
    expect(error.hint).toContain('wenyu config');
  });

  it('names all wrong values at once, and never the value of a secret', () => {
    const { message } = failing({ WENYU_PORT: 'x', WENYU_KEEP_DAYS: 'y', TELEGRAM_BOT_TOKEN: 'tell-nobody' });
    expect(message).toContain('WENYU_PORT="x"');
    expect(message).toContain('WENYU_KEEP_DAYS="y"');
    expect(message).not.toContain('tell-nobody');
  });

  it.each(['DINGTALK_APP_SECRET', 'WENYU_ARCHIVE', 'WENYU_PORT'])('refuses a blank at the end of %s', (variable) => {
    const { message } = failing({ [variable]: '8080\r' });
    expect(message).toBe(`${variable}: must not begin or end with a blank`);
  });

  it('counts the proxies in front', () => {
    const proxies = (value: string) => loadConfig({ WENYU_TRUST_PROXY: value }).proxies;
    expect([proxies('off'), proxies('on'), proxies('2')]).toEqual([0, 1, 2]);
    expect(failing({ WENYU_TRUST_PROXY: '0' }).message).toContain('from 1 to 9');
  });

  it('wants settings that belong together, together', () => {
    expect(failing({ TELEGRAM_WEBHOOK_URL: 'https://a.cn/t' }).message).toContain('TELEGRAM_WEBHOOK_SECRET');
    expect(failing({ WECOM_TOKEN: 't' }).message).toContain('WECOM_AES_KEY');
    expect(failing({ TELEGRAM_WEBHOOK_URL: 'https://a.cn/t' }).message).toContain('TELEGRAM_BOT_TOKEN');
    const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
    expect(failing({ WECHAT_AES_KEY: aesKey, WECHAT_APP_ID: 'wx1' }).message).toContain('WECHAT_TOKEN');
    expect(failing({ FEISHU_VERIFICATION_TOKEN: 't' }).message).toContain('FEISHU_ENCRYPT_KEY');
    expect(loadConfig({ WECHAT_TOKEN: 't' }).wechatToken).toBe('t');
  });
});

it('points at names that look like settings and are none', () => {
  expect(unknownVariables({ WENYU_PROT: '1', WENYU_PORT: '1', PATH: '/bin' })).toEqual(['WENYU_PROT']);
});

it('describes each setting, with its default in the form it is written', () => {
  for (const setting of settingTable) {
    expect(setting.variable).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(setting.effect).not.toBe('');
    expect(setting.schema.safeParse(setting.fallback).success).toBe(true);
  }
  expect(new Set(settingTable.map(({ variable }) => variable)).size).toBe(settingTable.length);
});
