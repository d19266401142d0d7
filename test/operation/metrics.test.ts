import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedService } from '../../bot/chat/service-slot.js';
import { createMetrics, type MetricsOptions } from '../../bot/http/metrics.js';
import { createFakeAnswerService } from '../support/fake-answer-service.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const service: ServedService = {
  ...createFakeAnswerService(),
  close: () => {},
  state: () => ({ waiting: 3, busy: 2, open: 2, restarts: 1 }),
};

let test: TestApp;
async function start(access: MetricsOptions['access'], present = true): Promise<void> {
  const metrics = createMetrics({ access, service: () => (present ? service : null) });
  test = await createTestApp({ service, metrics });
  // The chat service of the test app reports to nobody.
  for (const reason of ['not-in-archive', 'unsafe']) {
    metrics.noteReply({ channel: 'telegram', status: 'refused', reason, ms: 20 });
  }
  metrics.noteReply({ channel: 'api', status: 'answered', ms: 40 });
}
beforeEach(() => start('local'));
afterEach(() => test.close());

describe('/metrics', () => {
  it('counts replies by channel and status, refusals by reason, requests by route', async () => {
    await test.app.inject('/v1/articles/fake-1');
    const { body, headers } = await test.app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    for (const line of [
      'wenyu_replies_total{channel="telegram",status="refused"} 2',
      'wenyu_unanswered_total{status="refused",reason="unsafe"} 1',
      'wenyu_reply_seconds_bucket{le="0.05",channel="api"} 1',
      'wenyu_reply_seconds_bucket{le="0.025",channel="api"} 0',
      'wenyu_http_requests_total{method="GET",route="/v1/articles/:id",status="200"} 1',
      'wenyu_index_articles 1',
      'wenyu_index_built_timestamp_seconds 1767323045',
      'wenyu_queue_waiting 3',
      'wenyu_processes_busy 2',
      'wenyu_process_restarts 1',
      'wenyu_nodejs_eventloop_lag_seconds',
    ]) {
      expect(body).toContain(line);
    }
    expect(body).toMatch(/^wenyu_index_age_seconds \d+/m);
  });

  it('says nothing of an index that is not open', async () => {
    await test.close();
    await start('local', false);
    const { body, statusCode } = await test.app.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/^wenyu_index_(articles|age_seconds) /m);
  });

  it('is for this machine unless the settings say otherwise', async () => {
    const proxied = { url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.7' } };
    const remote = { url: '/metrics', remoteAddress: '203.0.113.7' };
    expect((await test.app.inject(proxied)).statusCode).toBe(404);
    expect((await test.app.inject(remote)).statusCode).toBe(404);
    await test.close();
    await start('on');
    expect((await test.app.inject(proxied)).statusCode).toBe(200);
    expect((await test.app.inject(remote)).statusCode).toBe(200);
    await test.close();
    await start('off');
    expect((await test.app.inject('/metrics')).statusCode).toBe(404);
  });
});

describe('/readyz', () => {
  it('is false until the index is open, with the time to wait; /healthz is true all along', async () => {
    let ready = false;
    await test.close();
    test = await createTestApp({ ready: () => ready });
    const before = await test.app.inject('/readyz');
    expect(before.statusCode).toBe(503);
    expect(before.json()).toMatchObject({ code: 'E_NOT_READY' });
    expect(before.headers['retry-after']).toBe('2');
    expect((await test.app.inject('/healthz')).statusCode).toBe(200);
    ready = true;
    expect((await test.app.inject('/readyz')).statusCode).toBe(200);
  });
});

it('each response has a request id that its log lines carry', async () => {
  const response = await test.app.inject('/healthz');
  const id = response.headers['x-request-id'];
  const lines = test.logs().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).reqId)).toContain(id);
});
