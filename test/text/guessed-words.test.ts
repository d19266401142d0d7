import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfQuestion } from '../../src/text/guessed-words.js';

const terms = (text: string, ...known: string[]) =>
  wordsOfQuestion(text, (term) => known.includes(term)).map(({ term }) => term);

describe('wordsOfQuestion', () => {
  it.each([
    ['重庆海尔洗衣机厂有多少工人', '厂有', '厂'],
    ['主管的局是哪个', '局是', '局'],
    ['那家医院在哪', '那家', '家'],
  ])('takes apart what merely stands side by side: %s', (question, guessed, word) => {
    expect(terms(question)).not.toContain(guessed);
    expect(terms(question)).toContain(word);
  });

  it('keeps names, known to the archive or not', () => {
    expect(terms('曾云君获得过什么荣誉')).toContain('曾云君');
    expect(terms('零碳银行是什么', '零碳')).toContain('零碳');
  });

  it('finds the word of the archive inside a guess', () => {
    const guess = '开进市域治理';
    expect(terms(guess, '市域')).toContain('市域');
  });

  it('joins a district that jieba takes apart', () => {
    expect(terms('渝中有多少充电桩')).toContain('渝中');
  });

  it('gives words in order at their places, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'渝中区有多少个社区的人在哪办了证12年月 ，?') }), (text) => {
        let last = 0;
        for (const { term, start, end } of wordsOfQuestion(text, (word) => word === '社区')) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end).toLowerCase()).toBe(term);
          last = end;
        }
      }),
    );
  });
});
