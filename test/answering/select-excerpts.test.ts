import { expect, it } from 'vitest';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import type { QuestionTerm } from '../../src/answering/passages/question-terms.js';
import type { ScoredCandidate } from '../../src/answering/passages/score.js';
import { selectExcerpts } from '../../src/answering/passages/select-excerpts.js';
import type { AnalysedQuestion } from '../../src/answering/understand/analysed-question.js';
import { excerptLimits } from '../../src/domain/answer.js';
import { fold } from '../../src/text/fold.js';
import { splitSentences } from '../../src/text/sentences.js';
import { articleOf } from '../support/articles.js';

const question = {
  ...{
    text: '培训哪些内容',
    folded: '培训哪些内容',
    own: '培训哪些内容',
    typed: '培训哪些内容',
    written: '培训哪些内容',
    language: 'zh',
    terms: [],
  },
  ...{ instead: [], years: [], places: [], localPlaces: [], districts: [], attributes: [], matters: [], field: null },
  expected: { type: 'open', unit: null, focus: null, span: null },
} satisfies AnalysedQuestion;

/** The sentences of a body in the order of their scores, which fall by 0.1. */
function ranked(body: string, order: readonly number[]): ScoredCandidate[] {
  const article = articleOf('a', body);
  const spans = splitSentences(body);
  return order.map((i, rank) => {
    const [start, end] = spans[i]!;
    const text = body.slice(start, end);
    const candidate = { article, part: 'body', start, end, text, folded: fold(text) } as unknown as Candidate;
    return { candidate, score: 5 - rank / 10, features: new Float64Array() } as ScoredCandidate;
  });
}

const sentence = (about: string) =>
  `${about}的培训班由区委党校主办，学员们在课堂上听讲，也到各地调研学习，历时一个月才告一段落，收获很大。`;
const body = [
  sentence('春季'),
  sentence('夏季'),
  '会议在别处召开，与此无关，代表们讨论了交通、住房与环境，最后通过了三项决议并宣布闭幕。',
  sentence('秋季'),
].join('');

it('reads sentences that stand side by side as one excerpt, in the order of the article', () => {
  const [first, ...others] = selectExcerpts(question, ranked(body, [1, 0, 3]), { gap: 3 });
  expect(first!.text).toBe(sentence('春季') + sentence('夏季'));
  expect(body.slice(first!.start, first!.end)).toBe(first!.text);
  expect(others.map(({ text }) => text)).toEqual([]);
});

it('keeps sentences apart that do not touch, or that are too long together', () => {
  const apart = selectExcerpts(question, ranked(body, [0, 2]), { gap: 3 });
  expect(apart.map(({ text }) => text)).toHaveLength(2);
  const long = '这是一个相当长的句子，'.repeat(11);
  const texts = selectExcerpts(question, ranked(`${long}甲。${long.replaceAll('相当', '非常')}乙。`, [0, 1]), {
    gap: 3,
  });
  expect(texts.every(({ text }) => text.length <= excerptLimits.charactersEach)).toBe(true);
});

it('adds no caption to an article, but shows one that answers by itself', () => {
  const [first, second] = ranked(body, [0, 2]);
  const caption = { ...second!, candidate: { ...second!.candidate, article: articleOf('b', body, { kind: 'photo' }) } };
  expect(selectExcerpts(question, [first!, caption], { gap: 3 })).toHaveLength(1);
  expect(selectExcerpts(question, [caption], { gap: 3 })).toHaveLength(1);
});

it('quotes no other article that tells much less of the question than the first', () => {
  const term = (said: string): QuestionTerm => ({
    ...{ term: said, alternatives: [], weight: 0.5, kind: 'word', category: null },
    ...{ proper: false, verb: false, borrowed: false },
  });
  const asked = { ...question, terms: ['党校', '培训班'].map(term) };
  const further =
    '市里来的老师每周二给党校的培训班讲课，内容有城市治理、数字应用，还安排了六次现场教学和一次结业考试。';
  const [first, unrelated] = ranked(body, [0, 2]);
  const [adding] = ranked(further, [0]);
  const titled = [unrelated!, adding!].map((each, i) => {
    const article = articleOf(`of-another-${i}`, each.candidate.article.body);
    return { ...each, candidate: { ...each.candidate, article, title: '' }, score: 4 };
  });
  const texts = selectExcerpts(asked, [first!, ...titled], { gap: 3 }).map(({ text }) => text);
  expect(texts).toEqual([sentence('春季'), further]);
});

it('gives a short sentence a neighbour of its own paragraph, or the heading above it', () => {
  const other = '通过实施八个方面的集中行动，确保隐患得到系统治理、风险防控取得明显成效。';
  const shown = '两个专项行动11月底前完成整改。';
  const own = '区安委办将每周调度一次。';
  const texts = (text: string, order: number[]) =>
    selectExcerpts(question, ranked(text, order), { gap: 0 }).map((excerpt) => excerpt.text);
  expect(texts(`${other}\n${shown}${own}`, [1, 0, 2])).toEqual([shown + own]);
  expect(texts(`${other}\n${shown}\n${own}`, [1, 0, 2])).toEqual([shown]);
  expect(texts(`整改时限\n${shown}\n${own}`, [1, 0, 2])).toEqual([`整改时限\n${shown}`]);
  expect(texts(`${other}\n二是${shown}`, [1, 0])).toEqual([`${other}\n二是${shown}`]);
});
