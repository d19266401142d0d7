import { isMeasureWord } from './lexicon/question-words/units.js';
import { taggedTokens } from './tokenize.js';

/** A year with or without 年; a number of its look that follows 第 is none, nor without 年 one that follows a point. */
const likeYear = /(?<![\d第])(?:19|20)\d{2}(?:(?=年)|(?<!\d\.\d{4})(?!\d))/g;
/** What stands behind a year: 2022年, 2023届, 2024款. */
const ofYear = /^\s*[年届级款版季期春夏秋冬]/;
/** A range, a part or a multiple between a number and what it counts: 2000-3000元, 1999多户, 2013.5万人. */
const beforeUnit = /^(?:\.\d+)?(?:[-~至]\d+(?:\.\d+)?)?\s*[余多]?/;
const scale = /^[万亿%℃]/;

/** Words that tell a year by the paper's own, and how far it lies from that. */
const relative = new Map([
  ['前年', -2],
  ['去年', -1],
  ['今年', 0],
  ['本年', 0],
  ['明年', 1],
]);
/** 比去年, 去年同期: what is told is only compared with that year. */
const comparing = /[比较同与和跟于]$/;
const compared = /^(?:度?同期|相比)/;

/** Whether what follows a number counts something, so that it is no year (1927起, 补贴2000元; but 2023起实施, 2024元旦). */
function counts(after: string): boolean {
  const rest = after.replace(beforeUnit, '');
  if (ofYear.test(after) || ofYear.test(rest)) return false;
  if (scale.test(rest)) return true;
  if (/^起(?:正式|全面)?(?:实施|施行|执行|开始)/.test(rest)) return false;
  const [next] = taggedTokens(rest.slice(0, 8));
  return next?.start === 0 && isMeasureWord(next.term);
}

/**
 * The four-digit years that a folded text names, in its order.
 * @param printed the year of the paper, by which 去年 and 今年 are told; without it they are left out
 */
export function yearsIn(folded: string, printed?: string): string[] {
  const found = [...folded.matchAll(likeYear)]
    .filter(({ 0: { length }, index }) => !counts(folded.slice(index + length)))
    .map(({ 0: year, index }) => ({ year, at: index }));
  if (printed !== undefined && /[去前今本明]年/.test(folded)) {
    for (const { term, start, end } of taggedTokens(folded)) {
      const from = relative.get(term);
      if (from === undefined || comparing.test(folded.slice(0, start)) || compared.test(folded.slice(end))) continue;
      found.push({ year: String(Number(printed) + from), at: start });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ year }) => year);
}
