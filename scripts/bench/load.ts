import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadArchive, makeArchive } from './load-archive.js';
import { type LoadResult, load } from './load-clients.js';
import { type LoadReport, type ServedLoad, writeLoadPage } from './load-page.js';
import { measureParts } from './load-parts.js';
import { buildIndexOf, startServer } from './load-server.js';
import { type Soak, soak } from './load-soak.js';

/**
 * `npm run bench -- --data FILE`: asks a second and their time through HTTP, next to the bare cost of the parts, memory
 * and start-up, over archives made from a news corpus. `--write` puts the figures into docs/load.md.
 */
const usage = `usage: npm run bench -- --data FILE [--passages 1000,30000] [--workers 0,2] [--clients 1,16,128]
  [--seconds 10] [--soak MINUTES] [--write]
FILE has one article a line (.xz is unpacked by the xz program)`;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    passages: { type: 'string', default: '1000,30000' },
    workers: { type: 'string', default: '0,2' },
    clients: { type: 'string', default: '1,16,128' },
    seconds: { type: 'string', default: '10' },
    soak: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
});
if (values.data === undefined || !existsSync(values.data)) {
  console.error(usage);
  process.exit(2);
}
const corpus = values.data;
const numbers = (list: string): number[] => list.split(',').map(Number);
const log = (line: string): void => console.error(line);

const work = mkdtempSync(join(tmpdir(), 'wenyu-bench-'));
try {
  const reports: LoadReport[] = [];
  for (const passages of numbers(values.passages)) reports.push(await measureSize(passages));
  const soaked = Number(values.soak) > 0 ? await soakLast(Number(values.soak)) : null;
  writeLoadPage(reports, soaked, process.argv.slice(2), values.write);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measureSize(passages: number): Promise<LoadReport> {
  const folder = join(work, String(passages));
  log(`${passages} passages: making the archive`);
  const archive = await makeArchive(corpus, join(folder, 'archive'), passages);
  log(`${passages} passages: building the index`);
  const build = buildIndexOf(archive.folder, join(folder, 'index'));
  log(`${passages} passages: the parts`);
  const parts = await measureParts(join(folder, 'index'), archive.questions);
  const served: ServedLoad[] = [];
  for (const workers of numbers(values.workers)) served.push(await serve(folder, archive, workers));
  return { passages: build.passages, articles: build.articles, buildSeconds: build.seconds, parts, served };
}

async function serve(folder: string, { questions }: LoadArchive, workers: number): Promise<ServedLoad> {
  const server = await startServer(settingsOf(folder, workers));
  const idleMb = server.memoryMb();
  const results: LoadResult[] = [];
  // The first answers pay for what is kept in memory afterwards.
  await load(server.url, questions, Math.max(1, workers), 2);
  for (const clients of numbers(values.clients)) {
    log(`  ${workers} answer processes, ${clients} clients`);
    results.push(await load(server.url, questions, clients, Number(values.seconds)));
  }
  const busyMb = server.memoryMb();
  await server.stop();
  return { workers, startMs: server.startMs, idleMb, busyMb, results };
}

/** Runs the server of the last size, with the last number of processes, for minutes. */
async function soakLast(minutes: number): Promise<Soak> {
  const passages = numbers(values.passages).at(-1)!;
  const folder = join(work, String(passages));
  const archive = await makeArchive(corpus, join(work, 'soak'), passages);
  const server = await startServer(settingsOf(folder, numbers(values.workers).at(-1)!));
  log(`soak: ${minutes} minutes`);
  const result = await soak(server, archive.questions, minutes);
  await server.stop();
  return result;
}

function settingsOf(folder: string, workers: number): Record<string, string> {
  return {
    WENYU_ARCHIVE: join(folder, 'archive'),
    WENYU_INDEX: join(folder, 'index'),
    WENYU_STATE: join(folder, `state-${workers}`),
    WENYU_WORKERS: String(workers),
  };
}
