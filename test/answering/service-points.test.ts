import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import type { QuestionTerm } from '../../src/answering/passages/question-terms.js';
import { namesServicePoint } from '../../src/answering/passages/service-points.js';
import type { AnalysedQuestion } from '../../src/answering/understand/analysed-question.js';
import { fold } from '../../src/text/fold.js';

const told = (question: string, subject: string, sentence: string) => {
  const term: QuestionTerm = {
    term: subject,
    weight: 1,
    kind: 'word',
    verb: false,
    proper: false,
    category: null,
    alternatives: [],
    borrowed: false,
  };
  const asked = { own: fold(question), terms: [term] } as Partial<AnalysedQuestion> as AnalysedQuestion;
  return namesServicePoint(asked, { folded: fold(sentence), part: 'body' } as Candidate);
};

describe('where something is done is told', () => {
  it('by an office, a counter, a machine or an app, in a sentence on that', () => {
    expect(told('医保在哪里可以交', '医保', '医保费可在农商行网点柜台交，也可用手机上的“税务”App交。')).toBe(true);
    expect(told('去哪里办社保业务', '社保', '社保业务在各镇街的便民中心和自助终端上办。')).toBe(true);
  });
  it('by no sentence that only names the thing, or a place of something else', () => {
    expect(told('医保在哪里可以交', '医保', '医保费今年每人380元，比去年多30元。')).toBe(false);
    expect(told('医保在哪里可以交', '医保', '新建的便民中心下月开放。')).toBe(false);
  });
  it('only to who asks where to have it done', () => {
    expect(told('招聘会在哪里开', '招聘会', '招聘会由人社局服务中心主办。')).toBe(false);
    expect(told('医保一年交多少', '医保', '医保费可在网点柜台交。')).toBe(false);
  });
});
