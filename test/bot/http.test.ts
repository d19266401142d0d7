import { connect } from 'node:net';
import { Value } from 'typebox/value';
import { afterEach, describe, expect, it } from 'vitest';
import * as schemas from '../../bot/http/schemas.js';
import { WenyuError } from '../../src/errors.js';
import { createFakeAnswerService } from '../support/fake-answer-service.js';
import { createTestApp, type TestApp, type TestAppOptions } from '../support/test-app.js';

const opened: TestApp[] = [];
afterEach(async () => {
  for (const test of opened.splice(0)) await test.close();
});

async function start(options?: TestAppOptions): Promise<TestApp> {
  const test = await createTestApp(options);
  opened.push(test);
  return test;
}

const post = ({ app }: TestApp, url: string, payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });

describe('what an answer looks like', () => {
  it.each(['供水热线是多少？', '渝快办在哪里办？', '没有的事', '你好'])(
    '%s: as /docs describes it',
    async (question) => {
      const response = await post(await start(), '/v1/ask', { question });
      expect(response.statusCode).toBe(200);
      expect([...Value.Errors(schemas.askReply, response.json())]).toEqual([]);
    },
  );

  it('article, directory and problem: as /docs describes them', async () => {
    const { app } = await start();
    expect(Value.Check(schemas.article, (await app.inject('/v1/articles/fake-1')).json())).toBe(true);
    expect(Value.Check(schemas.directoryReply, (await app.inject('/v1/directory?q=水')).json())).toBe(true);
    expect(Value.Check(schemas.problem, (await app.inject('/v1/articles/none')).json())).toBe(true);
  });

  it('serves the directory as CSV by format or by Accept', async () => {
    const { app } = await start();
    for (const request of [
      { url: '/v1/directory?format=csv' },
      { url: '/v1/directory', headers: { accept: 'text/csv' } },
    ]) {
      const response = await app.inject(request);
      expect(response.headers['content-type']).toContain('text/csv');
      expect(response.body.split('\r\n')[1]).toContain('供水服务热线,966886,water,2020-05,2023-06-09,渝中报');
    }
  });
});

describe('problems', () => {
  it.each([
    ['no question', {}, 400],
    ['an empty question', { question: '' }, 400],
    ['blanks only', { question: '  \n' }, 400],
    ['a question too long', { question: '水'.repeat(501) }, 400],
    ['a strange conversation', { question: '水', conversationId: '../etc/passwd' }, 400],
    ['a field too many', { question: '水', admin: true }, 400],
    ['a question that is no text', { question: true }, 400],
    ['broken JSON', '{"question":', 400],
    ['a body too large', { question: '水'.repeat(50_000) }, 413],
  ])('%s', async (_name, payload, status) => {
    const response = await post(await start(), '/v1/ask', payload);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({
      status,
      code: 'E_REQUEST_INVALID',
      type: 'urn:wenyu:error:E_REQUEST_INVALID',
      requestId: response.headers['x-request-id'],
    });
  });

  it('a body of a wrong type, a strange path, a bad escape', async () => {
    const test = await start();
    expect((await post(test, '/v1/ask', '<x/>', { 'content-type': 'text/xml' })).json()).toMatchObject({ status: 415 });
    expect((await test.app.inject('/v1/none')).json()).toMatchObject({ status: 404, code: 'E_NOT_FOUND' });
    const put = await test.app.inject({ method: 'PUT', url: '/v1/ask', payload: {} });
    expect(put.json()).toMatchObject({ status: 404, code: 'E_NOT_FOUND' });
    expect((await test.app.inject('/v1/articles/%ff')).json()).toMatchObject({ status: 400 });
  });

  it('a crash is told without its words, to the person and to the log', async () => {
    const test = await start();
    const response = await post(test, '/v1/ask', { question: '让它崩溃' });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ code: 'E_INTERNAL' });
    expect(response.body + test.logs()).not.toMatch(/secret words|崩溃/);
    expect(test.logs()).toContain('"kind":"Error"');
  });

  it('a service that is not there yet is 503', async () => {
    const service = createFakeAnswerService();
    service.ask = async () => {
      throw new WenyuError('E_NOT_READY', 'the archive is still being read', 'Try again.');
    };
    const test = await start({ service, ready: () => false });
    expect((await post(test, '/v1/ask', { question: '水' })).json()).toMatchObject({
      status: 503,
      code: 'E_NOT_READY',
    });
    expect((await test.app.inject('/readyz')).statusCode).toBe(503);
    expect((await test.app.inject('/healthz')).statusCode).toBe(200);
    expect((await test.app.inject('/')).body).toContain('正在整理报纸档案');
  });
});

