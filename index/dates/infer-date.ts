import { isoDate } from './parse-date.js';

export interface InferredDate {
  date: string;
  /** The words of the page that the date rests on. */
  evidence: string;
}

/** Holidays that fix a month: what is reported of them is printed in that month. */
const holidays: readonly [pattern: RegExp, month: number][] = [
  [/[“"']?五[一·]一?[”"']?(?:劳动节|假期|期间|小长假|节)|[“"]五一[”"]/, 5],
  [/五四(?:青年节|精神|主题)/, 5],
  [/[“"]?七一[”"]?(?:表彰|前夕|活动)|建党节/, 7],
  [/八一建军节|[“"]八一[”"]/, 8],
  [/教师节/, 9],
  [/(?:国庆(?:节|假期|期间|黄金周)|[“"]十一[”"])/, 10],
  [/学雷锋(?:纪念)?日|三八(?:妇女)?节/, 3],
  [/六一儿童节|六五环境日/, 6],
];

interface Month {
  month: number;
  evidence: string;
  weight: number;
}

function monthsOf(text: string): Month[] {
  const found: Month[] = [];
  for (const match of text.matchAll(/(?:新华社|中新社|本报)[\u4e00-\u9fff]{1,12}(\d{1,2}) ?月 ?\d{1,2} ?日(?:电|讯)/g))
    found.push({ month: Number(match[1]), evidence: match[0], weight: 6 });
  for (const match of text.matchAll(/(?<![年\d] ?)(\d{1,2}) ?月 ?\d{1,2} ?日(?!至|-|—)/g))
    found.push({ month: Number(match[1]), evidence: match[0], weight: 2 });
  for (const match of text.matchAll(/(?:截至)?今年 ?(\d{1,2}) ?月/g))
    found.push({ month: Number(match[1]), evidence: match[0], weight: match[0].startsWith('截至') ? 2 : 0.5 });
  for (const [pattern, month] of holidays) {
    const match = pattern.exec(text);
    if (match) found.push({ month, evidence: match[0], weight: 2 });
  }
  return found.filter(({ month }) => month >= 1 && month <= 12);
}

function bare(evidence: string): string {
  return evidence.replace(/\s/g, '');
}

/** The year that a page speaks from: the latest one that it names often enough and not as a plan. */
function yearOf(text: string): { year: number; evidence: string } | null {
  const counts = new Map<number, { count: number; evidence: string }>();
  for (const match of text.matchAll(/(?<!\d)((?:19|20)\d{2}) ?年(?!代|来)(?:度|以来|底|\d{1,2}月)?/g)) {
    const end = match.index + match[0].length;
    if (
      /(?:到|至|预计|力争|计划|规划|将于|目标)[^，。]{0,3}$/.test(text.slice(Math.max(0, match.index - 6), match.index))
    )
      continue;
    if (/^[^，。]{0,4}(?:前|力争|预计|目标|将|全面建成|基本建成)/.test(text.slice(end, end + 9))) continue;
    const year = Number(match[1]);
    const known = counts.get(year);
    if (known) known.count++;
    else counts.set(year, { count: 1, evidence: `${match[1]}年` });
  }
  const years = [...counts.keys()].sort((a, b) => b - a);
  const year = years[0];
  return year === undefined ? null : { year, evidence: counts.get(year)!.evidence };
}

/**
 * Month and year in which a page without a printed date appeared, from its datelines, holidays and the years it names.
 * Never a day: a page tells of days before its own.
 * @returns `YYYY-MM`, or `YYYY` when no month is supported; null when not even a year is
 */
export function inferDate(text: string): InferredDate | null {
  const year = yearOf(text);
  if (!year) return null;
  const scores = new Map<number, Month>();
  for (const found of monthsOf(text)) {
    const known = scores.get(found.month);
    if (known) known.weight += found.weight;
    else scores.set(found.month, { ...found });
  }
  const [best, second] = [...scores.values()].sort((a, b) => b.weight - a.weight);
  const clear = best && best.weight >= 2 && (!second || best.weight > second.weight * 1.3);
  if (!clear) return { date: isoDate(year.year)!, evidence: bare(year.evidence) };
  return { date: isoDate(year.year, best.month)!, evidence: bare(`${year.evidence}、${best.evidence}`) };
}
