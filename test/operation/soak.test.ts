import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.js';

// The short form of `npm run bench -- --soak MINUTES`, which also watches memory.
const rounds = 4;
const asksPerRound = 100;

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp({ rateLimit: 1_000_000 });
  await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => test.close());

/** What a leak adds to: open handles by kind, and listeners of the process and of the server. */
function held(): Record<string, number> {
  const counts: Record<string, number> = { listeners: 0, server: 0 };
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  for (const event of process.eventNames()) counts.listeners! += process.listenerCount(event as 'exit');
  for (const event of test.app.server.eventNames()) counts.server! += test.app.server.listenerCount(event);
  return counts;
}

it('asking for long holds on to no handle and no listener', async () => {
  const url = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/v1/ask`;
  const questions = ['供水热线', '渝快办', '停水', '崩溃', '你好', '股票'];
  const headers = { 'content-type': 'application/json' };
  const seen: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < asksPerRound; i += 20) {
      const asks = Array.from({ length: 20 }, (_, n) => {
        const body = JSON.stringify({
          question: `${questions[(i + n) % questions.length]} ${round}`,
          conversationId: `c-${round}-${i}-${n}`,
        });
        const gone = n === 0 ? AbortSignal.timeout(1) : undefined;
        return fetch(url, { method: 'POST', headers, body, ...(gone && { signal: gone }) }).then((reply) =>
          reply.text(),
        );
      });
      await Promise.allSettled(asks);
    }
    test.app.server.closeIdleConnections();
    await sleep(100);
    seen.push(held());
  }
  const [, second] = seen;
  const last = seen.at(-1)!;
  for (const [kind, count] of Object.entries(last)) expect(count, kind).toBeLessThanOrEqual((second![kind] ?? 0) + 5);
});
