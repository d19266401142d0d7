import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, defaultSizes } from '../../index/chunk.js';

const bodyText = fc
  .array(fc.constantFrom('渝', '快', '办', '网点', '，', '。', '！', '\n', '”', ' ', '8', '𠮷', '：', 'a'), {
    maxLength: 1500,
  })
  .map((parts) => parts.join(''));

const loneSurrogate = /\p{Surrogate}/u;

describe('chunk', () => {
  it('holds every character that is no blank, in order, within the size limit', () => {
    fc.assert(
      fc.property(bodyText, (body) => {
        const covered = new Uint8Array(body.length);
        let before = -1;
        for (const [start, end] of chunk(body)) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(defaultSizes.longest);
          covered.fill(1, start, end);
          before = start;
        }
        for (let i = 0; i < body.length; i++) if (/\S/.test(body[i]!)) expect(covered[i]).toBe(1);
      }),
    );
  });

  it('never splits a surrogate pair', () => {
    fc.assert(
      fc.property(bodyText, (body) => {
        for (const [start, end] of chunk(body)) expect(body.slice(start, end)).not.toMatch(loneSurrogate);
      }),
    );
  });

  it('keeps a short body whole and gives nothing for an empty one', () => {
    expect(chunk('渝快办在建行网点能办事。')).toEqual([[0, 12]]);
    expect(chunk('')).toEqual([]);
    expect(chunk(' \n ')).toEqual([]);
  });

  it('ends at a sentence and repeats a short last sentence at the head of the next passage', () => {
    const sentence = `${'市民可就近办理业务'.repeat(6)}。`;
    const body = sentence.repeat(12);
    const passages = chunk(body);
    expect(passages.length).toBeGreaterThan(1);
    for (const [, end] of passages) expect(body[end - 1]).toBe('。');
    expect(passages[1]![0]).toBe(passages[0]![1] - sentence.length);
  });

  it('cuts a sentence beyond the limit at clauses, and anywhere where there are none', () => {
    const clauses = `${'甲乙丙丁'.repeat(25)}，`.repeat(8);
    for (const [, end] of chunk(clauses)) expect(clauses[end - 1]).toBe('，');
    expect(chunk('字'.repeat(1000)).length).toBe(Math.ceil(1000 / defaultSizes.longest));
  });
});
