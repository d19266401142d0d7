import { categoryWords } from '../../domain/categories.js';
import { type DirectoryCategory, directoryCategories } from '../../domain/directory.js';
import { tokens } from '../../text/tokenize.js';
import type { QuestionTerm } from '../passages/question-terms.js';

/** One character says the field in 水电气 or 我问的是电. */
const fieldCharacters: Partial<Record<DirectoryCategory, string>> = {
  water: '水',
  power: '电',
  gas: '气',
  heating: '暖',
};
/** 水电气, 水, 电: each character is a supply with a line of its own. */
export const severalSupplies = /^[水电气暖]+$/;
/** 62路, K18路. */
const busLine = /^[a-z]?\d{1,3}路(?:公交车?|车)?$/;
/** What one does with a thing, run into one word with it (坐火车, 查火车). */
const doing = /^[坐乘搭赶查问买交缴修换装接](?=.{2})/;
/** Endings with which people name the body of a field (煤气 → 煤气公司). */
const bodyEndings = [
  '公司',
  '集团',
  '集团公司',
  '总公司',
  '局',
  '管理局',
  '监督管理局',
  '所',
  '站',
  '中心',
  '单位',
  '部门',
];

const known = new WeakMap<QuestionTerm, ReadonlySet<DirectoryCategory>>();

/** The fields that a term tells of: by its thesaurus group, by a whole word of the category in it, or by 水, 电, 气. */
export function fieldsOf(term: QuestionTerm): ReadonlySet<DirectoryCategory> {
  const cached = known.get(term);
  if (cached) return cached;
  const said = new Set([term.term, ...tokens(term.term).map((token) => token.term)]);
  const bare = term.term.replace(doing, '');
  const supplies = severalSupplies.test(term.term);
  const fields = new Set(
    directoryCategories.filter((category) => {
      if (category === 'other') return false;
      if (term.category === category) return true;
      if (category === 'transit' && busLine.test(term.term)) return true;
      // 燃气灶 begins with its field; 电动车 only ends like 动车.
      if (categoryWords[category].synonyms.some((word) => said.has(word) || bare.startsWith(word))) return true;
      return supplies && term.term.includes(fieldCharacters[category] ?? '–');
    }),
  );
  known.set(term, fields);
  return fields;
}

/** Each field's words with the bodies named after them. */
const bodies = new Map(
  directoryCategories.map((category) => {
    const { synonyms } = categoryWords[category];
    return [category, new Set(synonyms.flatMap((word) => [word, ...bodyEndings.map((ending) => word + ending)]))];
  }),
);

/**
 * Whether a term is a field's word or body (煤气公司, 市场监管局), or the end of a body that stands in the question, which
 * jieba cuts out of it (监管局).
 * @param said the question's own words, folded
 */
export function namesBody(term: string, category: DirectoryCategory, said: string): boolean {
  const ofField = bodies.get(category)!;
  if (ofField.has(term)) return true;
  if (term.length > 2) for (const body of ofField) if (body.endsWith(term) && said.includes(body)) return true;
  return false;
}

/** Whether a term is no more than a piece of another field's word in the question (客运 in 长途客运 is no 港口客运). */
export function isPieceOfAnotherField(term: string, category: DirectoryCategory, said: string): boolean {
  return directoryCategories.some(
    (other) =>
      other !== category &&
      categoryWords[other].synonyms.some(
        (word) => word.length > term.length && word.includes(term) && said.includes(word),
      ),
  );
}
