import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/text/fold.js';
import { allMatters, mattersIn, tellsOf } from '../../../src/text/lexicon/matters.js';

const told = (question: string, text: string) => mattersIn(fold(question)).map((matter) => tellsOf(matter, fold(text)));

describe('matters', () => {
  it.each([
    ['养狗证在哪里办', '养犬登记由派出所受理。', '居住证由派出所受理。'],
    ['失业金领好久', '失业保险金最长领取24个月。', '社保补贴最长3年。'],
    ['护照过期了在哪里换', '出入境大厅可办理换发。', '身份证可就近换领。'],
    ['HPV疫苗好多钱', '九价每针1298元。', '流感疫苗免费。'],
  ])('%s: told by other words, not by another matter', (question, tells, tellsNot) => {
    expect(told(question, tells)).toEqual([true]);
    expect(told(question, tellsNot)).toEqual([false]);
  });

  it.each([
    ['办居住证要好多钱', '居住证'],
    ['补身份证要几天', '身份证'],
    ['交通事故咋个处理', '交通事故'],
  ])('is named without what is done about it: %s', (question, said) => {
    expect(mattersIn(fold(question)).map((matter) => matter.said)).toEqual([said]);
  });

  it('is told by its synonyms', () => {
    expect(told('步道好长', '基本建成114.5公里步行系统。')).toEqual([true]);
  });

  it.each(['最低保到好多钱一公斤', '2021年启动迁建的医院在哪里', '活动哪天开始'])('names none: %s', (question) => {
    expect(mattersIn(fold(question))).toEqual([]);
  });

  it('has folded words, each said once, and something that tells each', () => {
    const said = allMatters.flatMap((matter) => matter.said);
    expect(new Set(said).size).toBe(said.length);
    for (const matter of allMatters) {
      expect(matter.said.length).toBeGreaterThan(0);
      expect(matter.told.length).toBeGreaterThan(0);
      for (const word of [...matter.said, ...matter.told]) expect(fold(word)).toBe(word);
    }
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { said } of mattersIn(fold(text))) expect(fold(text)).toContain(said);
      }),
    );
  });
});
