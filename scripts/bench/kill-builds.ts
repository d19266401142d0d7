import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../src/config.js';
import { openIndex } from '../../src/store/open-index.js';
import { readManifest } from '../../src/store/read-manifest.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { createRandom } from '../train/random.js';

/**
 * `node dist/scripts/bench/kill-builds.js [--times 50] [--archive DIR]`: builds an index, then starts and kills (SIGKILL)
 * as many more builds, each at a random moment of its run. After each kill the index must open whole, and the next
 * build must not be locked out; at the end a build must finish and leave one generation. Exits 1 when any of it fails.
 */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '50' },
    archive: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const config = loadConfig(process.env);
const archive = values.archive ?? config.archive;
const folder = mkdtempSync(join(tmpdir(), 'wenyu-kill-'));
const index = join(folder, 'index');
const cli = fileURLToPath(new URL('../cli.js', import.meta.url));

/** Runs one build; kills it after `milliseconds` unless it is done by then. */
async function build(milliseconds: number | null): Promise<{ killed: boolean; status: number | null; errors: string }> {
  const child = spawn(process.execPath, [cli, 'index', '--archive', archive, '--index', index], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const timer = milliseconds === null ? null : setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const [status, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (timer) clearTimeout(timer);
  return { killed: signal === 'SIGKILL', status, errors };
}

const embedder = await configuredEmbedder(config);
const random = createRandom(Number(values.seed));
const problems: string[] = [];
try {
  const started = performance.now();
  const first = await build(null);
  if (first.status !== 0) throw new Error(`the first build failed: ${first.errors}`);
  const whole = performance.now() - started;
  const { passages } = readManifest(index).counts;
  let kills = 0;
  let leftovers = 0;
  for (let time = 1; time <= Number(values.times); time++) {
    const { killed, status, errors } = await build(random.next() * whole);
    if (killed) kills++;
    else if (status !== 0) problems.push(`build ${time} ended with ${status}: ${errors}`);
    leftovers = Math.max(leftovers, readdirSync(index).filter((name) => name.startsWith('g-')).length);
    const opened = await openIndex(index, { embedder });
    const found = opened.articleIds().reduce((sum, id) => sum + opened.passagesOf(id).length, 0);
    if (found !== passages)
      problems.push(`after build ${time} the index holds ${found} passages instead of ${passages}`);
    opened.close();
  }
  const last = await build(null);
  const generations = readdirSync(index).filter((name) => name.startsWith('g-'));
  if (last.status !== 0) problems.push(`the last build failed: ${last.errors}`);
  if (generations.length !== 1) problems.push(`${generations.length} generations are left`);
  if (readdirSync(index).some((name) => name.startsWith('manifest.json.'))) problems.push('a draft manifest is left');
  process.stdout.write(
    `${values.times} builds of ${passages} passages (${Math.round(whole)} ms each), ${kills} killed; ` +
      `at most ${leftovers} generations side by side; ${problems.length} problems\n`,
  );
} finally {
  await embedder.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
