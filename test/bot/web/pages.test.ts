import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WenyuError } from '../../../src/errors.js';
import { createFakeAnswerService } from '../../support/fake-answer-service.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  test.app.inject({ url, headers: { accept: 'text/html', ...headers } });
const form = (url: string, fields: Record<string, string>) =>
  test.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  });

it('offers questions that the archive answers, and no others', async () => {
  const $ = load((await get('/')).body);
  const offered = $('.suggestions button')
    .toArray()
    .map((button) => $(button).val());
  expect(offered).toContain('自来水热线是多少？');
  expect(offered).not.toContain('去哪里接种疫苗？');
});

it('continues a conversation by its hidden name', async () => {
  const first = load((await form('/', { question: '供水热线是多少？' })).body);
  const conversation = String(first('.question-form input[name=conversation]').val());
  const second = load((await form('/', { question: '那燃气呢？', conversation })).body);
  expect(second('.number').text()).toBe('966777');
});

it.each([
  ['', '请先写下您的问题。'],
  ['  \n ', '请先写下您的问题。'],
  ['水'.repeat(501), '问题太长了'],
])('says what is wrong with %j and keeps what was typed', async (question, words) => {
  const response = await form('/', { question });
  expect(response.statusCode).toBe(400);
  const $ = load(response.body);
  expect($('.problem').text()).toContain(words);
  expect($('textarea').attr('aria-invalid')).toBe('true');
  expect($('textarea').text().trim()).toBe(question.trim());
});

it('speaks the language wished for, and remembers it', async () => {
  expect(load((await get('/', { 'accept-language': 'en-US,zh;q=0.5' })).body)('html').attr('lang')).toBe('en');
  const wished = await get('/about?lang=en');
  expect(wished.headers['set-cookie']).toContain('lang=en');
  expect(load((await get('/', { cookie: 'a=b; lang=en' })).body)('h1').text()).toBe('Ask the paper');
  expect(load((await get('/?lang=fr', { cookie: 'lang=xx' })).body)('html').attr('lang')).toBe('zh-CN');
});

it('shows people a page where something is missing, and programs a problem', async () => {
  for (const url of ['/nothing', '/articles/nothing']) {
    const page = await get(url);
    expect(page.statusCode).toBe(404);
    expect(load(page.body)('h1').text()).toBe('没有这一页');
  }
  expect((await test.app.inject('/nothing')).headers['content-type']).toContain('application/problem+json');
});

it.each(['//evil.example', '///evil.example/x', '/\\evil.example'])(
  'leads nowhere else by the language link of %s',
  async (url) => {
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = test.app.server.address() as { port: number };
    const body = await rawGet(port, url);
    const href = load(body)('.language a').attr('href')!;
    expect(new URL(href, 'http://here.example/').host).toBe('here.example');
  },
);

/** A request whose target no client puts right first. */
function rawGet(port: number, target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: target, headers: { accept: 'text/html' }, agent: false };
    request(options, (response) => text(response).then(resolve, reject))
      .on('error', reject)
      .end();
  });
}

it('shows the first page without suggestions where they cannot be found now', async () => {
  const busy = createFakeAnswerService();
  busy.ask = async () => {
    throw new WenyuError('E_OVERLOADED', 'too many questions at once', 'Ask again in a moment.');
  };
  const stuck = { ...createFakeAnswerService(), ask: () => new Promise<never>(() => {}) };
  for (const service of [busy, stuck]) {
    const other = await createTestApp({ service });
    const response = await other.app.inject('/');
    await other.close();
    expect(response.statusCode).toBe(200);
    expect(load(response.body)('.suggestions')).toHaveLength(0);
    expect(load(response.body)('#question')).toHaveLength(1);
  }
});

it('takes strange parameters without harm', async () => {
  for (const url of [
    '/directory?q=a&q=b',
    '/directory?q=%00%22%3E%3Cscript%3E',
    '/articles/fake-1?start=-1&end=x',
    '/articles/fake-1?start=5&end=1e9',
    '/articles/fake-1?start=2&start=3',
  ]) {
    const response = await get(url);
    expect(response.statusCode).toBe(200);
    expect(load(response.body)('script')).toHaveLength(1);
  }
});

it('serves assets by a name that changes with them', async () => {
  const $ = load((await get('/')).body);
  const sheet = $('link[rel=stylesheet]').first().attr('href')!;
  const response = await get(sheet);
  expect(response.headers['content-type']).toContain('text/css');
  expect(response.headers['cache-control']).toContain('immutable');
  expect((await get(sheet.replace(/assets\/[^/]+/, 'assets/old'))).headers['cache-control']).toBe('no-cache');
  expect((await get('/assets/x/..%2f..%2froutes.ts')).statusCode).toBe(404);
});

it('says in /about what is kept, as the operator set it', async () => {
  expect((await get('/about')).body).toContain('提问不留存');
  const other = await createTestApp({ privacy: { keepQuestions: true, keepDays: 12, conversationMinutes: 5 } });
  try {
    const { body } = await other.app.inject('/about');
    expect(body).toContain('保留 12 天');
    expect(body).toContain('静默 5 分钟');
  } finally {
    await other.close();
  }
});
