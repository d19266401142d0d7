import { describe, expect, it } from 'vitest';
import { questionTerms, type TermFrequency } from '../../src/answering/passages/question-terms.js';
import { bigramMark } from '../../src/text/tokenize.js';

/** An archive of a thousand passages in which the given terms stand so often. */
function archive(counts: Record<string, number> = {}): TermFrequency {
  return {
    documentFrequency: (term) => counts[term] ?? 0,
    manifest: { counts: { passages: 1000 }, places: [] },
  };
}
const termsOf = (question: string, counts: Record<string, number> = {}) => questionTerms(question, archive(counts));
const said = (question: string, counts: Record<string, number> = {}) =>
  termsOf(question, counts).map(({ term }) => term);
const weightOf = (question: string, term: string, counts: Record<string, number> = {}) =>
  termsOf(question, counts).find((one) => one.term === term)?.weight;

describe('the terms of a question', () => {
  it('hold Latin words, which jieba tags eng and not e for an interjection', () => {
    expect(said('ETC办理')).toContain('etc');
    expect(said('2022年12月美国CPI')).toContain('cpi');
    const [gpt] = termsOf('GPT4发布');
    expect(gpt).toMatchObject({ term: 'gpt4', alternatives: ['gpt-4', 'gpt 4'] });
  });

  it('hold nouns and verbs that jieba takes for adverbs', () => {
    expect(said('大足石刻')).toContain('大足');
    expect(said('合同到期怎么办')).toContain('到期');
    expect(said('轨道一期工程')).toContain('一期');
    expect(said('罚款最多')).not.toContain('最多');
    expect(said('马上到期')).not.toContain('马上');
  });

  it('weigh what is common little', () => {
    expect(weightOf('一般材料', '一般')).toBeLessThan(weightOf('一般材料', '材料')!);
    expect(said('每公斤价格')).not.toContain('每公斤');
    expect(said('买一张票')).not.toContain('一张');
  });

  it('weigh two characters that are no word anywhere little', () => {
    expect(weightOf('往江里倒', '往江')).toBeLessThan(0.25);
    expect(weightOf('往江里倒', '往江', { 往江: 1 })).toBeGreaterThan(0.7);
  });

  it('are as common as their pair of characters where jieba takes a name apart', () => {
    expect(weightOf('渝中志愿服务', '渝中', { [`${bigramMark}渝中`]: 800 })).toBeLessThan(0.3);
    expect(weightOf('渝中志愿服务', '渝中', { [`${bigramMark}渝中`]: 1 })).toBeGreaterThan(0.7);
  });

  it('keep the number of a month, a day and a line with what it counts', () => {
    expect(said('2024年11月5日停运')).toEqual(expect.arrayContaining(['11月', '5日', '2024']));
    expect(said('19号线')).toEqual(['19号线']);
    expect(said('11月')).not.toContain('11');
  });

  it('take a title and a quoted name whole', () => {
    expect(said('《海的尽头是草原》改编自什么')).toContain('海的尽头是草原');
    expect(said('“孝心卡”在哪领')).toContain('孝心卡');
  });
});
