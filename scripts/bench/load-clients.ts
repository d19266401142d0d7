import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, quantile } from './timing.js';

/** What a number of clients met. Times in milliseconds. */
export interface LoadResult {
  clients: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers by status: 200, 503 … */
  statuses: Map<number, number>;
  /** 99th percentile of `GET /healthz` by one more client meanwhile: what the event loop leaves for all else. */
  healthP99: number;
}

/** `clients` clients ask one question after another for some seconds, each over a connection that it keeps. */
export async function load(
  url: string,
  questions: readonly string[],
  clients: number,
  seconds: number,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients + 1 });
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  const health: number[] = [];
  const statuses = new Map<number, number>();
  let next = 0;
  const started = performance.now();
  async function client(): Promise<void> {
    while (performance.now() < until) {
      const body = JSON.stringify({ question: questions[next++ % questions.length] });
      const { status, ms } = await send(agent, `${url}/v1/ask`, body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) times.push(ms);
      // A client that is told to come back does so later.
      else await sleep(200);
    }
  }
  async function probe(): Promise<void> {
    while (performance.now() < until) {
      health.push((await send(agent, `${url}/healthz`, null)).ms);
      await sleep(20);
    }
  }
  await Promise.all([probe(), ...Array.from({ length: clients }, client)]);
  const elapsed = (performance.now() - started) / 1_000;
  agent.destroy();
  return {
    clients,
    perSecond: times.length / elapsed,
    p50: median(times),
    p99: quantile(times, 0.99),
    statuses,
    healthP99: quantile(health, 0.99),
  };
}

function send(agent: Agent, url: string, body: string | null): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body ?? '') };
    const options = body === null ? { agent } : { agent, method: 'POST', headers };
    const outgoing = request(url, options, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode!, ms: performance.now() - started }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body ?? undefined);
  });
}
