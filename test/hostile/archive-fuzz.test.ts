import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../index/read-archive.js';
import type { Article } from '../../src/domain/article.js';
import { codeOf, WenyuError } from '../../src/errors.js';
import { openIndex } from '../../src/store/open-index.js';
import { hostileText } from '../support/arbitrary-answer.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder, writeSmallIndex } from '../support/small-index.js';

const numRuns = Number(process.env.WENYU_TEST_RUNS ?? 60);
/** A reader that takes longer over a file of some KB hangs for a person. */
const timeLimitMs = 10_000;

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

/** Pieces that newspaper pages are made of, and that break readers of them. */
const pageText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '渝中报',
        '2023年6月9日 星期五',
        '99999年99月99日',
        '（下转2版）',
        '（上接1版）',
        '□记者 张三',
        '本报讯',
        '热线：966886、023-6666',
        '023'.repeat(50),
        '第'.repeat(200),
        '《'.repeat(100),
        '　　',
        ' '.repeat(500),
        '\t',
        '\u0000',
        '\ufeff',
        '\u2028',
        '“'.repeat(50),
        '一'.repeat(2_000),
        '。'.repeat(300),
      ),
      hostileText,
    ),
    { maxLength: 40 },
  )
  .chain((parts) => fc.constantFrom('\n', '\r\n', '\r', '', '\n\n\n').map((line) => parts.join(line)));

/** Reads an archive of one file; gives its articles, none where nothing can be read. */
async function read(name: string, content: string | Uint8Array): Promise<Article[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, name), content);
  try {
    const { articles } = await readArchive(folder);
    return articles;
  } catch (error) {
    if (codeOf(error) !== 'E_ARCHIVE_EMPTY') throw error;
    return [];
  }
}

/** What the rest of the program takes for granted. */
function checkArticle(article: Article): void {
  expect(article.body.length).toBeGreaterThan(0);
  expect(article.lineMap[0]?.[0]).toBe(0);
  for (let i = 1; i < article.lineMap.length; i++) {
    expect(article.lineMap[i]![0]).toBeGreaterThan(article.lineMap[i - 1]![0]);
  }
  expect(article.lineMap.at(-1)![0]).toBeLessThanOrEqual(article.body.length);
  expect(article.source.lines[0]).toBeGreaterThan(0);
  expect(article.source.lines[1]).toBeGreaterThanOrEqual(article.source.lines[0]);
}

describe('the page reader', () => {
  it.each(['page.txt', 'page.html', 'page.md'])(
    'takes any text as %s',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(pageText, async (text) => {
          for (const article of await read(name, text)) checkArticle(article);
        }),
        { numRuns },
      );
    },
    60_000,
  );

  it('takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 4_000 }),
        fc.constantFrom('a.txt', 'a.html', 'a.jsonl'),
        async (bytes, name) => {
          for (const article of await read(name, bytes)) checkArticle(article);
        },
      ),
      { numRuns },
    );
  });

  it.each([
    ['one line of a million characters', '报'.repeat(1_000_000)],
    ['a hundred thousand empty lines', '\n'.repeat(100_000)],
    ['a hundred thousand lines of one character', '一\n'.repeat(100_000)],
    ['digits without end', '0235'.repeat(100_000)],
    ['blanks inside every word', '自 来 水 热 线 '.repeat(20_000)],
    ['zeros', '\u0000'.repeat(500_000)],
    ['tags without end', '<div>'.repeat(8_000)],
  ])(
    'does not hang on %s',
    async (_, text) => {
      for (const name of ['page.txt', 'page.html']) {
        const started = performance.now();
        for (const article of await read(name, text)) checkArticle(article);
        expect(performance.now() - started, name).toBeLessThan(timeLimitMs);
      }
    },
    60_000,
  );
});

describe('ready articles', () => {
  const value = fc.oneof(hostileText, fc.jsonValue({ maxDepth: 2 }), fc.constant('x'.repeat(5_000)));
  const record = fc.dictionary(
    fc.constantFrom(
      'id',
      'title',
      'body',
      'newspaper',
      'date',
      'page',
      'url',
      'file',
      'source',
      '__proto__',
      'constructor',
    ),
    value,
  );
  it('are taken or reported, whatever their fields', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(record, fc.jsonValue()), { maxLength: 8 }), async (records) => {
        const articles = await read('a.jsonl', records.map((item) => JSON.stringify(item)).join('\n'));
        for (const article of articles) {
          checkArticle(article);
          expect(article.source.file).toBe('a.jsonl');
        }
        expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
      }),
      { numRuns },
    );
  });

  it('keep an id full of path tricks as a name only', async () => {
    const ids = [
      '../../../etc/passwd',
      '/etc/passwd',
      'a\u0000b',
      '..\\..\\x',
      "'; DROP TABLE article; --",
      '%2e%2e%2f',
    ];
    const lines = ids.map((id) =>
      JSON.stringify({ id, title: '标题', body: `正文 ${id}`, file: '/etc/passwd', source: '../x' }),
    );
    const articles = await read('a.jsonl', lines.join('\n'));
    const indexFolder = join(folder, 'index');
    await writeSmallIndex(indexFolder, articles);
    const index = await openIndex(indexFolder, { embedder: createFakeEmbedder() });
    for (const article of articles) {
      expect(article.source.file).toBe('a.jsonl');
      expect(index.article(article.id)).toEqual(article);
    }
    expect(articles.length).toBeGreaterThan(3);
    for (const id of ['../manifest.json', '', '.', 'constructor']) expect(index.article(id)).toBeNull();
    index.close();
  });
});

describe('the index reader', () => {
  it('opens nothing that its manifest points to elsewhere', async () => {
    const articles = await read('a.jsonl', JSON.stringify({ id: '1', title: '标题', body: '正文' }));
    const indexFolder = join(folder, 'index');
    await writeSmallIndex(indexFolder, articles);
    const manifest = JSON.parse(readFileSync(join(indexFolder, 'manifest.json'), 'utf8'));
    for (const generation of ['../index', '/etc', '..', 'g-1/../../x', '']) {
      writeFileSync(join(indexFolder, 'manifest.json'), JSON.stringify({ ...manifest, generation }));
      await expect(openIndex(indexFolder, { embedder: createFakeEmbedder() })).rejects.toThrow(WenyuError);
    }
  });
});
