import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../src/config.js';
import { WenyuError } from '../../src/errors.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { projectRoot } from '../project-root.js';
import { machine, writeSection } from './document.js';
import { newsWindows, prepare } from './speed-data.js';
import { partsTable, type SpeedRow, speedTable } from './speed-tables.js';
import type { SpeedResult, SpeedTask } from './speed-task.js';
import { barChart } from './svg.js';

/**
 * `npm run bench:speed -- --data DIR [--sizes 1000,30000,300000] [--engines …]`: build, load, memory, disk and query
 * time of our search and the peers, one after the other on the same passages, each in a process of its own. DIR holds
 * crud_news.txt.xz. Rewrites the speed part of docs/benchmarks.md and its chart.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sizes: { type: 'string', default: '1000,30000,300000' },
    engines: { type: 'string', default: 'ours,minisearch,orama,fts5,lancedb' },
    /** Engines that are not run beyond this many passages, as ENGINE:PASSAGES. */
    limits: { type: 'string', default: 'orama:30000,minisearch:30000' },
  },
});
if (values.data === undefined) {
  throw new WenyuError('E_INPUT_INVALID', '--data is missing', 'give the folder that holds crud_news.txt.xz');
}
const log = (line: string) => process.stderr.write(`${line}\n`);
const sizes = values.sizes.split(',').map(Number);
const limits = new Map(values.limits.split(',').map((pair) => [pair.split(':')[0], Number(pair.split(':')[1])]));
const folder = mkdtempSync(join(tmpdir(), 'wenyu-speed-'));

/** Runs one task in a process of its own; null when it failed, which is logged. */
async function run(task: Omit<SpeedTask, 'folder'>): Promise<SpeedResult | null> {
  const file = fileURLToPath(new URL('./speed-task.js', import.meta.url));
  const child = fork(file, [JSON.stringify({ ...task, folder })], {
    execArgv: ['--expose-gc', '--max-old-space-size=12000'],
  });
  let result: SpeedResult | null = null;
  child.on('message', (message) => {
    result = message as SpeedResult;
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  log(`${task.count} ${task.engine} ${task.kind}: ${status === 0 ? JSON.stringify(result) : `failed (${status})`}`);
  return status === 0 ? result : null;
}

const embedder = await configuredEmbedder(loadConfig(process.env));
const rows: SpeedRow[] = [];
try {
  const windows = newsWindows(join(values.data, 'crud_news.txt.xz'), Math.max(...sizes));
  log(`${windows.length} passages`);
  const embedSeconds = await prepare(windows, folder, embedder);
  log(`embedded in ${embedSeconds.toFixed(1)} s`);
  for (const count of sizes) {
    if (count > windows.length) log(`${count} passages asked for, ${windows.length} there`);
    const size = Math.min(count, windows.length);
    const bareGraph = (await run({ kind: 'graph', engine: 'graph', count: size }))?.seconds ?? null;
    for (const engine of values.engines.split(',')) {
      if (size > (limits.get(engine) ?? Number.POSITIVE_INFINITY)) continue;
      const built = await run({ kind: 'build', engine, count: size });
      const asked = built && (await run({ kind: 'query', engine, count: size }));
      if (built && asked) rows.push({ engine, count: size, ...built, ...asked, bareGraph });
    }
  }
  const vectorBytes = embedder.dimensions * 4;
  const chart = rows.map(({ engine, count, p50 }) => ({ label: engine, value: p50 ?? 0, group: `${count}` }));
  const docs = join(projectRoot(), 'docs');
  writeFileSync(join(docs, 'benchmark-speed.svg'), barChart('query p50, ms', chart, { logarithmic: true, digits: 2 }));
  const report = [
    `Model: ${embedder.id} (${embedder.dimensions} dimensions). ${machine()} Passages: ${windows.length} windows of 200 characters.`,
    speedTable(rows, vectorBytes),
    partsTable(rows),
    '![query p50](benchmark-speed.svg)',
  ].join('\n\n');
  writeSection('speed', report);
  process.stdout.write(`${report}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await embedder.close();
}
