import { chineseNumber } from '../../src/text/small-number.js';

/** The date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when no such day exists or the year is not 1900–2099. */
export function isoDate(year: number, month?: number, day?: number): string | null {
  if (!(year >= 1900 && year <= 2099)) return null;
  if (month === undefined) return String(year);
  if (!(month >= 1 && month <= 12)) return null;
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return prefix;
  const exists = day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return exists ? `${prefix}-${String(day).padStart(2, '0')}` : null;
}

export interface FoundDate {
  date: string;
  index: number;
  text: string;
}

const year = '((?:19|20)\\d{2}|[一二][〇零○ОＯ一二三四五六七八九]{3})';
const number = '(\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const patterns = [
  new RegExp(`${year}\\s?年\\s?${number}\\s?月\\s?${number}\\s?[日号]`, 'g'),
  /((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/g,
];

/** Complete dates (`2023年6月9日`, `二〇二三年六月九日`, `2023-06-09`) of a text with full-width digits narrowed. */
export function findFullDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const [at, pattern] of patterns.entries()) {
    for (const match of text.matchAll(pattern)) {
      const [y, m, d] = at === 0 ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]];
      const date = isoDate(chineseNumber(y!), chineseNumber(m!), chineseNumber(d!));
      if (date) found.push({ date, index: match.index, text: match[0] });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

/** Year and month (`2024年3月`) that no day follows. */
export function findYearMonth(text: string): { year: number; month: number; text: string } | null {
  const match = new RegExp(`${year}\\s?年\\s?${number}\\s?月`).exec(text);
  if (!match) return null;
  const [y, m] = [chineseNumber(match[1]!), chineseNumber(match[2]!)];
  return isoDate(y, m) ? { year: y, month: m, text: match[0] } : null;
}

/**
 * A date of a record, a sidecar or a file name: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `YYYYMMDD`, `2023年6月9日`, with or
 * without a time after it.
 * @returns as precise as given (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`); null when it is no date
 */
export function parseDate(text: string): string | null {
  const narrow = text.trim().normalize('NFKC');
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(narrow);
  if (compact) return isoDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const full = findFullDates(narrow)[0];
  if (full && full.index === 0) return full.date;
  const month = /^(\d{4})[-./年](\d{1,2})月?$/.exec(narrow);
  if (month) return isoDate(Number(month[1]), Number(month[2]));
  const only = /^(\d{4})年?$/.exec(narrow);
  return only ? isoDate(Number(only[1])) : null;
}
