import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BuildReport } from '../../index/build-index.js';
import { projectRoot } from '../project-root.js';

const program = join(projectRoot(), 'dist/scripts/cli.js');

/** A `wenyu serve` of its own, as a person would start it. */
export interface LoadServer {
  url: string;
  /** From the start of the process to the first 200 of /readyz. */
  startMs: number;
  /** Resident memory of the process and its children in MB (Linux; NaN elsewhere). */
  memoryMb(): number;
  /** Values of /metrics by name, without labels. */
  metrics(): Promise<Map<string, number>>;
  stop(): Promise<void>;
}

/** @throws Error when the server ends, or is not ready within ten minutes */
export async function startServer(env: Record<string, string>): Promise<LoadServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      WENYU_PORT: '0',
      WENYU_RATE_LIMIT: '100000',
      WENYU_QUEUE_LIMIT: '1000',
      WENYU_LOG_LEVEL: 'error',
      // Long queues are what is measured: nobody is told to come back.
      WENYU_ANSWER_TIMEOUT: '120',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with status ${code}`);
  });
  // Rejects also after a stop, when nobody listens any more.
  ended.catch(() => {});
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
  const url = /http:\/\/\S+/.exec(String(line))![0];
  // A process that opens a large index in its own event loop may meanwhile let a kept connection run out of time.
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await Promise.race([ready(), ended]))) {
    if (performance.now() - started > 600_000) throw new Error('the server is not ready');
    await sleep(20);
  }
  const startMs = performance.now() - started;
  return {
    url,
    startMs,
    memoryMb: () => memoryOf(child),
    async metrics() {
      const text = await (await fetch(`${url}/metrics`)).text();
      return new Map([...text.matchAll(/^(\w+) (\S+)$/gm)].map(([, name, value]) => [name!, Number(value)]));
    },
    async stop() {
      // One that ended by itself will not say so again.
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Builds the index with the command, in a process of its own. */
export function buildIndexOf(archive: string, index: string): BuildReport {
  const run = spawnSync(process.execPath, [program, 'index', '--json', '--archive', archive, '--index', index], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`wenyu index ended with status ${run.status}`);
  return JSON.parse(run.stdout) as BuildReport;
}

/** Proportional set size, which counts a page that two processes share half for each. */
function memoryOf(child: ChildProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  let kilobytes = 0;
  for (const pid of [child.pid!, ...childrenOf(child.pid!)]) {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

function childrenOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const direct = tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return direct.flatMap((one) => [one, ...childrenOf(one)]);
}
