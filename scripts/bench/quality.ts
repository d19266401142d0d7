import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../src/config.js';
import { WenyuError } from '../../src/errors.js';
import { configuredEmbedder } from '../configured-embedder.js';
import { projectRoot } from '../project-root.js';
import { machine, writeSection } from './document.js';
import type { Engine } from './engines/engine.js';
import { fts5Engine } from './engines/fts5.js';
import { lanceEngine } from './engines/lancedb.js';
import { miniSearchEngine } from './engines/minisearch.js';
import { oramaEngine } from './engines/orama.js';
import { metricNames, metricsOf } from './metrics.js';
import { type Ranked, rankSet } from './quality-set.js';
import { barChart } from './svg.js';

/**
 * `npm run bench:quality -- --data DIR`: recall, MRR and nDCG of our search, its two sides alone and the peers on the
 * sets in DIR (made by make_archives.py). Rewrites the quality part of docs/benchmarks.md and its chart.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string', default: 'cmrc,drcd,ncp' },
    peers: { type: 'string', default: 'minisearch,orama,fts5,lancedb' },
  },
});
if (values.data === undefined || !existsSync(values.data)) {
  throw new WenyuError('E_INPUT_INVALID', '--data names no folder', 'give the output folder of make_archives.py');
}
const log = (line: string) => process.stderr.write(`${line}\n`);
const embedder = await configuredEmbedder(loadConfig(process.env));
const workFolder = mkdtempSync(join(tmpdir(), 'wenyu-quality-'));
const tables: string[] = [];
const charted: { label: string; value: number; group: string }[] = [];
try {
  for (const set of values.sets.split(',')) {
    const peers = await peersOf(values.peers.split(','));
    const { passages, results } = await rankSet(values.data, set, workFolder, embedder, peers, log);
    tables.push(tableOf(set, passages, results));
    for (const { name, ranks } of results.filter(({ fault }) => fault === null)) {
      charted.push({ label: name, value: metricsOf(ranks)['MRR@10'].mean, group: set });
    }
    process.stdout.write(`${tables.at(-1)}\n`);
  }
  const docs = join(projectRoot(), 'docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'benchmark-quality.svg'), barChart('MRR@10 (%)', charted));
  const model = `${embedder.id} (${embedder.dimensions} dimensions, ${embedder.digest.slice(0, 12)})`;
  writeSection(
    'quality',
    [`Model: ${model}. ${machine()}`, ...tables, '![MRR@10](benchmark-quality.svg)'].join('\n\n'),
  );
} finally {
  rmSync(workFolder, { recursive: true, force: true });
  await embedder.close();
}

/** The peers of these names; LanceDB only where it is installed. */
async function peersOf(names: readonly string[]): Promise<Engine[]> {
  const makers: Record<string, () => Engine | null | Promise<Engine | null>> = {
    minisearch: miniSearchEngine,
    orama: () => oramaEngine(embedder.dimensions),
    fts5: fts5Engine,
    lancedb: lanceEngine,
  };
  const peers: Engine[] = [];
  for (const name of names) {
    const peer = await makers[name]?.();
    if (peer) peers.push(peer);
    else log(`${name} is left out: not installed (npm install --no-save @lancedb/lancedb@0.33.0) or unknown`);
  }
  return peers;
}

function tableOf(set: string, passages: number, results: readonly Ranked[]): string {
  const rows = results.map(({ name, ranks, fault }) => {
    if (fault !== null) return `| ${name} | could not be run: ${fault} |${' |'.repeat(metricNames.length - 1)}`;
    const metrics = metricsOf(ranks);
    const cells = metricNames.map((metric) => {
      const { mean, low, high } = metrics[metric];
      return `${mean.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [
    `**${set}**: ${results[0]?.ranks.length ?? 0} questions, ${passages} passages; percent, 95 % bootstrap intervals`,
    '',
    `| | ${metricNames.join(' | ')} |`,
    `|---|${metricNames.map(() => '---:|').join('')}`,
    ...rows,
  ].join('\n');
}
