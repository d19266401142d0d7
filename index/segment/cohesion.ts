import nodejieba from 'nodejieba';
import { isHan } from './characters.js';

/** Keywords of a text with their TF-IDF weights. */
export type Keywords = ReadonlyMap<string, number>;

const keywordsPerBlock = 16;

/** Keywords of a block, by jieba's term and document frequencies. */
export function keywordsOf(text: string): Keywords {
  return new Map(nodejieba.extract(text.slice(0, 4000), keywordsPerBlock).map(({ word, weight }) => [word, weight]));
}

/** Adds the keywords of one text to those of another. */
export function addKeywords(sum: Map<string, number>, more: Keywords): void {
  for (const [word, weight] of more) sum.set(word, (sum.get(word) ?? 0) + weight);
}

/**
 * How much of a text's keyword weight stands in an earlier text as well, 0 to 1. Halves of one news article share 0.08
 * or more in 95 of 100 cases (median 0.33); different articles share 0.04 or less in 90 of 100.
 */
export function cohesion(earlier: Keywords, later: Keywords): number {
  let shared = 0;
  let total = 0;
  for (const [word, weight] of later) {
    total += weight;
    if (earlier.has(word)) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}

function bareText(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Share of a headline's character pairs that stand in a text, punctuation and blanks apart, 0 to 1. */
export function coverage(headline: string, text: string): number {
  const bare = bareText(headline);
  if (bare.length < 2) return 0;
  const within = bareText(text);
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < within.length; i++) pairs.add(within.slice(i, i + 2));
  let found = 0;
  for (let i = 0; i + 1 < bare.length; i++) if (pairs.has(bare.slice(i, i + 2))) found++;
  return found / (bare.length - 1);
}

/**
 * Whether the end of one text and the start of another only make sense together: a dictionary word, a number or a
 * bracket spans the joint. Holds for four in ten of the places where a column cuts a sentence, and for one in three
 * hundred joints of a headline and its text.
 */
export function spansJoint(before: string, after: string): boolean {
  const last = before.at(-1);
  const first = after[0];
  if (last === undefined || first === undefined) return false;
  if (/[，。、；：！？”）》】…,;:!?)%％]/.test(first) || /[，、（《“(,]/.test(last)) return true;
  if (/[\d.]/.test(last) && /[\d.年月日时分个名人元万亿余多次家项点%]/.test(first)) return true;
  if (/[A-Za-z]/.test(last) && /[A-Za-z]/.test(first)) return true;
  // 3月22日 / 17:00: a day and its hour.
  if (/[日号起至]$/.test(last) && /^\d{1,2}[:：]\d{2}/.test(after)) return true;
  if (!isHan(last) || !isHan(first)) return false;
  const left = before.slice(-4).replace(/^.*[^\u4e00-\u9fff]/, '');
  const right = after.slice(0, 4).replace(/[^\u4e00-\u9fff].*$/, '');
  let end = 0;
  for (const word of nodejieba.cut(left + right, false)) {
    const start = end;
    end += word.length;
    if (start < left.length && end > left.length) return true;
  }
  return false;
}
