import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';
import { splitClauses, splitSentences } from '../../src/text/sentences.js';
import { bigrams, indexTerms, tokens, words } from '../../src/text/tokenize.js';

describe('fold', () => {
  it('unifies width, script, case and quotes', () => {
    expect(fold('記者收紅包，ＡＰＰ“１２３”')).toBe('记者收红包,app"123"');
    expect(fold('⾦')).toBe('金');
  });
  it('keeps the length and is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = fold(text);
        expect(once.length).toBe(text.length);
        expect(fold(once)).toBe(once);
      }),
    );
  });
  it('folds long texts', () => {
    expect(fold('Ａ'.repeat(300_000))).toBe('a'.repeat(300_000));
  });
});

describe('tokens', () => {
  it('point at their place in the text', () => {
    const text = '截至今年6月,“渝快办”注册用户超过1200万,ＡＰＰ';
    for (const { term, start, end } of tokens(text)) expect(fold(text.slice(start, end))).toBe(term);
    expect(tokens(text).map((token) => token.term)).toContain('1200');
  });
  it('point at their place in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const { term, start, end } of tokens(text)) expect(fold(text).slice(start, end)).toBe(term);
      }),
    );
  });
  it('give search words and bigrams', () => {
    expect(words('城市管理热线12319')).toContain('12319');
    expect(bigrams('热线a水')).toEqual(['热线', '水']);
    expect(indexTerms('热线')).toEqual(['热线', '\u0002热线']);
  });
});

describe('sentences', () => {
  it('end at full stops with their closing quotes', () => {
    const text = '他说:“好。”然后走了!\n第二段';
    expect(splitSentences(text).map(([a, b]) => text.slice(a, b))).toEqual(['他说:“好。”', '然后走了!', '第二段']);
  });
  it('leave an opening straight quote to the next sentence', () => {
    const text = '第一句。"第二句。"第三句。';
    expect(splitSentences(text).map(([a, b]) => text.slice(a, b))).toEqual(['第一句。', '"第二句。"', '第三句。']);
  });
  it('cover everything but blanks, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。！？”"\n ,，；…'), maxLength: 60 }), (text) => {
        for (const spans of [splitSentences(text), splitClauses(text)]) {
          let at = 0;
          for (const [start, end] of spans) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(at, start).trim()).toBe('');
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        }
      }),
    );
  });
});
