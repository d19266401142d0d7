import { describe, expect, it } from 'vitest';
import {
  countAgreement,
  kindAgreement,
  novelValues,
  placeAgreement,
  unitAgreement,
  yearAgreement,
} from '../../src/answering/passages/agreement.js';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import type { AnalysedQuestion } from '../../src/answering/understand/analysed-question.js';
import { fold } from '../../src/text/fold.js';
import { expectedType } from '../../src/text/lexicon/question-words.js';
import { typedValues } from '../../src/text/typed-values.js';

/** As much of an analysed question as agreement reads. */
function asked(question: string): AnalysedQuestion {
  const folded = fold(question);
  return {
    ...{
      text: question,
      folded,
      own: folded,
      typed: folded,
      written: folded,
      language: 'zh',
      terms: [],
      places: [],
      instead: [],
      localPlaces: [],
      districts: [],
      attributes: [],
      matters: [],
      field: null,
    },
    expected: expectedType(question),
    years: folded.match(/20\d{2}/g) ?? [],
  };
}

describe('the year that evidence stands in', () => {
  const year = (
    question: string,
    sentence: string,
    before = '',
    title = '',
    date: string | null = null,
    whole = before + sentence,
  ) =>
    yearAgreement(asked(question), {
      ...{ folded: fold(sentence), before: fold(before), title: fold(title), passage: fold(before + sentence) },
      ...{ whole: fold(whole), article: { date } },
    } as unknown as Candidate);

  it('is its own, else the last one named before it, else that of the headline or the date', () => {
    expect(year('2023年优良天数', '2023年优良天数300天。')).toBe(1);
    expect(year('2023年优良天数', '2022年优良天数300天。')).toBe(-1);
    expect(year('2023年优良天数', '优良天数300天。', '2023年六五环境日通报会获悉，2022年成效明显。')).toBe(-1);
    expect(year('2022年优良天数', '优良天数300天。', '2023年六五环境日通报会获悉，2022年成效明显。')).toBe(1);
    expect(year('2024年推了几块地', '推介三块地。', '', '我区召开2024年土地推介会')).toBe(1);
    expect(year('2024年推了几块地', '推介三块地。', '', '', '2024-03-06')).toBe(0.5);
    expect(year('推了几块地', '推介三块地。', '', '', '2024-03-06')).toBe(0);
  });

  it('is told by the paper’s date where a sentence says 去年 or 今年', () => {
    expect(year('2020年减免了多少', '去年减免近200万元。', '', '', '2021-11')).toBe(1);
    expect(year('2023年减免了多少', '去年减免近200万元。', '', '', '2021-11')).toBe(-1);
    expect(year('2019年1至8月立案多少', '今年1至8月立案1927起。', '', '', '2019-09-20')).toBe(1);
    expect(year('2021年立案多少', '立案1927起，比去年同期少。', '', '', '2021-09')).toBe(0.5);
    expect(year('2021年立案多少', '去年立案1927起。')).toBe(0);
  });

  it('is another where paper and article know nothing of the year asked for', () => {
    expect(year('2023年五一接种了多少剂', '五一期间接种13725剂次。', '', '', '2021-05')).toBe(-0.5);
    const whole = '2022年淘汰老旧车成效明显。全区共出动三千人次。淘汰3000辆。';
    expect(year('2022年淘汰了多少辆', '淘汰3000辆。', '全区共出动三千人次。', '', '2023-06-09', whole)).toBe(0);
  });
});

describe('a number with a measure word', () => {
  const unit = (question: string, sentence: string) =>
    unitAgreement(asked(question), typedValues(sentence, 'number'), fold(sentence));

  it('counts what the question asks about', () => {
    expect(unit('石灰市菜市场有多少个摊位', '有摊位495个，日均人流量2万人。')).toBe(1);
    expect(unit('市应急局一共有多少个党支部', '制定出台22个规范性文件。')).toBe(0.3);
    expect(unit('市应急局一共有多少个党支部', '2019年出台。')).toBe(-1);
    expect(unit('水费一吨多少钱', '每吨3.5元。')).toBe(1);
  });

  it('counts people by what people are counted in', () => {
    expect(unit('洪崖洞来了多少游客', '接待游客30万人次。')).toBe(1);
    expect(unit('洪崖洞来了多少游客', '提醒市民、游客注意安全，投入公安民警等力量共1700人次。')).toBe(0.3);
  });

  it('counts the same thing by another measure word', () => {
    expect(unit('查出多少处安全毛病', '共排查安全隐患204起。')).toBe(0.3);
    expect(unit('查出多少处安全毛病', '投入资金204万元。')).toBe(-1);
  });
});

describe('values that may answer', () => {
  const values = (question: string, sentence: string) =>
    novelValues(asked(question), { text: sentence, folded: fold(sentence) } as Candidate).map(({ start, end }) =>
      sentence.slice(start, end),
    );

  it('are no age, date or rank when something is counted', () => {
    expect(values('厂里有多少工人', '33岁的卢跃富2019年进厂。')).toEqual([]);
    expect(values('厂里有多少工人', '33岁的卢跃富和1200名工人。')).toEqual(['1200']);
    expect(values('卢跃富多大年龄', '33岁的卢跃富2019年进厂。')).toContain('33');
  });
});

describe('places that a question names', () => {
  const elsewhere = (places: string[], sentence: string) =>
    placeAgreement({ ...asked(''), places }, fold(sentence), fold(sentence));

  it('are missing where nothing around names them, and elsewhere where the sentence names another', () => {
    expect(elsewhere(['渝北'], '渝中区现有志愿者94810人。')).toEqual({ placeMissing: 1, placeElsewhere: 1 });
    expect(elsewhere(['渝北'], '全区现有志愿者94810人。')).toEqual({ placeMissing: 1, placeElsewhere: 0 });
    expect(elsewhere(['渝中'], '渝中区现有志愿者94810人。')).toEqual({ placeMissing: 0, placeElsewhere: 0 });
  });
});

it('a list of units needs more than one', () => {
  const kind = (question: string, sentence: string) => kindAgreement(asked(question), [], fold(sentence));
  expect(kind('第五轮巡察要查哪些单位', '巡察工作动员部署会召开。')).toBe(0.3);
  expect(kind('第五轮巡察要查哪些单位', '巡察区民政局和区交通局。')).toBe(1);
});

it('a list holds as many things as are asked for, one after another', () => {
  expect(countAgreement(asked('“五事共抓”抓哪五件事'), fold('实行大事、小事、难事、喜事和急事一起抓。'))).toBe(1);
  expect(countAgreement(asked('三大作业是哪三样'), fold('三大作业集中排查，行动持续，成效明显。'))).toBe(-1);
  expect(countAgreement(asked('推出了哪三块地'), fold('推出“交通大学”“八县办”“九坑子”三块地。'))).toBe(1);
});
