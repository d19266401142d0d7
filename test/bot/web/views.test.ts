import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnView } from '../../../bot/web/answer-view.js';
import { sourceLinesOf, splitAtSpan } from '../../../bot/web/article-lines.js';
import { articleView } from '../../../bot/web/article-view.js';
import { directoryView, entriesPerPage, entriesView } from '../../../bot/web/directory-view.js';
import { html } from '../../../bot/web/html.js';
import { webLabels } from '../../../bot/web/language.js';
import type { View } from '../../../bot/web/view.js';
import { createFakeAnswerService, fakeArticle, fakeEntries } from '../../support/fake-answer-service.js';

const service = createFakeAnswerService();
const view: View = {
  language: 'zh',
  labels: webLabels.zh,
  assets: { url: (name) => `/assets/x/${name}` },
  summary: service.summary(),
  path: '/',
};
const nasty = fc.string({
  unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '${', '</p>', '<script>', 'x', '水', ' '),
});

describe('html', () => {
  it('lets no text become markup, in text or in an attribute', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, attribute) => {
        const $ = load(html`<p title="${attribute}">${text}</p>`.markup, null, false);
        expect($('*')).toHaveLength(1);
        expect($('p').text()).toBe(text);
        expect($('p').attr('title')).toBe(attribute);
      }),
    );
  });

  it('joins lists, leaves out nothing-values, keeps markup and zero', () => {
    expect(html`${[html`<b>1</b>`, null, ['<']]}${false}${undefined}${0}`.markup).toBe('<b>1</b>&lt;0');
  });
});

describe('an answer', () => {
  it('shows the excerpt word for word, its highlight marked, with source and link to the place', async () => {
    const answer = await service.ask({ question: '渝快办在哪里办？' });
    const $ = load(turnView(view, { question: '<b>问</b>', answer, replyId: 'r1', conversationId: 'c1' }).markup);
    expect($('h2').text()).toContain('<b>问</b>');
    const text = '市民可在渝快办平台查询用水账单，也可到建行网点的政务自助机办理。';
    expect($('blockquote').text()).toBe(text);
    expect($('blockquote mark').text()).toBe('建行网点');
    expect($('cite').text()).toBe('《渝中报》2023年6月9日 第2版 · 供水热线“一号通” <全天>在线');
    const start = fakeArticle.body.indexOf(text);
    expect($('a.read').attr('href')).toMatch(
      new RegExp(`^/articles/fake-1\\?start=${start}&end=${start + text.length}&words=[\\w-]{10}#excerpt$`),
    );
    expect($('form.feedback input[name=replyId]').val()).toBe('r1');
    expect($('.suggestions button').first().text()).toBe('停水会提前通知吗？');
  });

  it('sets an excerpt with the entry that it prints, under one citation', async () => {
    const [hotline, passage] = [await service.ask({ question: '供水热线' }), await service.ask({ question: '停水' })];
    if (hotline.status !== 'answered' || passage.status !== 'answered') throw new Error('the fake changed');
    const text = '供水服务热线966886全天受理';
    const start = fakeArticle.body.indexOf(text);
    const place = { text, start, end: start + text.length, highlights: [] };
    // Of the same line, without the number: it belongs to no entry.
    const other = { ...passage.excerpts[0]!, citation: hotline.entries[0]!.citation };
    const own = { ...other, ...place };
    const answer = { ...hotline, excerpts: [other, own] };
    const $ = load(turnView(view, { question: '供水热线', answer, replyId: 'r1', conversationId: 'c1' }).markup);
    expect($('.entries blockquote').text()).toBe(own.text);
    expect($('.entries a.read').attr('href')).toContain(`start=${own.start}&end=${own.end}`);
    expect($('.clipping blockquote').text()).toBe(other.text);
    expect($('cite')).toHaveLength(2);
  });

  it('refuses with the reason and offers what is related as just that', async () => {
    const answer = await service.ask({ question: '没有的事' });
    const $ = load(turnView(view, { question: '没有的事', answer, replyId: 'r1', conversationId: 'c1' }).markup);
    expect($('.reason').text()).toBe('档案未载');
    expect($('.related cite')).toHaveLength(1);
    expect(
      $('.notice')
        .text()
        .match(/一号通/g),
    ).toHaveLength(1);
    expect($('blockquote, .number')).toHaveLength(0);
  });

  it('says of an inferred date that it is one', async () => {
    const answer = await service.ask({ question: '渝快办' });
    if (answer.status !== 'answered') throw new Error('the fake changed');
    const { citation } = answer.excerpts[0]!;
    Object.assign(citation, { date: '2021-05', dateCertainty: 'inferred', dateEvidence: '五一' });
    const $ = load(turnView(view, { question: '渝快办', answer, replyId: null, conversationId: 'c1' }).markup);
    expect($('cite').text()).toMatch(/约2021年5月.*据文中“五一”推断/);
    expect($('form.feedback')).toHaveLength(0);
  });
});

