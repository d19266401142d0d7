import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { lineOf, runCheck } from '../../scripts/doctor/check.js';
import { machineChecks, serviceChecks } from '../../scripts/doctor/checks.js';
import { checkPort } from '../../scripts/doctor/port.js';
import { checkTelegram } from '../../scripts/doctor/telegram.js';
import { allows } from '../../scripts/doctor/version.js';
import { loadConfig } from '../../src/config.js';
import { WenyuError } from '../../src/errors.js';
import { seedsFolder } from '../support/seeds-index.js';
import { temporaryFolder } from '../support/small-index.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

it.each([
  ['>=20.19 <21 || >=22.12', '20.19.0', true],
  ['>=20.19 <21 || >=22.12', '20.18.3', false],
  ['>=20.19 <21 || >=22.12', '21.7.0', false],
  ['>=20.19 <21 || >=22.12', '22.12.0', true],
  ['>=20.19 <21 || >=22.12', '24.0.1', true],
  ['>=20', '8.0.0', false],
])('range %s and version %s: %s', (range, version, expected) => {
  expect(allows(range, version)).toBe(expected);
});

it('a finding is one line, with what to do', async () => {
  const wrong = await runCheck({
    name: '索引',
    look: () => Promise.reject(new WenyuError('E_INDEX_CORRUPT', 'two\nlines', '请重建')),
  });
  expect(lineOf(wrong)).toBe('✗ 索引：E_INDEX_CORRUPT two lines；→ 请重建');
  expect(lineOf(await runCheck({ name: 'Node', look: async () => 'v20' }))).toBe('✓ Node：v20');
});

it('the machine that runs the tests is in order', async () => {
  for (const check of machineChecks({})) expect(await runCheck(check)).toMatchObject({ state: 'ok' });
});

it('names a setting with a wrong value, and one that does not exist, without showing a secret', async () => {
  const settings = (env: Record<string, string>) =>
    runCheck(machineChecks(env).find((check) => check.name === '设置')!);
  expect(await settings({ WENYU_PORT: 'eighty' })).toMatchObject({
    state: 'wrong',
    detail: expect.stringContaining('WENYU_PORT'),
  });
  expect(await settings({ WENYU_PROT: '80' })).toMatchObject({
    state: 'wrong',
    detail: expect.stringContaining('WENYU_PROT'),
  });
  expect(JSON.stringify(await settings({ TELEGRAM_BOT_TOKEN: 'sesame' }))).not.toContain('sesame');
});

it('looks at model, archive, index and folders of the settings', async () => {
  const { folder, remove } = temporaryFolder();
  closers.push(remove);
  const config = loadConfig({
    WENYU_ARCHIVE: seedsFolder,
    WENYU_INDEX: `${folder}/index`,
    WENYU_STATE: `${folder}/state`,
    WENYU_PORT: '0',
  });
  const { checks, close } = serviceChecks(config, false);
  closers.push(close);
  const findings = new Map<string, string>();
  for (const check of checks) findings.set(check.name, (await runCheck(check)).state);
  expect(Object.fromEntries(findings)).toMatchObject({
    向量模型: 'ok',
    档案: 'ok',
    索引: 'unset',
    状态目录: 'ok',
    端口: 'ok',
    Telegram: 'unset',
  });
  const missing = serviceChecks({ ...config, archive: `${folder}/none`, embeddingModel: 'none' }, false);
  const wrong = new Map<string, string>();
  for (const check of missing.checks) wrong.set(check.name, (await runCheck(check)).detail);
  expect(wrong.get('档案')).toMatch(/^E_ARCHIVE_MISSING/);
  expect(wrong.get('向量模型')).toMatch(/^E_MODEL_MISSING/);
});

describe('the port', () => {
  it('tells a stranger from this program', async () => {
    const stranger = await listening(createTcpServer((socket) => socket.end('220 mail\r\n')));
    await expect(checkPort('127.0.0.1', stranger)).rejects.toMatchObject({ code: 'E_PORT_TAKEN' });
    const own = await listening(createServer((_, response) => response.end('{"info":{"title":"问渝 Wenyu"}}')));
    expect(await checkPort('127.0.0.1', own)).toContain('正在运行');
  });
});

describe('the Telegram token', () => {
  const token = `123456:${'A'.repeat(35)}`;
  async function botApi(reply: string): Promise<string> {
    return `http://127.0.0.1:${await listening(createServer((_, response) => response.end(reply)))}`;
  }

  it('is shown to the Bot API only on request', async () => {
    const settings = { telegramToken: token, telegramApiRoot: 'http://127.0.0.1:1' };
    expect(await checkTelegram(settings, false)).toContain('格式有效');
    await expect(checkTelegram(settings, true)).rejects.toMatchObject({ code: 'E_TELEGRAM_UNREACHABLE' });
    await expect(checkTelegram(settings, true)).rejects.not.toThrow(token);
  });

  it('belongs to a bot, or is refused', async () => {
    const known = await botApi('{"ok":true,"result":{"username":"wenyu_bot"}}');
    expect(await checkTelegram({ telegramToken: token, telegramApiRoot: known }, true)).toContain('@wenyu_bot');
    const unknown = await botApi('{"ok":false,"error_code":401}');
    await expect(checkTelegram({ telegramToken: token, telegramApiRoot: unknown }, true)).rejects.toMatchObject({
      code: 'E_TELEGRAM_TOKEN',
    });
  });
});
