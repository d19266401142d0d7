import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, fusion } from '../../src/retrieval/fuse.js';

const proposal = fc.record({
  row: fc.nat(1000),
  cosine: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  bm25: fc.double({ min: 0, max: 200, noNaN: true }),
  length: fc.nat(800),
});

describe('fuse', () => {
  it('orders by score and keeps every candidate', () => {
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: 50 }), (proposals) => {
        const ranked = fuse(proposals, 100);
        expect(ranked.map(({ row }) => row).sort()).toEqual(proposals.map(({ row }) => row).sort());
        for (let i = 1; i < ranked.length; i++) expect(ranked[i]!.score).toBeLessThanOrEqual(ranked[i - 1]!.score);
        for (const { score } of ranked) expect(Number.isFinite(score)).toBe(true);
      }),
    );
  });

  it('lets terms decide where they are rare and stand together, and meaning where they are common', () => {
    const byTerms = { row: 1, cosine: 0.2, length: 20 };
    const byMeaning = { row: 2, cosine: 0.6, bm25: 0, length: 20 };
    expect(fuse([{ ...byTerms, bm25: 80 }, byMeaning], 80)[0]?.row).toBe(1);
    expect(fuse([{ ...byTerms, bm25: 5 }, byMeaning], 5)[0]?.row).toBe(2);
  });

  it('trusts terms less when even the best match lacks most of what the query says', () => {
    const byTerms = { row: 1, cosine: 0.2, bm25: 60, length: 20 };
    const byMeaning = { row: 2, cosine: 0.6, bm25: 0, length: 20 };
    expect(fuse([byTerms, byMeaning], 60)[0]?.row).toBe(1);
    expect(fuse([byTerms, byMeaning], 150)[0]?.row).toBe(2);
  });

  it('takes a candidate that is not among the nearest for no nearer than the farthest of them', () => {
    const [first, second, third] = fuse(
      [
        { row: 1, cosine: 0.5, bm25: 0, length: 100 },
        { row: 2, cosine: 0.3, bm25: 0, length: 100 },
        { row: 3, cosine: null, bm25: 0, length: 100 },
      ],
      0,
    );
    expect([first?.row, second?.row, third?.row]).toEqual([1, 2, 3]);
    expect(third?.score).toBe(second?.score);
  });

  it('takes length off, but not below the shortest', () => {
    const scoreOf = (length: number) => fuse([{ row: 1, cosine: 0.5, bm25: 0, length }], 0)[0]!.score;
    expect(scoreOf(500)).toBeLessThan(scoreOf(100));
    expect(scoreOf(3)).toBe(scoreOf(fusion.shortest));
  });
});
