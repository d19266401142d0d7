import { describe, expect, it } from 'vitest';
import { highlightsOf } from '../../src/answering/passages/highlights.js';
import { fold } from '../../src/text/fold.js';

/** What is highlighted of a text by a question that wants a value of a type. */
function highlighted(type: string, text: string): string[] {
  const question = { expected: { type, unit: null, focus: null, span: null }, folded: '', terms: [] };
  const spans = highlightsOf(question as never, { text, folded: fold(text) } as never);
  return spans.map(([from, to]) => text.slice(from, to));
}

describe('a highlight ends with a word', () => {
  it.each([
    ['person', '组织部部长王南宣布授权', ['王南']],
    ['person', '政协委员高效履职', []],
    ['person', '全面贯彻党的二十大精神', []],
    ['number', '组建60多个社区物业服务中心', ['60多个社区']],
    ['organisation', '有280个营业网点投放了建设银行的机器', ['建设银行']],
    ['place', '我区和全市都有', []],
  ])('%s: %s', (type, text, expected) => {
    expect(highlighted(type, text)).toEqual(expected);
  });
});
