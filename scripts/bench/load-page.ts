import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { machine } from './document.js';
import type { LoadResult } from './load-clients.js';
import type { PartCost } from './load-parts.js';
import type { Soak } from './load-soak.js';

/** A server with so many answer processes. */
export interface ServedLoad {
  workers: number;
  startMs: number;
  idleMb: number;
  busyMb: number;
  results: LoadResult[];
}

/** All that was measured over an archive of one size. */
export interface LoadReport {
  passages: number;
  articles: number;
  buildSeconds: number;
  parts: PartCost[];
  served: ServedLoad[];
}

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** Prints the tables, and puts them between the marks of docs/load.md when `write` is set. */
export function writeLoadPage(reports: readonly LoadReport[], soak: Soak | null, args: string[], write: boolean): void {
  // The corpus lies elsewhere on every machine: its name is enough.
  const command = args.map((arg) => (arg.includes('/') ? basename(arg) : arg)).join(' ');
  const parts = [
    `\`npm run bench -- ${command}\`\n\n${machine()}`,
    ...reports.map(section),
    ...(soak ? [soakTable(soak)] : []),
  ];
  const text = parts.join('\n\n');
  console.log(text);
  if (!write) return;
  const path = join(projectRoot(), 'docs/load.md');
  const marks = /(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/;
  const page = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    page.replace(marks, (_, open: string, close: string) => `${open}\n${text}\n\n${close}`),
  );
}

function section({ passages, articles, buildSeconds, parts, served }: LoadReport): string {
  const answer = parts.find(({ name }) => name === 'the whole answer')!;
  const build = `Index: ${buildSeconds.toFixed(1)} s, ${((1_000 * buildSeconds) / passages).toFixed(2)} ms a passage.`;
  const partRows = parts.map(({ name, p50, p99 }) => `| ${name} | ${ms(p50)} | ${ms(p99)} |`);
  const rows = served.flatMap(({ workers, results }) => results.map((result) => loadRow(workers, result, answer)));
  const memory = served.map(
    ({ workers, startMs, idleMb, busyMb }) =>
      `| ${workers} | ${(startMs / 1_000).toFixed(2)} | ${idleMb.toFixed(0)} | ${busyMb.toFixed(0)} |`,
  );
  return [
    `### ${passages.toLocaleString('en')} passages, ${articles.toLocaleString('en')} articles\n\n${build}`,
    table(['part, one after another', 'p50 ms', 'p99 ms'], partRows),
    table(
      [
        'processes',
        'clients',
        'answers/s',
        'p50 ms',
        'p99 ms',
        'p50 ÷ bare answer',
        '/healthz p99 ms',
        'other than 200',
      ],
      rows,
    ),
    table(['processes', 'ready after s', 'memory MB, idle', 'memory MB, after load'], memory),
  ].join('\n\n');
}

function loadRow(workers: number, result: LoadResult, answer: PartCost): string {
  const { clients, perSecond, p50, p99, statuses, healthP99 } = result;
  const others = [...statuses].filter(([status]) => status !== 200).map(([status, count]) => `${count} × ${status}`);
  const cells = [
    workers,
    clients,
    perSecond.toFixed(1),
    ms(p50),
    ms(p99),
    (p50 / answer.p50).toFixed(1),
    ms(healthP99),
  ];
  return `| ${[...cells, others.join(', ') || '–'].join(' | ')} |`;
}

function soakTable({ minutes, answers, failures, rows }: Soak): string {
  const lines = rows.map(({ name, first, last }) => `| ${name} | ${first.toFixed(1)} | ${last.toFixed(1)} |`);
  return [
    `### Soak of ${minutes} minutes\n\n${answers.toLocaleString('en')} answers, ${failures} other responses.`,
    table(['', 'first quarter', 'last quarter'], lines),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}
