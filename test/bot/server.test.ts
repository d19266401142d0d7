import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../bot/server.js';
import { loadConfig } from '../../src/config.js';
import { WenyuError } from '../../src/errors.js';
import { createFakeAnswerService } from '../support/fake-answer-service.js';

let folder: string;
const running: RunningServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenyu-server-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  rmSync(folder, { recursive: true });
});

const logger = pino({ level: 'silent' });
const fake = async () => ({ ...createFakeAnswerService(), close: () => {} });

async function start(
  env: Record<string, string> = {},
  openService: ServerOptions['openService'] = fake,
  more: Partial<ServerOptions> = {},
) {
  const config = loadConfig({ WENYU_PORT: '0', WENYU_STATE: folder, ...env });
  const server = await startServer({ config, logger, openService, ...more });
  running.push(server);
  return server;
}

const ask = (url: string, question: string) =>
  fetch(`${url}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });

it('listens at once, is ready when the service is there, and answers', async () => {
  let provide: () => void = () => {};
  const opening = new Promise<void>((resolve) => {
    provide = resolve;
  });
  const server = await start({}, () => opening.then(fake));
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect(await (await ask(server.url, '供水热线')).json()).toMatchObject({ status: 503, code: 'E_NOT_READY' });
  provide();
  await server.ready;
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await (await ask(server.url, '供水热线')).json()).toMatchObject({ entries: [{ number: '966886' }] });
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('wenyu_replies_total{channel="api",status="answered"} 1');
});

it('tells that a port is taken, and what to do', async () => {
  const { url } = await start();
  const port = new URL(url).port;
  await expect(start({ WENYU_PORT: port, WENYU_STATE: join(folder, 'other') })).rejects.toMatchObject({
    code: 'E_PORT_TAKEN',
    message: expect.stringContaining(port),
    hint: expect.stringContaining('WENYU_PORT'),
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

it('tells that an address is not of this machine', async () => {
  await expect(start({ WENYU_HOST: '203.0.113.1' })).rejects.toMatchObject({ code: 'E_CONFIG_INVALID' });
});

it('passes on why the service could not be opened, and stays up to say so', async () => {
  const server = await start({}, async () => {
    throw new WenyuError('E_ARCHIVE_EMPTY', 'nothing in seeds', 'Put pages there.');
  });
  await expect(server.ready).rejects.toMatchObject({ code: 'E_ARCHIVE_EMPTY' });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
});

it('lets a question under way finish when it closes, then lets go of everything', async () => {
  let answer: () => void = () => {};
  let asked: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let closed = 0;
  const service = createFakeAnswerService();
  const server = await start({}, async () => ({
    ...service,
    ask: async (request) => {
      asked();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return service.ask(request);
    },
    close: () => {
      closed += 1;
    },
  }));
  await server.ready;
  const reply = ask(server.url, '供水热线');
  await reached;
  const closing = server.close();
  answer();
  expect(await (await reply).json()).toMatchObject({ entries: [{ number: '966886' }] });
  await closing;
  await server.close();
  expect(closed).toBe(1);
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});

it('is not held up by a request that never comes to its end', async () => {
  let closed = 0;
  const service = async () => ({ ...createFakeAnswerService(), close: () => void closed++ });
  const server = await start({}, service, { httpGraceMs: 20 });
  await server.ready;
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const cutOff = new Promise((resolve) => socket.on('close', resolve).on('error', resolve));
  socket.write('POST /v1/ask HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{');
  // The server has read the half of it once it answers another request.
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await server.close();
  await cutOff;
  expect(closed).toBe(1);
  expect(existsSync(join(folder, 'wenyu.db-wal'))).toBe(false);
});

it('closes the rest where one part cannot be closed', async () => {
  const lines: string[] = [];
  const noting = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const service = async () => ({
    ...createFakeAnswerService(),
    close: () => Promise.reject(new TypeError('words of a person')),
  });
  const server = await start({}, service, { logger: noting });
  await server.ready;
  await server.close();
  expect(lines.join('')).toContain('a part could not be closed');
  expect(lines.join('')).not.toContain('words of a person');
  expect(existsSync(join(folder, 'wenyu.db-wal'))).toBe(false);
});
