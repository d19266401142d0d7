import { smallNumber } from '../../text/small-number.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { countAgreement } from './agreement.js';

/** Which ones a known number of things are: 17家节约型机关是哪些. */
const whichOfCounted =
  /(\d{1,3}|[二两三四五六七八九十]{1,3})(?:个|家|项|所|种|条|位|名|张|座|类|支|方)[^,，。?？]{1,12}?(?:分别|都|具体)?(?:是|有|指|包括|叫)(?:哪些|哪几|什么)/u;
/** Two or three things may be told in sentences of their own. */
const asksForMany = /哪(?:[四五六七八九十]|\d{1,2})/;
/** So many names are a list, however long the whole would be. */
const aList = 3;
const run = /[^、,，。;:\n]{1,30}(?:[、;][^、,，。;:\n]{1,30})+/gu;
const quotedRun = /["《][^"《》\n]{1,20}["》](?:[、,和及与]?["《][^"《》\n]{1,20}["》])+/gu;
const numberedItem = /[一二三四五六七八九十]是|第[一二三四五六七八九十](?=[,，、\p{Script=Han}])/gu;

/** Whether the names of a known number of things are asked for (哪五方, 17家…是哪些), and none of the texts lists as many, or any list. */
export function namesUntold(question: AnalysedQuestion, around: readonly string[]): boolean {
  if (around.length === 0) return false;
  if (
    asksForMany.test(question.own) &&
    around.every((text) => countAgreement(question, text) < 0 && !text.match(numberedItem))
  )
    return true;
  const count = smallNumber(whichOfCounted.exec(question.own)?.[1] ?? '');
  if (count === null || count < 2) return false;
  const wanted = Math.min(count, aList);
  return !around.some((text) => longestList(text) >= wanted);
}

/** How many things the longest row, of names or of numbered items, has. */
function longestList(text: string): number {
  const rows = [...text.matchAll(run)].map(([row]) => row.split(/[、;]|[和及与](?=[^、;]*$)/).length);
  const quoted = [...text.matchAll(quotedRun)].map(([row]) => row.match(/"[^"]*"|《/g)?.length ?? 0);
  return Math.max(text.match(numberedItem)?.length ?? 0, ...rows, ...quoted);
}
