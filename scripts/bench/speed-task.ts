import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { queryTerms } from '../../src/retrieval/query-terms.js';
import { createGraph } from '../../src/store/vectors.js';
import { configuredEmbedder } from '../configured-embedder.js';
import type { BenchQuery, Engine } from './engines/engine.js';
import { fts5Engine } from './engines/fts5.js';
import { lanceEngine } from './engines/lancedb.js';
import { miniSearchEngine } from './engines/minisearch.js';
import { oramaEngine } from './engines/orama.js';
import { type OurEngine, ourEngine } from './engines/ours.js';
import { prepared, speedQueries, warmUps } from './speed-data.js';
import { median, quantile } from './timing.js';

/** One measurement in a process of its own; the answer goes to the parent as a message. */
export interface SpeedTask {
  kind: 'build' | 'query' | 'graph';
  engine: string;
  count: number;
  folder: string;
}
export interface SpeedResult {
  seconds?: number;
  diskBytes?: number;
  loadMs?: number;
  residentBytes?: number;
  p50?: number;
  p99?: number;
  /** Median milliseconds of our search with embedding, and of each bare part. */
  whole?: number;
  parts?: Record<'tokenise' | 'embed' | 'graph' | 'postings', number>;
}

const task = JSON.parse(process.argv[2] ?? '{}') as SpeedTask;
const embedder = await configuredEmbedder(loadConfig(process.env));
const engineFolder = join(task.folder, `${task.engine}-${task.count}`);

async function engineOf(name: string): Promise<Engine> {
  const engines: Record<string, () => Engine | null | Promise<Engine | null>> = {
    ours: () => ourEngine(embedder),
    minisearch: miniSearchEngine,
    orama: () => oramaEngine(embedder.dimensions),
    fts5: fts5Engine,
    lancedb: lanceEngine,
  };
  const engine = await engines[name]?.();
  if (!engine) throw new RangeError(`no engine ${name}`);
  return engine;
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Times each query after the first {@link warmUps}, which bring a process to the speed that it keeps while it serves. */
async function timed(queries: readonly BenchQuery[], work: (query: BenchQuery) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries.slice(0, warmUps)) await work(query);
  for (const query of queries.slice(warmUps)) {
    const started = performance.now();
    await work(query);
    times.push(performance.now() - started);
  }
  return times;
}

async function build(): Promise<SpeedResult> {
  mkdirSync(engineFolder, { recursive: true });
  const engine = await engineOf(task.engine);
  const ours = task.engine === 'ours';
  const passages = ours ? [...passagesOf(false)] : passagesOf(true);
  const started = performance.now();
  await engine.build(passages, task.count, engineFolder);
  const seconds = (performance.now() - started) / 1000;
  await engine.close();
  return { seconds, diskBytes: bytesUnder(engineFolder) };
}

function passagesOf(withTerms: boolean) {
  return prepared(task.folder, task.count, embedder.dimensions, withTerms);
}

/** The bare insertion of the same vectors, in one thread as hnswlib-node does it. */
function graph(): SpeedResult {
  const points = Array.from(passagesOf(false), ({ vector }) => Array.from(vector));
  const bare = createGraph(embedder.dimensions, task.count);
  const started = performance.now();
  for (const [row, point] of points.entries()) bare.addPoint(point, row);
  return { seconds: (performance.now() - started) / 1000 };
}

async function query(): Promise<SpeedResult> {
  const queries = await speedQueries(task.folder, task.count, embedder);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const engine = await engineOf(task.engine);
  const started = performance.now();
  await engine.load(engineFolder);
  const loadMs = performance.now() - started;
  const times = await timed(queries, (asked) => engine.search(asked, 10));
  globalThis.gc?.();
  const residentBytes = process.memoryUsage.rss() - before;
  const result: SpeedResult = { loadMs, residentBytes, p50: median(times), p99: quantile(times, 0.99) };
  if (task.engine === 'ours') Object.assign(result, await bareParts(engine as OurEngine, queries, embedder));
  return result;
}

async function bareParts(engine: OurEngine, queries: readonly BenchQuery[], model: Embedder) {
  const index = engine.index();
  const { passages } = index.manifest.counts;
  const count = Math.min(60, passages);
  const terms = new Map(queries.map(({ text }) => [text, queryTerms(text)]));
  const whole = await timed(queries, async ({ text }) =>
    engine.search({ text, terms: [], vector: await model.embedQuery(text) }, 10),
  );
  const parts = {
    tokenise: median(await timed(queries, ({ text }) => queryTerms(text))),
    embed: median(await timed(queries, ({ text }) => model.embedQuery(text))),
    graph: median(await timed(queries, ({ vector }) => index.searchVectors(vector, count))),
    postings: median(await timed(queries, ({ text }) => index.searchTerms(terms.get(text)!, count))),
  };
  return { whole: median(whole), parts };
}

const measure = { build, query, graph: async () => graph() };
process.send!(await measure[task.kind]());
await embedder.close();
