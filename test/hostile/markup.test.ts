import { load } from 'cheerio';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerService } from '../../src/answering/service.js';
import type { Answer } from '../../src/domain/answer.js';
import { hostileText } from '../support/arbitrary-answer.js';
import { createFakeAnswerService, fakeArticle, fakeCitation, fakeEntries } from '../support/fake-answer-service.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const payloads = [
  '<wx-probe></wx-probe>',
  '"><wx-probe onclick=alert(1)>',
  "' wx-probe='1",
  '</textarea></title></script><wx-probe>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '[wx](javascript:alert(1))',
  'javascript:alert(1)',
  '<!--',
  '&lt;wx-probe&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '\u2028<wx-probe>\u2029',
];
const numRuns = Number(process.env.WENYU_TEST_RUNS ?? 40);
const hostile = fc.oneof(
  fc.constantFrom(...payloads),
  fc.tuple(hostileText, fc.constantFrom(...payloads)).map((parts) => parts.join('')),
);

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

/** A service in which every text that an archive or a person gives is `text`. */
function hostileService(text: string): AnswerService {
  const citation = { ...fakeCitation(0, 10), headline: text, newspaper: text, dateEvidence: text };
  const source = { file: text, lines: [3, 9] as [number, number] };
  const entries = fakeEntries.map((entry) => ({ ...entry, name: text, citation: { ...citation, source } }));
  const base = { text, suggestions: [text], language: 'zh' as const };
  const body = `${text}\n${fakeArticle.body}`;
  const answer = (question: string): Answer => {
    if (question.includes('#directory')) {
      return { ...base, status: 'answered', kind: 'directory', excerpts: [], entries, asOf: null, confidence: 1 };
    }
    if (question.includes('#refused'))
      return { ...base, status: 'refused', reason: 'not-in-archive', related: [citation] };
    if (question.includes('#chat')) return { status: 'chat', text, language: 'zh' };
    const highlights: [number, number][] = [[0, Math.min(2, text.length)]];
    const excerpts = [{ text, highlights, part: 'body' as const, start: 0, end: text.length, citation }];
    const notes = { before: [text], after: [text] };
    return { ...base, status: 'answered', kind: 'passages', excerpts, entries: [], notes, asOf: '2023', confidence: 1 };
  };
  return {
    ...createFakeAnswerService(),
    ask: async ({ question }) => answer(question),
    directory: async () => entries,
    article: async () => ({
      ...fakeArticle,
      headline: text,
      eyebrow: text,
      subheads: [text],
      byline: text,
      newspaper: text,
      body,
      lineMap: [[0, 5]],
      source,
      url: text,
      continuedOn: { page: text, articleId: text },
    }),
  };
}

/** What a page may hold, whatever the texts are: its own script, its own elements, links of ours. */
function checkPage(markup: string): void {
  const $ = load(markup);
  expect($('wx-probe, iframe, object, embed, base, meta[http-equiv], svg[onload], img[onerror]').length).toBe(0);
  $('script').each((_, script) => {
    expect($(script).attr('src')).toMatch(/^\/assets\//);
    expect($(script).text()).toBe('');
  });
  $('*').each((_, element) => {
    for (const [name, value] of Object.entries($(element).attr() ?? {})) {
      expect(name).not.toMatch(/^on|wx/i);
      if (['href', 'src', 'action', 'formaction'].includes(name))
        expect(value.trim()).not.toMatch(/^(javascript|data|vbscript):/i);
    }
  });
}

describe('markup in questions and articles stays text', () => {
  it('on every page', async () => {
    let current = createFakeAnswerService() as AnswerService;
    await test.close();
    test = await createTestApp({
      rateLimit: 1_000_000,
      service: {
        ask: (request) => current.ask(request),
        directory: (query) => current.directory(query),
        article: (id) => current.article(id),
        summary: () => current.summary(),
      },
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        current = hostileService(text);
        for (const kind of ['', '#directory', '#refused', '#chat']) {
          const payload = new URLSearchParams({ question: `${text.toWellFormed()} ${kind}` }).toString();
          const contentType = { 'content-type': 'application/x-www-form-urlencoded' };
          for (const url of ['/', '/turns']) {
            const page = await test.app.inject({ method: 'POST', url, headers: contentType, payload });
            expect(page.statusCode).toBeLessThan(500);
            checkPage(page.body);
          }
        }
        const query = encodeURIComponent(text.toWellFormed());
        for (const url of [
          `/directory?q=${query}`,
          `/directory/entries?q=${query}`,
          '/articles/fake-1',
          `/articles/x?from=${query}`,
          `/${query}`,
        ]) {
          const page = await test.app.inject({ url, headers: { accept: 'text/html' } });
          expect(page.statusCode).toBeLessThan(500);
          checkPage(page.body);
        }
      }),
      { numRuns },
    );
  });

  it('a sheet made of the CSV runs no formula', async () => {
    await test.close();
    test = await createTestApp({ service: hostileService('=HYPERLINK("http://e.example")') });
    const { body } = await test.app.inject('/v1/directory?format=csv');
    for (const line of body.trim().split('\r\n').slice(1)) expect(line).not.toMatch(/(^|,)"?[=+@-]\D/);
  });

  it('pages come with headers that forbid what is not ours', async () => {
    for (const url of ['/', '/directory', '/articles/fake-1', '/v1/directory', '/none']) {
      const { headers } = await test.app.inject(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});
