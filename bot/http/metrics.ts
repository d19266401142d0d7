import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ReplyNote } from '../chat/create-chat-service.js';

export interface Metrics {
  noteReply(note: ReplyNote): void;
  register(app: FastifyInstance): void;
}

/** Figures for Prometheus: replies by channel and status, their time, HTTP requests by route. No words of anybody. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'wenyu_' });
  const replies = new Counter({
    name: 'wenyu_replies_total',
    help: 'Replies by channel and by what became of them.',
    labelNames: ['channel', 'status'],
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
  return {
    noteReply({ channel, status, ms }) {
      replies.inc({ channel, status });
      seconds.observe({ channel }, ms / 1_000);
    },
    register(app) {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        requests.inc({ method: request.method, route, status: reply.statusCode });
      });
      app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
    },
  };
}
