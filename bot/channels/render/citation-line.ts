import { citedDate, readableDate, citationLine as wholeLine } from '../../../src/answering/compose/dates.js';
import type { Citation, Language } from '../../../src/domain/answer.js';

/** `《渝中报》2023年6月9日第4版 · 标题` on one line. Plain text: each renderer escapes it. */
export function citationLine(citation: Citation, language: Language): string {
  return oneLine(wholeLine(citation, language));
}

/** `2023年6月9日`, `约2021年5月，据文中“五一”推断` or `日期不详`. */
export function citationDate(
  source: Pick<Citation, 'date' | 'dateCertainty' | 'dateEvidence'>,
  language: Language,
): string {
  return oneLine(citedDate(source, language));
}

/** `YYYY[-MM[-DD]]` as people write it. */
export const displayDate = readableDate;

/** Headlines and names on one line: a line break inside one could pass for a line of ours. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
