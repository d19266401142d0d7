import { withoutEnding } from '../../text/districts.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';

/** Whose share of a whole is asked for: 用户里面渝中占多少. */
const shareOf =
  /(?:里面|里头|当中|之中)([\p{Script=Han}]{2,8}?)(?:一共|大概|大约)?占(?:了|到|比)?(?:多少|几成|好多|百分之)/u;

/** Whether the share of a part is asked for that no sentence or headline names. */
export function shareUntold({ own }: AnalysedQuestion, texts: readonly string[]): boolean {
  const part = shareOf.exec(own)?.[1];
  if (part === undefined) return false;
  const stem = withoutEnding(part);
  return !texts.some((text) => text.includes(stem));
}

/** A row of names that a number counts together: “无废医院”“无废小区”等9类57个. */
const rowCounted = /[^,，。;；]*等(?=[^,，。;；]{0,4}\d)/gu;

/** Whether the number of a kind is asked for that is told only of several kinds together. */
export function countedTogether(
  { expected: { type, focus } }: AnalysedQuestion,
  sentences: readonly string[],
): boolean {
  if (type !== 'number' || focus === null || focus.length < 2) return false;
  const holding = sentences.filter((sentence) => sentence.includes(focus));
  return (
    holding.length > 0 &&
    holding.every((sentence) => {
      const rest = sentence.replace(rowCounted, (row) => (/[、"]/.test(row) ? ' ' : row));
      return rest !== sentence && !rest.includes(focus);
    })
  );
}
