import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import { comparedYearUntold, nextYearUntold } from '../../src/answering/passages/compared-years.js';
import { deniedNowhere } from '../../src/answering/passages/contrast.js';
import { namesUntold } from '../../src/answering/passages/listing.js';
import { othersUntold } from '../../src/answering/passages/others.js';
import { countedTogether, shareUntold } from '../../src/answering/passages/parts.js';
import { presenceUntold } from '../../src/answering/passages/presence.js';
import { rankUntold } from '../../src/answering/passages/superlative.js';
import type { AnalysedQuestion } from '../../src/answering/understand/analysed-question.js';
import { fold } from '../../src/text/fold.js';
import { expectedType } from '../../src/text/lexicon/question-words.js';
import { taggedTokens } from '../../src/text/tokenize.js';
import { yearsIn } from '../../src/text/years.js';

/** A question with its words for terms, the longer the heavier. */
function asked(question: string): AnalysedQuestion {
  const own = fold(question);
  const terms = taggedTokens(own)
    .filter(({ term, tag }) => term.length > 1 && /^(?:n|v|x|l|j|a)/.test(tag))
    .map(({ term }) => ({ term, alternatives: [], weight: term.length, kind: 'word', borrowed: false }));
  return { own, folded: own, terms, expected: expectedType(own), years: yearsIn(own) } as unknown as AnalysedQuestion;
}

const told = (sentence: string, before = '', date = '2023-06-09') =>
  ({
    ...{ folded: fold(sentence), before: fold(before), after: '', title: '', passage: '', whole: fold(sentence) },
    article: { date },
  }) as unknown as Candidate;

describe('a comparison of two years', () => {
  const question = asked('2023年的客流比2022年多多少');
  it('is not told by what compares the earlier one with the year before it', () => {
    expect(comparedYearUntold(question, [told('2022年客流增加5万人次，同比增长一成。')])).toBe('2023年');
    expect(comparedYearUntold(asked('今年的客流比2022年多吗'), [told('2022年客流同比增长。')])).toBe('今年');
  });
  it('is told by both, or by a change in the later one', () => {
    expect(comparedYearUntold(question, [told('2023年客流比2022年增加5万人次。')])).toBeNull();
    expect(comparedYearUntold(question, [told('2023年，客流同比增加5万人次。')])).toBeNull();
    expect(comparedYearUntold(asked('2022年的客流比价格'), [told('2022年客流。')])).toBeNull();
  });
});

it('next year is told only by what looks ahead', () => {
  expect(nextYearUntold(asked('明年灯会什么时候办'), [told('灯会2月1日开幕。')])).toBe('明年');
  expect(nextYearUntold(asked('明年灯会什么时候办'), [told('明年2月1日，灯会将开幕。')])).toBeNull();
  expect(nextYearUntold(asked('明年灯会什么时候办'), [told('灯会将于2024年2月1日开幕。')])).toBeNull();
});

describe('the first of many in some degree', () => {
  it.each([
    ['最长的那条步道有多少公里', '建成步道114公里，路网密度全市第一。', true],
    ['最长的那条步道有多少公里', '其中最长的步道有12公里。', false],
    ['哪个街道的志愿者最多', '石板坡社区入选最美志愿社区。', true],
    ['最早成立的合作社是哪个', '2010年成立的红旗村合作社，是全县首家。', true],
    ['最早成立的合作社是哪个', '全县首家合作社在红旗村成立。', false],
    ['办证最多跑几次', '群众最多跑一次。', false],
    ['公积金最多能贷多少', '可贷40万元。', false],
  ])('%s | %s', (question, sentence, untold) => {
    expect(rankUntold(asked(question), [fold(sentence)])).toBe(untold);
  });
});

describe('a part of a whole', () => {
  it('has no share where it is not named', () => {
    expect(shareUntold(asked('这些用户里面江津占多少'), ['用户超过100万，网办率84%。'])).toBe(true);
    expect(shareUntold(asked('这些用户里面江津占多少'), ['江津用户占12%。'])).toBe(false);
  });
  it('has no number where it is counted together with others', () => {
    const sentence = fold('建成图书馆、体育馆等12个场馆。');
    expect(countedTogether(asked('体育馆有多少个'), [sentence])).toBe(true);
    expect(countedTogether(asked('场馆有多少个'), [sentence])).toBe(false);
    expect(countedTogether(asked('体育馆有多少个'), [fold('体育馆3个，图书馆、剧场等12个场馆。')])).toBe(false);
  });
});

describe('others than those named', () => {
  it.each([
    ['除了红旗村，还有哪些村有食堂', '红旗村的食堂开张了。', true],
    ['除了红旗村，还有哪些村有食堂', '红旗村、双桥村的食堂开张了。', false],
    ['除了红旗村，还有哪些村有食堂', '红旗村等地的食堂开张了。', true],
    ['除了红旗村，还有哪里有食堂', '双桥村的食堂开张了。', false],
    ['红旗村有哪些食堂', '红旗村的食堂开张了。', false],
  ])('%s | %s', (question, sentence, untold) => {
    expect(othersUntold(asked(question), [fold(sentence)])).toBe(untold);
  });
});

describe('the names of a known number of things', () => {
  it.each([
    ['四方会商是哪四方', '四方会商解决了问题。', true],
    ['四方会商是哪四方', '社区、物业、业委会、居民四方会商。', false],
    ['12家示范单位是哪些', '创建示范单位12家。', true],
    ['12家示范单位是哪些', '示范单位有区医院、区图书馆、人和小学等12家。', false],
    ['示范单位有多少家', '创建示范单位12家。', false],
  ])('%s | %s', (question, text, untold) => {
    expect(namesUntold(asked(question), [fold(text)])).toBe(untold);
  });
});

describe('the presence of a thing', () => {
  it.each([
    ['这些项目里有没有义务理发的', '项目涵盖医疗、环保。', true],
    ['这些项目里有没有义务理发的', '项目涵盖医疗、理发。', false],
    ['市场里有空摊位没得', '市场有摊位40个。', false],
  ])('%s | %s', (question, text, untold) => {
    const read = { ...asked(question), expected: { type: 'yes-no' } } as unknown as AnalysedQuestion;
    expect(presenceUntold(read, [fold(text)])).toBe(untold);
  });
});

it('what was not reached is not told by what was', () => {
  expect(deniedNowhere('没评上市级的示范社区有几个', ['示范社区57个，其中12个评为市级。'])).toBe(true);
  expect(deniedNowhere('哪些窗口做不到当天办', ['97%的窗口实现当天办。'])).toBe(true);
  expect(deniedNowhere('哪些窗口做不到当天办', ['两个窗口还不能当天办。'])).toBe(false);
});
