import type { Article } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import type { DirectoryCategory, DirectoryEntry } from '../../domain/directory.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import { heldFrom, holds, matchDegree } from '../passages/term-match.js';
import { namesBody } from './fields.js';
import { type Prints, printsOf } from './prints.js';
import { namedOffice, type Wanted } from './wanted.js';

/** Fields of several bodies, none of which takes what another does: a paper's ethics line, the discipline inspection. */
export const severalBodies: ReadonlySet<DirectoryCategory> = new Set(['ethics-supervision']);
/**
 * Fields of many bodies with a line each, and how the line for all of the field is called: who only speaks of such a field is
 * not given the line for one matter of it (报警: 110, not 禁毒举报).
 */
const broadLines: Partial<Record<DirectoryCategory, RegExp>> = {
  police: /报警|110|公安局?(?:咨询|服务|热线)?$/,
  medical: /急救|急诊|120/,
  'civil-affairs': /民政/,
  legal: /法律|司法|12348/,
  health: /卫生健康|卫健|卫生(?:热线|服务|咨询)|12320/,
  education: /教育|教委|招生/,
  housing: /住房|房管/,
};

/** Whether a line of a field of many bodies is for one matter of it only. */
export function isForOneMatter({ category }: DirectoryEntry, name: string): boolean {
  return broadLines[category]?.test(name) === false;
}

/** Gives the article of an id; null where there is none. */
export type ArticleOf = (id: string) => Article | null;

/** The sum of the terms' weights. */
export function weightOf(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Weighted share of what tells whose number is wanted that an entry covers, 0 to 1; 0 when no word is covered by half. */
export function subjectCoverage(
  wanted: Pick<Wanted, 'telling' | 'body' | 'said'>,
  entry: DirectoryEntry,
  articleOf: ArticleOf,
): number {
  const { telling } = wanted;
  const prints = printsOf(entry, articleOf);
  const shares = telling.map((term) => ({ term, share: termCoverage(term, entry, prints, wanted) }));
  const all = weightOf(telling);
  if (all === 0 || !shares.some(({ share }) => share >= heldFrom)) return 0;
  return shares.reduce((sum, { term, share }) => sum + term.weight * share, 0) / all;
}

/** Names of numbers in stories that tell what for, not whose: what stands beside them does. */
const namelessLine = /^(?:24小时)?(?:咨询|报名|预约|联系|服务|客服|投诉|举报|监督|值班|查询|参观)+(?:电话|热线|专线)?$/;

/** What a word beside a number in a story is worth, where the number has no owner's name and where it has. */
const ofNameless = 0.7;
const ofNamed = 0.6;
/** A body told in a story is told by so much of its name (政务服务办). */
const endOfBody = 5;

/** How far an entry covers one word: by its name, as a word of its field, or by the box or paper that prints it. */
export function termCoverage(
  term: QuestionTerm,
  entry: DirectoryEntry,
  { name, where, near }: Prints,
  { telling, body, said }: Pick<Wanted, 'telling' | 'body' | 'said'>,
): number {
  const { category } = entry;
  const ofItsBody = !severalBodies.has(category) || telling.some((other) => holds(other, where));
  const ofAll = ofItsBody && !isForOneMatter(entry, name);
  const besideIt =
    namedOffice.test(term.term) || (body !== null && !near.includes(body.name.slice(-endOfBody)))
      ? 0
      : (namelessLine.test(name) ? ofNameless : ofNamed) * matchDegree(term, near);
  const inCategory = ofAll && speaksFor(term, category, said) ? 0.9 : 0;
  return Math.max(matchDegree(term, name), inCategory, 0.85 * matchDegree(term, where), besideIt);
}

/** Whether a term, or what it is printed as, is a word of a category or its body; of a field of many bodies, one for all of it. */
export function speaksFor(term: QuestionTerm, category: DirectoryCategory, said: string): boolean {
  if (category === 'other') return false;
  const { label } = categoryWords[category];
  const forms = [term.term, ...term.alternatives];
  const broad = broadLines[category];
  if (broad && !forms.some((form) => form === label || broad.test(form))) return false;
  return forms.some((form) => form === label || namesBody(form, category, said));
}
