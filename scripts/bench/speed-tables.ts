import type { SpeedResult } from './speed-task.js';

/** What was measured of an engine at a size; `bareGraph`: seconds of the bare insertion of the same vectors. */
export interface SpeedRow extends SpeedResult {
  engine: string;
  count: number;
  bareGraph: number | null;
}

const names: Record<string, string> = {
  ours: '问渝 (hybrid)',
  minisearch: 'MiniSearch (terms)',
  orama: 'Orama (hybrid)',
  fts5: 'SQLite FTS5 (terms)',
  lancedb: 'LanceDB (hybrid)',
};
const mebibyte = 2 ** 20;

/** Every engine at every size; × is against ours. `vectorBytes`: of one vector as float32. */
export function speedTable(rows: readonly SpeedRow[], vectorBytes: number): string {
  const lines = rows.map((row) => {
    const ours = rows.find(({ engine, count }) => engine === 'ours' && count === row.count);
    const ratio = ours?.p50 ? (row.p50! / ours.p50).toFixed(1) : '–';
    const resident = row.residentBytes! / mebibyte;
    const ofVectors = (row.residentBytes! / (row.count * vectorBytes)).toFixed(1);
    return [
      `| ${row.count} | ${names[row.engine] ?? row.engine} | ${row.seconds!.toFixed(1)} | ${row.loadMs!.toFixed(0)}`,
      `${resident.toFixed(0)} (${ofVectors} ×) | ${(row.diskBytes! / mebibyte).toFixed(0)}`,
      `${row.p50!.toFixed(2)} | ${row.p99!.toFixed(2)} | ${ratio} × |`,
    ].join(' | ');
  });
  return [
    '| passages | engine | build s | load ms | resident MiB (× vectors) | disk MiB | query p50 ms | p99 ms | p50 against ours |',
    '|---:|---|---:|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

/** Our search next to the sum of its bare parts, and indexing next to the bare insertion into the graph. */
export function partsTable(rows: readonly SpeedRow[]): string {
  const lines = rows.flatMap(({ engine, count, whole, parts, seconds, bareGraph }) => {
    if (engine !== 'ours' || !parts || !whole) return [];
    const sum = Object.values(parts).reduce((total, part) => total + part, 0);
    const { tokenise, embed, graph, postings } = parts;
    const build = bareGraph ? `${(seconds! / bareGraph).toFixed(2)} ×` : '–';
    return [
      `| ${count} | ${[tokenise, embed, graph, postings, sum, whole].map((ms) => ms.toFixed(2)).join(' | ')} | ` +
        `${(whole / sum).toFixed(2)} × | ${bareGraph?.toFixed(1) ?? '–'} | ${build} |`,
    ];
  });
  return [
    'Medians in milliseconds of a whole query, the question embedded, and of its bare parts; indexing end to end against the bare insertion of its vectors:',
    '',
    '| passages | tokenise | embed | graph | postings | sum | whole query | whole / sum | bare insertion s | indexing / insertion |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}
