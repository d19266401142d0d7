import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockIndex } from '../../../index/lock.js';
import { cuttingVersion } from '../../../src/store/manifest.js';

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'dist', 'scripts', 'cli.js');

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenyu-serve-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** The built program, as `npm start` runs it, with folders of its own. */
function serve(env: Record<string, string> = {}, stderr: 'pipe' | number = 'pipe') {
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      WENYU_PORT: '0',
      WENYU_INDEX: join(folder, 'index'),
      WENYU_STATE: join(folder, 'state'),
      ...env,
    },
    stdio: ['ignore', 'pipe', stderr],
  });
  started.push(child);
  const written = { out: '', err: '' };
  child.stdout!.on('data', (data) => {
    written.out += data;
  });
  child.stderr?.on('data', (data) => {
    written.err += data;
  });
  const ended = new Promise<number | null>((settle) => child.on('exit', settle));
  return { child, written, ended };
}

it('indexes the seeds, serves, says where, and stops when told to', async () => {
  const { child, written, ended } = serve();
  await expect.poll(() => written.out, { timeout: 60_000 }).toMatch(/^问渝 http:\/\/127\.0\.0\.1:\d+\n$/);
  const url = written.out.trim().split(' ')[1]!;
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  const response = await fetch(`${url}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: '自来水热线是多少？' }),
  });
  expect(await response.json()).toMatchObject({ status: 'answered', entries: [{ number: '966886' }] });
  expect(await (await fetch(url)).text()).toContain('<h1>读报作答</h1>');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(written.err).toContain('"signal":"SIGTERM"');
  expect(written.err).not.toContain('自来水');
}, 150_000);

it('brings an index up to date that was cut by older rules, and answers from it meanwhile', async () => {
  const index = join(folder, 'index');
  execFileSync(process.execPath, [program, 'index', '--archive', 'seeds', '--index', index], {
    cwd: root,
    stdio: 'ignore',
  });
  const manifest = join(index, 'manifest.json');
  const read = () => JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  const { cutting, ...older } = read();
  expect(cutting).toBe(cuttingVersion);
  writeFileSync(manifest, JSON.stringify(older));
  const { child, written, ended } = serve();
  await expect.poll(() => written.out, { timeout: 60_000 }).toMatch(/\n$/);
  const url = written.out.trim().split(' ')[1]!;
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  await expect.poll(() => read()['cutting'], { timeout: 60_000 }).toBe(cuttingVersion);
  expect(read()['generation']).not.toBe(older['generation']);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 150_000);

it('builds a damaged index again, as after a power cut, and says so', async () => {
  const index = join(folder, 'index');
  execFileSync(process.execPath, [program, 'index', '--archive', 'seeds', '--index', index], {
    cwd: root,
    stdio: 'ignore',
  });
  const { generation } = JSON.parse(readFileSync(join(index, 'manifest.json'), 'utf8')) as { generation: string };
  truncateSync(join(index, generation, 'terms.bin'), 100);
  const { child, written, ended } = serve();
  await expect.poll(() => written.out, { timeout: 60_000 }).toMatch(/\n$/);
  const url = written.out.trim().split(' ')[1]!;
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  expect(written.err).toMatch(/"level":50.*"code":"E_INDEX_CORRUPT","reason":".*terms\.bin has 100 bytes/);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 150_000);

it('waits for another program that is building the index', async () => {
  const unlock = lockIndex(join(folder, 'index'));
  const { child, written, ended } = serve();
  await expect.poll(() => written.err, { timeout: 60_000 }).toContain('waiting for it');
  const url = written.out.trim().split(' ')[1]!;
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  unlock();
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 150_000);

it('keeps the words of a fault that nobody caught out of the log', async () => {
  const fault = "process.on('SIGUSR2', () => { throw new TypeError('words of a person'); })";
  const { child, written, ended } = serve({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
  });
  await expect.poll(() => written.out, { timeout: 60_000 }).toMatch(/\n$/);
  child.kill('SIGUSR2');
  expect(await ended).toBe(1);
  expect(written.err).toContain('stopping after a fault');
  expect(written.err).toContain('"kind":"TypeError"');
  expect(written.err).not.toContain('words of a person');
}, 150_000);

// Linux has a device that is always full.
it.skipIf(!existsSync('/dev/full'))(
  'answers also while its log cannot be written',
  async () => {
    const full = openSync('/dev/full', 'w');
    const { child, written, ended } = serve({ WENYU_LOG_LEVEL: 'debug' }, full);
    closeSync(full);
    await expect.poll(() => written.out, { timeout: 60_000 }).toMatch(/\n$/);
    const url = written.out.trim().split(' ')[1]!;
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  },
  150_000,
);

it.each([
  ['a wrong setting', { WENYU_PORT: 'eighty' }, 'E_CONFIG_INVALID', 'WENYU_PORT'],
  ['an archive without a page', { WENYU_ARCHIVE: 'EMPTY' }, 'E_ARCHIVE_EMPTY', 'EMPTY'],
])('%s: ends with a code, what is wrong and what to do', async (_name, env, code, named) => {
  mkdirSync(join(folder, 'EMPTY'));
  const archive = 'WENYU_ARCHIVE' in env ? { WENYU_ARCHIVE: join(folder, env.WENYU_ARCHIVE) } : {};
  const { written, ended } = serve({ ...env, ...archive });
  expect(await ended).toBe(1);
  expect(written.err).toContain(code);
  expect(written.err).toContain(named);
  expect(written.err).toContain('→');
  expect(written.err).not.toMatch(/^\s+at /m);
});

it('a port that is taken: says which, and what to set', async () => {
  const other = createServer();
  const port = await new Promise<number>((settle) => {
    other.listen(0, '127.0.0.1', () => settle((other.address() as { port: number }).port));
  });
  try {
    const { written, ended } = serve({ WENYU_PORT: String(port) });
    expect(await ended).toBe(1);
    expect(written.err).toContain(`E_PORT_TAKEN port ${port}`);
    expect(written.err).toContain('WENYU_PORT');
    expect(written.err).not.toMatch(/^\s+at /m);
  } finally {
    other.close();
  }
});
