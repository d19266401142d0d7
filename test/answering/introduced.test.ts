import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import { introduces } from '../../src/answering/passages/introduced.js';
import type { AnalysedQuestion } from '../../src/answering/understand/analysed-question.js';
import { fold } from '../../src/text/fold.js';
import { expectedType } from '../../src/text/lexicon/question-words.js';

const told = (question: string, sentence: string) =>
  introduces(
    { own: fold(question), expected: expectedType(question) } as AnalysedQuestion,
    { folded: fold(sentence), part: 'body' } as Candidate,
  );

describe('a sentence introduces', () => {
  it('a person by the post before the name, not by what the person says', () => {
    expect(told('李林是干啥子的', '区政务服务办党组书记、主任李林接受了记者专访。')).toBe(true);
    expect(told('李林是干啥子的', '李林：今年是开局之年。')).toBe(false);
    expect(told('李林是干啥子的', '李林表示，今年是开局之年。')).toBe(false);
    expect(told('请问谢礼国是谁？', '市城市管理局党组书记、局长 谢礼国')).toBe(true);
    expect(told('吴春霞是做什么的', '市民吴春霞告诉记者。')).toBe(true);
    expect(told('谁是李林', '区政务服务办主任李林接受了专访。')).toBe(true);
    expect(told('谢东是谁', '谢东指出，要坚持问题导向。')).toBe(false);
    expect(told('李林是谁', '区政务服务办主任李林森接受了专访。')).toBe(false);
    expect(told('李林是谁', '李林女士表示满意。')).toBe(false);
    expect(told('李林是谁', '李林，男，1975年生。')).toBe(true);
    expect(told('李林是哪里人', '区政务服务办主任李林接受了专访。')).toBe(false);
  });

  it('a thing by what it is', () => {
    expect(told('渝快办是什么', '“渝快办”是我市建设的全市一体化在线政务服务平台。')).toBe(true);
    expect(told('渝快办是啥平台？', '据介绍，“渝快办”是我市建设的在线政务服务平台。')).toBe(true);
    expect(told('什么是无废城市', '“无废城市”是一种先进的城市管理理念。')).toBe(true);
    expect(told('渝快办是什么', '用好“渝快办”是第一步。')).toBe(false);
    expect(told('渝快办是什么', '“渝快办”是否好用，群众说了算。')).toBe(false);
    expect(told('渝快办是什么', '“渝快办”系统升级期间暂停服务。')).toBe(false);
    expect(told('高龄津贴是什么', '落实老年人高龄津贴动态管理。')).toBe(false);
    expect(told('什么是常住人口', '全区常住人口58万。')).toBe(false);
    expect(told('你知道什么叫做无废城市吗', '“无废城市”是一种城市管理理念。')).toBe(true);
    expect(told('下水道是什么', '水道是运河的一段。')).toBe(false);
    expect(told('渝快办是什么时候上线的', '“渝快办”是我市建设的在线政务服务平台。')).toBe(false);
  });
});