describe('limits', () => {
  it('counts the questions of an address that the proxy in front saw, whatever else is claimed', async () => {
    const test = await start({ rateLimit: 2, proxies: 1 });
    const askFrom = async (forwarded: string) =>
      (await post(test, '/v1/ask', { question: '供水热线' }, { 'x-forwarded-for': forwarded })).statusCode;
    expect([await askFrom('1.1.1.1, 9.9.9.9'), await askFrom('2.2.2.2, 9.9.9.9')]).toEqual([200, 200]);
    expect(await askFrom('3.3.3.3, 9.9.9.9')).toBe(429);
    expect(await askFrom('9.9.9.9, 8.8.8.8')).toBe(200);
  });

  it('keeps idle connections longer than the proxy in front does, which would lose a question', async () => {
    const idle = async (proxies: number) => (await start({ proxies })).app.server.keepAliveTimeout;
    expect(await idle(1)).toBeGreaterThan(120_000);
    expect(await idle(0)).toBeLessThan(60_000);
  });

  it('tells a program what is wrong as a problem also where there is no page and the body cannot be read', async () => {
    const { app } = await start();
    const broken = { url: '/v1/ask', payload: '{', headers: { 'content-type': 'application/json' } } as const;
    const response = await app.inject({ method: 'PUT', ...broken });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ status: 400, code: 'E_REQUEST_INVALID' });
  });

  it('too many questions from one address are refused, with when to come back', async () => {
    const test = await start({ rateLimit: 2 });
    const answers = [];
    for (let at = 0; at < 3; at += 1) answers.push(await post(test, '/v1/ask', { question: '水' }));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429]);
    expect(answers[2]!.json()).toMatchObject({ code: 'E_RATE_LIMITED' });
    expect(Number(answers[2]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await test.app.inject('/healthz')).statusCode).toBe(200);
  });

  it('an answer that takes too long is given up', async () => {
    const service = createFakeAnswerService();
    service.ask = () => new Promise(() => {});
    const test = await start({ service, answerTimeoutMs: 20 });
    expect((await post(test, '/v1/ask', { question: '水' })).json()).toMatchObject({
      status: 503,
      code: 'E_OVERLOADED',
    });
  });

  it.each([
    [
      'a request that never ends',
      'POST /v1/ask HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\ncontent-type: application/json\r\n\r\n{',
      /^HTTP\/1\.1 (408|503)/,
    ],
    ['an address that is not encoded', 'GET /v1/directory?q=水 HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1\.1 400/],
    ['no HTTP at all', 'hello\r\n\r\n', /^HTTP\/1\.1 400/],
  ])('%s is answered with a problem', async (_name, words, status) => {
    const test = await start({ requestTimeoutMs: 200 });
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect((test.app.server.address() as { port: number }).port, '127.0.0.1');
    socket.write(words);
    const received = await new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString()));
    });
    socket.destroy();
    expect(received).toMatch(status);
    expect(received).toContain('application/problem+json');
  });
});

describe('headers', () => {
  it('allow nothing from elsewhere', async () => {
    const { headers } = await (await start()).app.inject('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';" +
        "manifest-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('say of the directory and of pages that they vary by origin too, where origins are configured', async () => {
    const { app } = await start({ corsOrigins: ['https://a.example', 'https://b.example'] });
    const headers = { origin: 'https://a.example' };
    expect((await app.inject({ url: '/v1/directory', headers })).headers.vary).toBe('Origin, accept');
    expect((await app.inject({ url: '/about', headers })).headers.vary).toBe('Origin, cookie, accept-language');
    expect((await (await start()).app.inject('/v1/directory')).headers.vary).toBe('accept');
  });

  it('let other origins in only where configured', async () => {
    const origin = 'https://example.cn';
    const closed = await post(await start(), '/v1/ask', { question: '水' }, { origin });
    expect(closed.headers['access-control-allow-origin']).toBeUndefined();
    const open = await start({ corsOrigins: [origin] });
    const allowed = await post(open, '/v1/ask', { question: '水' }, { origin });
    expect(allowed.headers['access-control-allow-origin']).toBe(origin);
    const other = await post(open, '/v1/ask', { question: '水' }, { origin: 'https://example.com' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });
});

it('keeps every word of a person out of the log', async () => {
  const test = await start();
  await post(test, '/v1/ask', { question: '张三丰的热线' });
  await test.app.inject('/v1/directory?q=张三丰');
  await test.app.inject(`/directory?q=${encodeURIComponent('张三丰')}`);
  await post(test, '/turns', 'question=张三丰', { 'content-type': 'application/x-www-form-urlencoded' });
  await post(test, '/v1/ask', '{"question": "张三丰"');
  expect(test.logs()).toContain('"route":"/v1/ask"');
  expect(decodeURIComponent(test.logs().replaceAll('%', '%25'))).not.toContain('张三丰');
  expect(test.logs()).not.toContain(encodeURIComponent('张三丰'));
});

it('describes itself as OpenAPI', async () => {
  const { app } = await start();
  const openapi = (await app.inject('/docs/json')).json();
  expect(openapi.openapi).toMatch(/^3\./);
  expect(Object.keys(openapi.paths).sort()).toEqual([
    '/healthz',
    '/readyz',
    '/v1/articles/{id}',
    '/v1/ask',
    '/v1/directory',
    '/v1/feedback',
  ]);
  expect(Object.keys(openapi.paths['/v1/directory'].get.responses['200'].content)).toEqual([
    'application/json',
    'text/csv',
  ]);
  expect((await app.inject('/docs')).statusCode).toBe(200);
});

it('stores feedback through the API once', async () => {
  const test = await start();
  const { replyId, conversationId } = (await post(test, '/v1/ask', { question: '供水热线' })).json();
  for (const helpful of [true, false]) {
    expect((await post(test, '/v1/feedback', { replyId, helpful, conversationId })).statusCode).toBe(204);
  }
  expect(test.state.prepare('SELECT helpful FROM feedback').pluck().all()).toEqual([0]);
  expect((await post(test, '/v1/feedback', { replyId: 'unknown', helpful: true })).json()).toMatchObject({
    status: 404,
    code: 'E_NOT_FOUND',
  });
});

it('stores no judgement that is neither yes nor no', async () => {
  const test = await start();
  const { replyId } = (await post(test, '/v1/ask', { question: '供水热线' })).json();
  for (const helpful of [null, 'true', 1]) {
    expect((await post(test, '/v1/feedback', { replyId, helpful })).statusCode).toBe(400);
  }
  expect(test.state.prepare('SELECT count(*) FROM feedback').pluck().get()).toBe(0);
});
