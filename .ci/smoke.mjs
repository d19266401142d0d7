/**
 * Starts the program with `npm start` on a free port and empty folders, asks it over HTTP and on the command line,
 * verifies the index and stops it: node .ci/smoke.mjs FOLDER COUNTS. Writes "PASSED FAILED" into the file COUNTS.
 */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [folder, counts] = process.argv.slice(2);
const question = '自来水热线是多少';
const number = '966886';
const env = {
  ...process.env,
  WENYU_PORT: '0',
  WENYU_INDEX: join(folder, 'index'),
  WENYU_STATE: join(folder, 'state'),
  WENYU_LOG_LEVEL: 'warn',
};
let passed = 0;
let failed = 0;

async function check(name, work) {
  const started = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}: ${error.message}`);
  }
  writeFileSync(counts, `${passed} ${failed}\n`);
}

function assert(truth, message) {
  if (!truth) throw new Error(message);
}

/** Runs one command of the program to its end. */
function wenyu(...args) {
  const run = spawnSync('npm', ['run', '-s', 'wenyu', '--', ...args], { env, encoding: 'utf8', timeout: 60_000 });
  assert(run.status === 0, `status ${run.status}: ${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** The address that `npm start` prints. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const address = printed.match(/http:\/\/\S+/)?.[0];
      if (address) resolve(address);
    });
    server.on('exit', (code) => reject(new Error(`npm start ended with status ${code}`)));
    setTimeout(() => reject(new Error('no address within 60 s')), 60_000).unref();
  });
}

function ask() {
  return fetch(`${url}/v1/ask`, {
    method: 'POST',
    // A connection of its own: one that the server closed for idleness would fail by itself.
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ question }),
    signal: AbortSignal.timeout(30_000),
  });
}

async function isUp(url) {
  try {
    await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
    return true;
  } catch (error) {
    if (error.cause?.code === 'ECONNREFUSED') return false;
    return true;
  }
}

async function untilReady(url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
    if (response.ok) return;
    await sleep(200);
  }
  throw new Error('not ready within 120 s');
}

// A group of its own, so that the signal reaches npm and the program alike, as from a terminal.
const server = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
const ended = new Promise((resolve) => server.on('exit', resolve));
process.on('exit', () => {
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
});
let url;
await check('npm start listens', async () => {
  url = await addressOf(server);
});
if (url) {
  await check('/readyz answers once the index is built', () => untilReady(url));
  await check(`POST /v1/ask answers ${number} with its citation`, async () => {
    const response = await ask();
    const answer = await response.json();
    assert(response.status === 200, `status ${response.status}`);
    assert(answer.status === 'answered', `the answer is ${answer.status}`);
    const cited = [...answer.entries, ...answer.excerpts].filter((part) => JSON.stringify(part).includes(number));
    assert(cited[0]?.citation.source.file, `no cited part has ${number}`);
  });
  await check('GET / is the page', async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    assert(response.ok && (await response.text()).includes('问渝'), `status ${response.status}`);
  });
  await check(`wenyu ask answers ${number}`, () => {
    const text = wenyu('ask', question);
    assert(text.includes(number) && /^——.+·.+$/m.test(text), text);
  });
  await check('wenyu verify', () => console.log(wenyu('verify').trim()));
  await check('wenyu doctor', () => console.log(wenyu('doctor').trim()));
  await check('SIGTERM: answers under way finish, then it ends within 10 s', async () => {
    const asked = Array.from({ length: 8 }, () => ask());
    await Promise.any(asked);
    process.kill(-server.pid, 'SIGTERM');
    for (const { value, reason } of await Promise.allSettled(asked)) {
      const late = reason?.cause?.code === 'ECONNREFUSED' || value?.status === 503;
      assert(late || value?.status === 200, `an answer under way ended with ${value?.status ?? reason?.cause?.code}`);
    }
    const started = Date.now();
    while (await isUp(url)) {
      assert(Date.now() - started < 10_000, 'still listening after 10 s');
      await sleep(50);
    }
    await ended;
  });
}
process.exit(failed === 0 ? 0 : 1);
