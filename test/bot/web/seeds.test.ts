import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationLine } from '../../../bot/channels/render/citation-line.js';
import { type OpenAnswerService, openAnswerService } from '../../../src/answering/create-answer-service.js';
import { modelsFolder, seedsIndex } from '../../support/seeds-index.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const questions = [
  '自来水热线是多少？',
  '燃气热线',
  '95598是管什么的？',
  '渝快办在建行网点能办哪些事？',
  '12345是什么热线？',
  '怎么投诉出租车？',
  '自来水公司电话多少',
  '今天天气怎么样？',
  '你好',
  'What is the tap water hotline?',
];

let service: OpenAnswerService;
let test: TestApp;
beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
  test = await createTestApp({ service, rateLimit: 1_000 });
});
afterAll(async () => {
  await test.close();
  service.close();
});

async function turn(question: string): Promise<CheerioAPI> {
  const { body } = await test.app.inject({
    method: 'POST',
    url: '/turns',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ question }).toString(),
  });
  return load(body);
}

async function page(url: string): Promise<CheerioAPI> {
  const response = await test.app.inject({ url, headers: { accept: 'text/html' } });
  expect(response.statusCode).toBe(200);
  return load(response.body);
}

describe.each(questions)('%s, over the seeds', (question) => {
  it('is answered alike by the API and by the page', async () => {
    const answer = await service.ask({ question });
    expect(answer.status).not.toBe('failed');
    const api = await test.app.inject({ method: 'POST', url: '/v1/ask', payload: { question } });
    expect(api.json()).toMatchObject(JSON.parse(JSON.stringify(answer)));
    const $ = await turn(question);
    if (answer.status !== 'answered') return;
    expect(
      $('blockquote')
        .toArray()
        .map((quote) => $(quote).text())
        .sort(),
    ).toEqual(answer.excerpts.map((excerpt) => excerpt.text).sort());
    expect(
      $('a.number')
        .toArray()
        .map((number) => $(number).text()),
    ).toEqual(answer.entries.map(({ number }) => number));
    expect($('cite')).toHaveLength($('.clipping, .entries li').length);
    for (const { citation } of [...answer.excerpts, ...answer.entries]) {
      expect(citationLine(citation, 'zh')).toContain(citation.headline);
      expect($('.answer').text()).toContain(citation.headline);
    }
  });

  it('leads from each citation to the very words in the article', async () => {
    const $ = await turn(question);
    for (const clipping of $('.clipping, .entries li:has(blockquote)').toArray()) {
      const link = $(clipping).find('a.read').attr('href')!;
      const article = await page(link);
      expect(article('.changed')).toHaveLength(0);
      if (!link.includes('start=')) continue;
      const marked = article('.body mark')
        .toArray()
        .map((mark) => article(mark).text())
        .join('');
      expect(marked).toBe($(clipping).find('blockquote').text().replaceAll('\n', ''));
    }
    for (const entry of $('.answer .entries li').toArray()) {
      const article = await page($(entry).find('a.read').attr('href')!);
      expect(article('.changed')).toHaveLength(0);
      expect(article('.body mark').text() || article('.body').text()).toContain($(entry).find('.number').text());
    }
  });
});

it.each(['zh', 'en'])('finds under each category of the directory its entries and no others (%s)', async (language) => {
  const all = await service.directory('');
  const $ = await page(`/directory?lang=${language}`);
  const chips = $('.chips a').toArray().slice(1);
  expect(chips).toHaveLength(new Set(all.map(({ category }) => category)).size);
  for (const chip of chips) {
    const found = await page($(chip).attr('href')!);
    const category = $(chip).attr('data-query')!;
    const expected = all.filter((entry) => entry.category === category).map(({ number }) => number);
    expect(numbersOn(found)).toEqual(expected);
    expect(found('.chips a[aria-current]').attr('data-query')).toBe(category);
    expect(found('#q').val()).toBe('');
  }
});

function numbersOn($: CheerioAPI): string[] {
  return $('.book a.number')
    .toArray()
    .map((number) => $(number).text());
}

it('serves every article of the archive, each with all its words and its source lines', async () => {
  const entries = await service.directory('');
  expect(entries.length).toBeGreaterThan(5);
  for (const id of new Set(entries.map((entry) => entry.citation.articleId))) {
    const article = (await service.article(id))!;
    const $ = await page(`/articles/${encodeURIComponent(id)}`);
    $('.line-number').remove();
    expect(
      $('.body p:not(.jump)')
        .toArray()
        .map((p) => $(p).text())
        .join('\n'),
    ).toBe(article.body);
    const words = $('.lines td')
      .toArray()
      .map((cell) => $(cell).text())
      .join('');
    expect(words.replace(/\s/g, '')).toBe(article.body.replace(/\s/g, ''));
  }
});

it('asks back: the buttons are the readings, to choose from', async () => {
  const $ = await turn('电话是多少');
  const section = $('.suggestions').first();
  expect(section.text()).toContain('请选一个');
  expect(section.find('button').length).toBeGreaterThan(1);
  expect($('.answer').text()).toContain('您是想问：');
});
