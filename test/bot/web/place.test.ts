import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeAnswerService, fakeArticle } from '../../support/fake-answer-service.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

describe('a link of an older answer', () => {
  const service = createFakeAnswerService();
  let article = fakeArticle;
  let other: TestApp;
  beforeEach(async () => {
    article = fakeArticle;
    other = await createTestApp({ service: { ...service, article: async () => article } });
  });
  afterEach(() => other.close());

  async function linksOf(question: string): Promise<string[]> {
    const payload = new URLSearchParams({ question }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const $ = load((await other.app.inject({ method: 'POST', url: '/turns', headers, payload })).body);
    return $('a.read')
      .toArray()
      .map((link) => $(link).attr('href')!);
  }

  it.each(['渝快办在哪里办？', '供水热线'])(
    'marks nothing else where the article has changed (%s)',
    async (question) => {
      const [link] = await linksOf(question);
      const same = load((await other.app.inject(link!)).body);
      expect(same('.body mark').text()).not.toBe('');
      expect(same('.changed')).toHaveLength(0);
      article = {
        ...fakeArticle,
        body: `【更正】${fakeArticle.body.replaceAll('966886', '966999').replace('建行', '农行')}`,
      };
      const changed = load((await other.app.inject(link!)).body);
      expect(changed('mark')).toHaveLength(0);
      expect(changed('.changed').text()).toContain('档案更新过');
    },
  );
});
