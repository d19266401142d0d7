import { load } from './load-clients.js';
import type { LoadServer } from './load-server.js';

/** What grew, and what did not, while a server was asked for minutes: a mean of its first and of its last quarter. */
export interface Soak {
  minutes: number;
  answers: number;
  failures: number;
  rows: { name: string; first: number; last: number }[];
}

const clients = 8;
const sampleSeconds = 5;
const watched = ['wenyu_nodejs_active_handles_total', 'wenyu_nodejs_active_requests_total', 'wenyu_process_open_fds'];

/** Asks without a pause and looks at memory and handles between. */
export async function soak(server: LoadServer, questions: readonly string[], minutes: number): Promise<Soak> {
  const samples: number[][] = [];
  let answers = 0;
  let failures = 0;
  const until = performance.now() + minutes * 60_000;
  while (performance.now() < until) {
    const { statuses } = await load(server.url, questions, clients, sampleSeconds);
    for (const [status, count] of statuses) {
      if (status === 200) answers += count;
      else failures += count;
    }
    const metrics = await server.metrics();
    samples.push([server.memoryMb(), ...watched.map((name) => metrics.get(name) ?? Number.NaN)]);
  }
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const mean = (rows: number[][], column: number) => rows.reduce((sum, row) => sum + row[column]!, 0) / rows.length;
  const names = ['memory (MB)', 'handles', 'requests under way', 'open files'];
  const rows = names.map((name, column) => ({
    name,
    first: mean(samples.slice(0, quarter), column),
    last: mean(samples.slice(-quarter), column),
  }));
  return { minutes, answers, failures, rows };
}
