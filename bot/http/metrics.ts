import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { WenyuError } from '../../src/errors.js';
import type { ReplyNote } from '../chat/create-chat-service.js';
import type { ServedService } from '../chat/service-slot.js';

export interface MetricsOptions {
  /** Who may read them: this machine only and not through a proxy, everybody who reaches the port, or nobody. */
  access: 'local' | 'on' | 'off';
  /** The service whose index and processes are measured; null until it is open. */
  service: () => ServedService | null;
}

export interface Metrics {
  noteReply(note: ReplyNote): void;
  register(app: FastifyInstance): void;
}

/** Figures for Prometheus: replies, HTTP requests, the queue, the index, the process. No words of anybody. */
export function createMetrics({ access, service }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'wenyu_' });
  const replies = new Counter({
    name: 'wenyu_replies_total',
    help: 'Replies by channel and by what became of them.',
    labelNames: ['channel', 'status'],
    registers,
  });
  const reasons = new Counter({
    name: 'wenyu_unanswered_total',
    help: 'Refused and failed replies, by the reason of the refusal or the code of the failure.',
    labelNames: ['status', 'reason'],
    registers,
  });
  const seconds = new Histogram({
    name: 'wenyu_reply_seconds',
    help: 'Time from message to reply.',
    labelNames: ['channel'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const requests = new Counter({
    name: 'wenyu_http_requests_total',
    help: 'HTTP requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  addServiceGauges(registry, service);
  return {
    noteReply({ channel, status, reason, ms }) {
      replies.inc({ channel, status });
      if (reason !== undefined) reasons.inc({ status, reason });
      seconds.observe({ channel }, ms / 1_000);
    },
    register(app) {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        requests.inc({ method: request.method, route, status: reply.statusCode });
      });
      if (access === 'off') return;
      app.get('/metrics', async (request, reply) => {
        if (access === 'local' && !isLocal(request)) {
          throw new WenyuError(
            'E_NOT_FOUND',
            'there is no such page',
            'WENYU_METRICS=on shows the figures to everybody.',
          );
        }
        return reply.type(registry.contentType).send(await registry.metrics());
      });
    },
  };
}

/** Gauges that look at the service when they are read; they have no value while there is none. */
function addServiceGauges(registry: Registry, service: () => ServedService | null): void {
  function gauge(name: string, help: string, read: (service: ServedService) => number | undefined): void {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const current = service();
        const value = current === null ? undefined : read(current);
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }
  const builtSeconds = (current: ServedService) => Date.parse(current.summary().builtAt) / 1_000;
  gauge('wenyu_index_built_timestamp_seconds', 'When the index in use was built.', builtSeconds);
  gauge('wenyu_index_age_seconds', 'Age of the index in use.', (current) => Date.now() / 1_000 - builtSeconds(current));
  gauge('wenyu_index_articles', 'Articles of the index in use.', (current) => current.summary().articles);
  gauge('wenyu_index_passages', 'Passages of the index in use.', (current) => current.summary().passages);
  gauge('wenyu_index_directory_entries', 'Telephone entries of the index in use.', (current) => {
    return current.summary().directoryEntries;
  });
  gauge('wenyu_queue_waiting', 'Calls that wait for an answer process.', (current) => current.state?.().waiting);
  gauge('wenyu_processes_busy', 'Answer processes at work.', (current) => current.state?.().busy);
  gauge('wenyu_processes_open', 'Answer processes with an open index.', (current) => current.state?.().open);
  gauge(
    'wenyu_process_restarts',
    'Answer processes replaced since the start.',
    (current) => current.state?.().restarts,
  );
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether a request comes from this machine itself, and not from elsewhere through a proxy on this machine. */
function isLocal(request: FastifyRequest): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in request.headers);
  return !forwarded && loopback.has(request.socket.remoteAddress ?? '');
}
