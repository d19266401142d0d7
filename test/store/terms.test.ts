import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTermsWriter } from '../../index/write-terms.js';
import { openTerms } from '../../src/store/terms.js';

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenyu-terms-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(passages: readonly (readonly string[])[]): string {
  const writer = createTermsWriter();
  passages.forEach((terms, article) => {
    writer.add(article, terms);
  });
  const path = join(folder, `terms-${files++}.bin`);
  writer.finish(path, passages.length);
  return path;
}

/** BM25+ as its authors have it, term by term over whole texts. */
function bm25(passages: readonly (readonly string[])[], query: readonly string[], row: number): number {
  const mean = passages.reduce((sum, terms) => sum + terms.length, 0) / passages.length || 1;
  let score = 0;
  for (const term of query) {
    const count = passages[row]!.filter((other) => other === term).length;
    const df = passages.filter((terms) => terms.includes(term)).length;
    const idf = Math.log(1 + (passages.length - df + 0.5) / (df + 0.5));
    if (count > 0) score += idf * (1 + (2.2 * count) / (count + 1.2 * (0.1 + (0.9 * passages[row]!.length) / mean)));
  }
  return score;
}

const term = fc.constantFrom('渝快办', '建行', '网点', '热线', '12345', '的', '公交', '𠮷', 'app');
const passageTerms = fc.array(term, { maxLength: 40 });

describe('terms file', () => {
  it('scores every passage as BM25+ over the texts themselves does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(passageTerms, { minLength: 1, maxLength: 30 }),
        fc.array(term, { maxLength: 6 }),
        async (texts, query) => {
          const { candidates: found } = (await openTerms(write(texts))).search(query, texts.length);
          const expected = texts.map((_, row) => bm25(texts, query, row));
          expect(found.length).toBe(expected.filter((score) => score > 0).length);
          for (const { row, score } of found) expect(score).toBeCloseTo(expected[row]!, 4);
          for (let i = 1; i < found.length; i++) expect(found[i]!.score).toBeLessThanOrEqual(found[i - 1]!.score);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells what a passage is worth that holds all that is said, with what no passage holds', async () => {
    const terms = await openTerms(
      write([
        ['热线', '建行'],
        ['公交', '网点'],
        ['公交', '渝快办'],
      ]),
    );
    const [best] = terms.search(['热线', '建行'], 1).candidates;
    expect(best!.score).toBeCloseTo(terms.search(['热线', '建行'], 1).whole, 4);
    expect(terms.search(['热线', '建行', '地铁'], 1).whole).toBeGreaterThan(1.5 * best!.score);
    expect(terms.search([], 1)).toEqual({ candidates: [], whole: 0 });
  });

  it('counts in how many passages a term stands', async () => {
    const terms = await openTerms(write([['热线', '热线', '建行'], ['热线'], ['公交']]));
    expect(terms.documentFrequency('热线')).toBe(2);
    expect(terms.documentFrequency('公交')).toBe(1);
    expect(terms.documentFrequency('地铁')).toBe(0);
  });

  it('keeps gaps, counts and numbers of passages beyond one word', async () => {
    const texts = Array.from({ length: 70_000 }, (_, i) => (i % 20_000 === 7 ? Array(300).fill('热线') : ['公交']));
    const terms = await openTerms(write(texts));
    expect(terms.search(['热线'], 5).candidates.map(({ row }) => row)).toEqual([7, 20_007, 40_007, 60_007]);
    expect(terms.documentFrequency('公交')).toBe(69_996);
    expect(terms.documentFrequency('热线')).toBe(4);
  });

  it('scores each count from 1 to 9 as it is, after small gaps and large ones', async () => {
    const counted = Array.from({ length: 9 }, (_, i) => Array<string>(i + 1).fill('热线'));
    const between = Array<string[]>(16_383).fill(['公交']);
    const texts = [...counted, ...counted.flatMap((terms) => [...between, terms])];
    const { candidates } = (await openTerms(write(texts))).search(['热线'], 18);
    expect(candidates).toHaveLength(18);
    for (const { row, score } of candidates) expect(score).toBeCloseTo(bm25(texts, ['热线'], row), 3);
  });

  it('walks the postings of the pair of characters for a word of two, and weighs them for both', async () => {
    // 成立: in the third passage the pair stands in other words.
    const texts = [
      ['成立', '\u0002成立', '党校'],
      ['党校'],
      ['组成', '立体', '\u0002组成', '\u0002成立', '\u0002立体'],
    ];
    const terms = await openTerms(write(texts));
    const { candidates, whole } = terms.search(['成立', '\u0002成立'], 3);
    expect(candidates.map(({ row }) => row)).toEqual([0, 2]);
    expect(whole).toBeCloseTo(terms.search(['成立'], 3).whole + terms.search(['\u0002成立'], 3).whole, 4);
    expect(terms.search(['成立'], 3).candidates.map(({ row }) => row)).toEqual([0]);
  });

  it('keeps the postings of a word of one character, which as a pair stands only where it is alone', async () => {
    const terms = await openTerms(write([['水'], ['水', '\u0002水'], ['电']]));
    expect(
      terms
        .search(['水', '\u0002水'], 3)
        .candidates.map(({ row }) => row)
        .sort(),
    ).toEqual([0, 1]);
  });

  it('gives the article of a passage and the passages of an article, those without any included', async () => {
    const writer = createTermsWriter();
    for (const article of [0, 0, 2, 4]) writer.add(article, ['甲']);
    const path = join(folder, 'articles.bin');
    writer.finish(path, 6);
    const { articleOf, firstOf } = await openTerms(path);
    expect([...articleOf]).toEqual([0, 0, 2, 4]);
    expect([...firstOf]).toEqual([0, 2, 2, 3, 3, 4, 4]);
  });

  it('finds nothing in an index without passages', async () => {
    expect((await openTerms(write([]))).search(['热线'], 3).candidates).toEqual([]);
  });

  it('refuses a file that is cut short or no terms file', async () => {
    const cut = write([['热线'], ['公交']]);
    truncateSync(cut, 60);
    await expect(openTerms(cut)).rejects.toThrow(RangeError);
    const foreign = join(folder, 'foreign.bin');
    writeFileSync(foreign, 'x'.repeat(200));
    await expect(openTerms(foreign)).rejects.toThrow(RangeError);
    writeFileSync(foreign, '');
    await expect(openTerms(foreign)).rejects.toThrow(RangeError);
  });
});
