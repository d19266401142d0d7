import { smallNumber } from '../../src/text/small-number.js';
import type { Line } from '../segment/lines.js';
import { cutMastheadTokens, isSectionName, mayBeColumn, newspaperName } from './masthead-tokens.js';
import { findFullDates, findYearMonth, isoDate } from './parse-date.js';

/** What mastheads and folio lines print. */
export interface MastheadFields {
  newspaper: string | null;
  date: string | null;
  page: string | null;
  issue: string | null;
}

/** A paper's name in Latin letters behind its own: 江北报 JIANGBEI NEWS. */
export const inLatin = / [A-Z][A-Z .&]{3,40}$/;

/** What kind of paper it is, of a name whose place stands apart (重庆 晚报). */
const kindOfPaper = /^(?:[日晚晨早午商时导快周新信]|都市|参考|青年|法[治制]|经济|教育|文摘|农村|科技|工人|新闻)报$/;

/** The paper's name out of what a folio prints of it and its section: 民生 榕江日报, 榕江日报 综合. */
function withoutSections(part: string): string {
  const words = part.split(' ').filter(Boolean);
  const [name, ...others] = words.filter((word) => !isSectionName(word));
  const alone = name !== undefined && others.length === 0 && words.length > 1;
  return alone && !kindOfPaper.test(name) && newspaperName(name) !== null ? name : part;
}

/** The first newspaper named by one of a line's parts, or by a word of them. */
export function paperIn(parts: readonly string[]): string | null {
  const words = [...parts.map(withoutSections), ...parts.flatMap((part) => part.split(' '))];
  return words.map(newspaperName).find((name) => name !== null) ?? null;
}

/** A scrap of a scattered masthead: a piece of the paper's name set apart (永 川), its name in Latin letters. */
export function isScrap({ text, level }: Line): boolean {
  return level === 0 && (/^[A-Z][A-Z ]{3,40}$/.test(text) || /^[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}$/.test(text));
}

/** The first characters of a paper's name on a line of their own: 南 / 岸报. A section above a whole name is none: 民生 / 榕江日报. */
function isPieceOfName(text: string, below: string): boolean {
  if (isSectionName(text) && newspaperName(below) !== null && !kindOfPaper.test(below)) return false;
  return /^(?![一二三四五六七八九十]$)[\u4e00-\u9fff]{1,2}$/.test(text);
}

const weekdays = '日一二三四五六';

function weekdayOf(date: string): string {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
}

/** A date whose year and month, day and weekday stand on lines of their own. */
function scatteredDate(lines: readonly Line[]): string | null {
  const together = lines.map((line) => line.text).join(' ');
  const compact = lines.map((line) => line.text.replace(/\s/g, '')).join('');
  const whole = findFullDates(compact)[0];
  if (whole) return whole.date;
  const weekday = /(?:星期|周|礼拜)([一二三四五六日天])(?!、|至|到)/.exec(together)?.[1]?.replace('天', '日');
  const days = lines.flatMap((line) => {
    const match = /^(\d{1,2}|[一二三四五六七八九十廿卅]{1,3}) ?[日号]?$/.exec(line.text);
    const day = match ? smallNumber(match[1]!) : null;
    return day !== null && day <= 31 ? [day] : [];
  });
  const year = /((?:19|20)\d{2}) ?年/.exec(together);
  const monthDay = lines.map((line) => /^(\d{1,2}) ?月 ?(\d{1,2}) ?日/.exec(line.text)).find((match) => match);
  if (monthDay && year) return isoDate(Number(year[1]), Number(monthDay[1]), Number(monthDay[2]));
  const yearMonth = findYearMonth(together) ?? findYearMonth(compact);
  if (!yearMonth) return null;
  const dates = days.flatMap((day) => isoDate(yearMonth.year, yearMonth.month, day) ?? []);
  const fitting = weekday ? dates.find((date) => weekdayOf(date) === weekday) : undefined;
  return fitting ?? dates[0] ?? isoDate(yearMonth.year, yearMonth.month);
}

/** The paper that the lines of a masthead name, first by a name that nothing but a paper has. */
function paperOf(lines: readonly Line[]): string | null {
  const names = lines.flatMap(({ text }, i) => {
    const before = lines[i - 1]?.text ?? '';
    const whole = isPieceOfName(before, text) ? newspaperName(before + text) : null;
    return (
      whole ?? newspaperName(withoutSections(text.replace(inLatin, ''))) ?? paperIn(cutMastheadTokens(text).rest) ?? []
    );
  });
  // 永 川 / 日 报
  const scraps = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    return next && isScrap(line) && isScrap(next) ? (newspaperName(line.text + next.text) ?? []) : [];
  });
  const all = [...names, ...scraps];
  return all.find((name) => !mayBeColumn(name)) ?? all[0] ?? null;
}

/** Reads what the lines of a masthead print. */
export function fieldsOf(lines: readonly Line[]): MastheadFields {
  const together = lines.map((line) => line.text).join(' ');
  const printed = lines.flatMap((line) => findFullDates(line.text))[0];
  const date = printed?.date ?? scatteredDate(lines);
  const newspaper = paperOf(lines);
  const withoutCount = together.replace(
    /(?:今日|本期|今天|共|每期)(?:共|出)? ?[\d一二三四五六七八九十]{1,3} ?[版页]/g,
    ' ',
  );
  const page =
    /第? ?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}) ?版/.exec(withoutCount) ??
    /版[次面][:：] ?([A-Z]?\d{1,3})/.exec(withoutCount) ??
    /(?:^|[ |｜/／])([A-Z]\d{1,2})(?=$|[ |｜/／])/.exec(withoutCount);
  const total = /总(?:第)? ?(\d{1,6}) ?期/.exec(together);
  const issue = /(?<!总)第 ?(\d{1,6}) ?期/.exec(together);
  const issueText =
    issue && total ? `${issue[1]}（总第${total[1]}期）` : (issue?.[1] ?? (total ? `总第${total[1]}期` : null));
  return { newspaper, date, page: page ? pageLabel(page[1]!) : null, issue: issueText };
}

/** `05` → `5`, `五` → `5`, `A05` stays. */
function pageLabel(printed: string): string {
  if (/^[A-Z]/.test(printed)) return printed;
  return String(smallNumber(printed) ?? printed);
}
