import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileText } from '../support/arbitrary-answer.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** More runs by a command: WENYU_TEST_RUNS=5000 npx vitest run test/hostile */
const numRuns = Number(process.env.WENYU_TEST_RUNS ?? 100);

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ rateLimit: 1_000_000 });
});
afterAll(() => test.close());

const routes = [
  '/',
  '/turns',
  '/feedback',
  '/about',
  '/directory',
  '/directory/entries',
  '/articles/',
  '/v1/ask',
  '/v1/directory',
  '/v1/articles/',
  '/v1/feedback',
  '/healthz',
  '/readyz',
  '/metrics',
  '/docs',
  '/docs/json',
  '/assets/',
];
const pathPart = fc.oneof(
  hostileText.map(encodeURIComponentSafely),
  fc.constantFrom('..%2f..%2fpackage.json', '%2e%2e/', '....//', '%', '%zz', '%00', '%ff%fe', 'fake-1', '\\..\\..'),
);
const url = fc
  .tuple(fc.constantFrom(...routes), fc.option(pathPart), fc.option(hostileText.map(encodeURIComponentSafely)))
  .map(
    ([route, part, query]) => `${route}${part ?? ''}${query === null ? '' : `?q=${query}&from=${query}&to=${query}`}`,
  );
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH') as fc.Arbitrary<'GET'>;
const headers = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-language',
    'content-type',
    'cookie',
    'host',
    'origin',
    'x-forwarded-for',
    'if-none-match',
  ),
  fc.oneof(
    fc.constantFrom(
      'application/json',
      'text/html',
      'application/x-www-form-urlencoded',
      'text/csv',
      '*/*',
      'en',
      'zh;q=9',
    ),
    fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
  ),
);
const body = fc.oneof(
  fc.record({ question: hostileText, conversationId: fc.option(hostileText) }).map((value) => JSON.stringify(value)),
  hostileText.map(
    (text) => `question=${encodeURIComponentSafely(text)}&conversationId=${encodeURIComponentSafely(text)}`,
  ),
  fc.json(),
  hostileText,
  fc.constantFrom('{"question":', '[[[[', '{"__proto__":{"question":"x"}}', '"x"', 'null', '\u0000', '%%%=%%%'),
);

/** A lone half of a surrogate pair cannot be written in a URL. */
function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

async function check(request: InjectOptions): Promise<void> {
  const response = await test.app.inject(request);
  const type = String(response.headers['content-type'] ?? '');
  expect(response.statusCode, `${request.method} ${request.url}`).toBeLessThan(500);
  expect(response.headers['x-request-id']).toBeTruthy();
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  if (request.method === 'HEAD') return;
  if (type.includes('json')) expect(() => response.json()).not.toThrow();
  if (response.statusCode >= 400 && type.includes('problem')) {
    expect(response.json()).toMatchObject({ code: expect.stringMatching(/^E_/), status: response.statusCode });
  }
}

describe('anything sent to any route', () => {
  it('is answered or refused, never a fault of ours, and always as said in its type', async () => {
    await fc.assert(
      fc.asyncProperty(method, url, headers, fc.option(body), async (verb, path, fields, payload) => {
        const request: InjectOptions = { method: verb, url: path, headers: fields };
        if (payload !== null && verb !== 'GET' && verb !== 'HEAD') request.payload = payload;
        await check(request);
      }),
      { numRuns: numRuns * 4 },
    );
    expect(test.logs()).not.toContain('"level":50');
  });

  it.each(['application/json', 'application/x-www-form-urlencoded'])('questions of any text as %s', async (type) => {
    const isJson = type === 'application/json';
    await fc.assert(
      fc.asyncProperty(hostileText, async (question) => {
        const payload = isJson ? JSON.stringify({ question }) : `question=${encodeURIComponentSafely(question)}`;
        await check({ method: 'POST', url: isJson ? '/v1/ask' : '/', headers: { 'content-type': type }, payload });
      }),
      { numRuns },
    );
  });

  it('a body too large, too deep or too long for its field is refused', async () => {
    const ask = (payload: string) =>
      test.app.inject({ method: 'POST', url: '/v1/ask', headers: { 'content-type': 'application/json' }, payload });
    expect((await ask(JSON.stringify({ question: 'x'.repeat(70_000) }))).statusCode).toBe(413);
    expect((await ask('['.repeat(60_000))).statusCode).toBe(400);
    expect((await ask(`{"question":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`)).statusCode).toBe(400);
    expect((await ask(JSON.stringify({ question: '问'.repeat(20_000) }))).statusCode).toBeLessThan(500);
  });
});

describe('paths reach nothing outside', () => {
  const tricks = [
    '../package.json',
    '..%2fpackage.json',
    '%2e%2e%2fpackage.json',
    '..%5c..%5cpackage.json',
    '%252e%252e%252fpackage.json',
    '....//package.json',
    '%c0%ae%c0%ae/package.json',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'file:///etc/passwd',
    '..%00.css',
    'base.css%00.html',
    '__proto__',
    'constructor',
    'a'.repeat(900),
  ];
  it.each(['/assets/', '/v1/articles/', '/articles/', '/docs/static/', '/docs/', '/'])('below %s', async (base) => {
    for (const trick of tricks) {
      const response = await test.app.inject(base + trick);
      expect(response.statusCode, base + trick).toBeGreaterThanOrEqual(300);
      expect(response.statusCode, base + trick).toBeLessThan(500);
      expect(response.body).not.toMatch(/root:|"devDependencies"/);
    }
  });
});