describe('an article', () => {
  it('marks exactly the excerpt, over paragraphs too, and loses no character', () => {
    fc.assert(
      fc.property(fc.nat(fakeArticle.body.length), fc.nat(fakeArticle.body.length), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const $ = load(articleView(view, fakeArticle, { span: { start, end }, changed: false }).markup);
        $('.line-number').remove();
        expect(
          $('.body p')
            .toArray()
            .map((p) => $(p).text())
            .join('\n'),
        ).toBe(fakeArticle.body);
        const marked = $('.body mark')
          .toArray()
          .map((mark) => $(mark).text())
          .join('');
        expect(marked).toBe(fakeArticle.body.slice(start, end).replaceAll('\n', ''));
        expect($('#excerpt').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('sets the words of each source line beside its number', () => {
    expect(sourceLinesOf(fakeArticle).map(({ line }) => line)).toEqual([5, 7, 9]);
    const $ = load(articleView(view, fakeArticle, { span: null, changed: false }).markup);
    expect(
      $('.lines tr')
        .toArray()
        .map((row) => $(row).find('th').text()),
    ).toEqual(['5', '7', '9']);
    expect($('footer').text()).toContain('源文件 seeds/fake.txt 第 3–9 行');
    expect($('mark')).toHaveLength(0);
  });

  it('cuts a text at a span without losing any of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(50), fc.nat(50), fc.nat(50), (text, offset, start, length) => {
        const parts = splitAtSpan(text, offset, { start, end: start + length });
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the directory', () => {
  it('lists entries by category with numbers to dial, and a table of the same search', () => {
    const $ = load(
      directoryView(view, { query: '热线', entries: fakeEntries, page: 1, categories: ['water', 'gas'] }).markup,
    );
    expect(
      $('.category h2')
        .toArray()
        .map((h2) => $(h2).text()),
    ).toEqual(['供水', '燃气', '消费维权']);
    expect($('a.number').first().attr('href')).toBe('tel:966886');
    expect($('a[download]').attr('href')).toBe(`/v1/directory?format=csv&q=${encodeURIComponent('热线')}`);
    expect(
      $('.chips a')
        .toArray()
        .map((chip) => $(chip).text()),
    ).toEqual(['全部', '供水', '燃气']);
  });

  it('comes in pages that hold every entry once, in the order of the whole', () => {
    const entries = Array.from({ length: entriesPerPage * 2 + 1 }, (_, at) => {
      return { ...fakeEntries[at % fakeEntries.length]!, number: String(10_000 + at) };
    });
    const numbers: string[] = [];
    for (const page of [1, 2, 3]) {
      const $ = load(entriesView(view, { query: '', entries, page }).markup);
      numbers.push(
        ...$('a.number')
          .toArray()
          .map((number) => $(number).text()),
      );
      expect($('[data-count]').text()).toBe(`共 ${entries.length} 条`);
      const around = $('.pager a')
        .toArray()
        .map((link) => $(link).attr('href'));
      expect(around).toEqual(
        [page - 1, page + 1].filter((to) => to > 0 && to < 4).map((to) => `/directory?q=&page=${to}`),
      );
    }
    expect(new Set(numbers).size).toBe(entries.length);
    const beyond = load(entriesView(view, { query: '', entries, page: 99 }).markup);
    expect(beyond('a.number')).toHaveLength(1);
    expect(load(entriesView(view, { query: '', entries: fakeEntries, page: 1 }).markup)('.pager')).toHaveLength(0);
  });
});
