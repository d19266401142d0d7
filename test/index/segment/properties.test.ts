import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../../index/read/page.js';
import { plainLine } from '../../../index/segment/characters.js';
import { segmentPage } from '../../../index/segment/segment-page.js';
import { drawFrom } from '../../../scripts/eval/made-pages/draw.js';
import { pageStyles } from '../../../scripts/eval/made-pages/made.js';
import { makePage } from '../../../scripts/eval/made-pages/page.js';
import { madeNews } from '../../support/news.js';

function segment(text: string) {
  return segmentPage({ file: 'page.txt', lines: sourceLines(text), meta: {} });
}

/** Counts of the letters and digits of texts, forms folded as the reader folds them. */
function letters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of plainLine(texts.join('')))
    if (/[\p{L}\p{N}]/u.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function expectNothingLost(text: string): void {
  const { articles, boilerplate } = segment(text);
  const kept = articles.flatMap((article) => [
    article.body,
    ...(article.kind === 'photo' || article.kind === 'masthead'
      ? []
      : [article.headlineLine === null ? '' : article.headline]),
    article.eyebrow ?? '',
    ...article.subheads,
  ]);
  expect(letters([...kept, ...boilerplate.map((part) => part.text)])).toEqual(letters([text]));
}

const page = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    style: fc.constantFrom(...pageStyles),
    news: fc.subarray([...madeNews], { minLength: 3 }),
  })
  .map(({ seed, style, news }) => makePage('page.txt', style, news, drawFrom(seed)));

const scrap = fc.oneof(
  fc.constantFrom(
    '本报讯（记者 张三）',
    '(下转2版)',
    '（上接1版）',
    '消费投诉:12315',
    '# 标题',
    '**小标题**',
    '记者 李四 摄',
    '扫码看视频',
  ),
  fc.constantFrom(
    '2023年6月9日 星期五 第3版',
    '江城晚报',
    '---',
    '　　新的一段。',
    '一、',
    '“引文”',
    '，半句',
    '12',
    'A05版',
  ),
  fc.string({ unit: fc.constantFrom(...'的了在城市公园，。：“”（）() 1290AZ\t'), maxLength: 60 }),
  fc.constantFrom(...madeNews.map((news) => news.body)),
);

describe('segmenting', () => {
  it('loses and invents no letter or digit of a made page but what it reports', () => {
    fc.assert(
      fc.property(page, ({ text }) => expectNothingLost(text.replace(/^#+ /gm, ''))),
      { numRuns: 60, seed: 11 },
    );
  });

  it('loses and invents no letter or digit of any text', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), fc.constantFrom('\n', '\n\n'), (lines, gap) =>
        expectNothingLost(lines.join(gap)),
      ),
      { numRuns: 200, seed: 12 },
    );
  });

  it('gives rising offsets inside the body and lines inside the page', () => {
    fc.assert(
      fc.property(page, ({ text }) => {
        const last = text.split('\n').length;
        for (const { body, lineMap, source } of segment(text).articles) {
          expect(lineMap[0]?.[0]).toBe(0);
          lineMap.forEach(([offset, line], i) => {
            expect(offset).toBeGreaterThan(i === 0 ? -1 : lineMap[i - 1]![0]);
            expect(offset).toBeLessThan(body.length);
            expect(line).toBeGreaterThanOrEqual(source.lines[0]);
            expect(line).toBeLessThanOrEqual(Math.min(last, source.lines[1]));
          });
        }
      }),
      { numRuns: 40, seed: 13 },
    );
  });

  it('leaves clean text as it is', () => {
    const clean = madeNews.map(({ title, body }) => `${title}\n\n本报讯（记者 王五）${body}`).join('\n\n');
    const once = segment(clean).articles;
    expect(once.map((article) => article.headline)).toEqual(madeNews.map((news) => news.title));
    const again = segment(
      once.map((article) => `${article.headline}\n\n${article.body.replaceAll('\n', '\n\n')}`).join('\n\n'),
    );
    expect(again.articles.map((article) => article.body)).toEqual(once.map((article) => article.body));
  });

  it('is the same for the same page, ids included', () => {
    fc.assert(
      fc.property(page, ({ text }) => {
        expect(segment(text)).toEqual(segment(text));
      }),
      { numRuns: 5, seed: 14 },
    );
  });

  it.each([
    [
      'one endless line',
      madeNews
        .map((news) => news.body)
        .join('')
        .repeat(300),
    ],
    ['hard-wrapped lines', (madeNews[0]!.body.match(/.{1,17}/gu) ?? []).join('\n').concat('\n').repeat(4000)],
    ['the same paragraph', `${madeNews[1]!.body}\n\n`.repeat(4000)],
    ['headings alone', '滨河公园夜间照明改造完工\n\n'.repeat(20_000)],
    ['open brackets', '（'.repeat(500_000)],
    ['blanks', '市 '.repeat(300_000)],
    ['service lines', '消费投诉:12315 '.repeat(60_000)],
    ['marks', `${'#'.repeat(200_000)}\n${'*'.repeat(200_000)}\n${'- '.repeat(100_000)}`],
  ])('gets through megabytes of %s', (_name, text) => {
    expect(segment(text).articles.length).toBeLessThan(25_000);
  });
});
