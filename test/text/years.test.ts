import { describe, expect, it } from 'vitest';
import { yearsIn } from '../../src/text/years.js';

describe('the years that a text names', () => {
  it('are no numbers of the same look', () => {
    expect(yearsIn('2022年和2023届,2024土地推介会,2021')).toEqual(['2022', '2023', '2024', '2021']);
    expect(yearsIn('立案1927起,补贴2000元,2013.5万人,第2012号,12022年,1999多户,2000公里')).toEqual([]);
    expect(yearsIn('发放图书2000册,每月2000-3000元,补贴2000 元,2000字,每天2000步')).toEqual([]);
  });

  it('may stand without 年 before any noun', () => {
    for (const text of ['2024元旦放假安排', '2024人才招聘会', '2024家电以旧换新补贴', '2024本科分数线', '2024起实施'])
      expect(yearsIn(text), text).toEqual(['2024']);
    expect(yearsIn('1.2022年新增三处')).toEqual(['2022']);
    expect(yearsIn('2021-2023年')).toEqual(['2021', '2023']);
  });

  it('are told by the paper’s own, in the order of the text', () => {
    expect(yearsIn('今年是建党100周年,去年共减免200万元', '2021')).toEqual(['2021', '2020']);
    expect(yearsIn('2019年起试点,明年推开', '2021')).toEqual(['2019', '2022']);
    expect(yearsIn('去年减免200万元')).toEqual([]);
  });

  it('are none in other words, nor where one is only compared with', () => {
    for (const text of [
      '目前年办件量300万件',
      '可在网上年检',
      '凭证明年龄的材料',
      '如今年轻人多',
      '比去年增长8%',
      '较去年同期少',
      '去年同期为3件',
    ])
      expect(yearsIn(text, '2023'), text).toEqual([]);
  });
});
