import { endsSentence } from '../../src/text/sentences.js';
import { smallNumber } from '../../src/text/small-number.js';
import type { Line } from '../segment/lines.js';
import { startsArticle } from '../segment/patterns.js';
import { cutMastheadTokens, isSectionName, newspaperName } from './masthead-tokens.js';
import { findFullDates, findYearMonth, isoDate } from './parse-date.js';

/** What mastheads and folio lines print. */
export interface MastheadFields {
  newspaper: string | null;
  date: string | null;
  page: string | null;
  issue: string | null;
}

export interface Masthead extends MastheadFields {
  /** The masthead's and folio lines' lines. */
  lines: Line[];
}

/** A masthead's loose parts stand among the first lines of a page. */
const headLines = 45;

/** Numbers that papers print in their own masthead; those of other services belong to a box. */
const ownNumber = /新闻|报料|爆料|发行|广告|监督|投稿|编辑|传真|订报|订阅|征订|总机|记者|读者|道德|社址|邮编|举报/;

/** A paper's name in Latin letters behind its own: 江北报 JIANGBEI NEWS. */
const inLatin = / [A-Z][A-Z .&]{3,40}$/;

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
function paperIn(parts: readonly string[]): string | null {
  const words = [...parts.map(withoutSections), ...parts.flatMap((part) => part.split(' '))];
  return words.map(newspaperName).find((name) => name !== null) ?? null;
}

/** Whether a line consists of what mastheads and folio lines hold. `strict` allows nothing else beside it. */
function isMastheadLine(line: Line, strict = false): boolean {
  if (line.text.length > 160 || /^[，、。；]|[，、。；]$/.test(line.text)) return false;
  const { found, phones, rest } = cutMastheadTokens(line.text);
  if (found + phones === 0 || (found === 0 && !ownNumber.test(line.text))) return false;
  if (paperIn(rest) !== null && line.text.length <= 60 && findFullDates(line.text).length > 0) return true;
  const left = rest.filter((part) => !isSectionName(part) && !newspaperName(part) && !/^\d{1,3}$/.test(part));
  const leftLength = left.join('').length;
  if (leftLength === 0) return true;
  return !strict && found >= 2 && leftLength <= 12 && leftLength * 2 <= line.text.length && !/[。！？]/.test(line.text);
}

/** A part of a scattered masthead that is none by itself: the paper's name, a bare day, a short slogan. */
function isLoosePart(line: Line): boolean {
  const parts = line.text.split(/[·•|｜]/);
  if (parts.every((part) => newspaperName(part.replace(inLatin, '')) !== null || isSectionName(part))) return true;
  return /^[A-Z]?\d{1,2}日?$/.test(line.text);
}

/** Index one past the masthead that opens the page; 0 when none does. */
function openingEnd(lines: readonly Line[]): number {
  let end = 0;
  let strong = 0;
  for (let i = 0; i < Math.min(lines.length, headLines); i++) {
    const line = lines[i]!;
    if (announcesServices(line.text) || startsArticle(line.text)) break;
    const own = isMastheadLine(line);
    if (own || isLoosePart(line)) {
      if (own || newspaperName(line.text)) strong++;
      end = i + 1;
    } else if (line.width > 12 || line.level > 1 || endsSentence(line.text) || i - end >= 3) break;
  }
  return strong > 0 && end > 0 ? end : 0;
}

/** Index of the first line of the masthead parts that close the page; the page's length when none do. */
function closingStart(lines: readonly Line[], from: number): number {
  let start = lines.length;
  let strong = 0;
  for (let i = lines.length - 1; i >= Math.max(from, lines.length - headLines); i--) {
    const own = isMastheadLine(lines[i]!, true);
    if (!own && !isLoosePart(lines[i]!)) break;
    if (own) strong++;
    start = i;
  }
  return strong > 0 && lines.length - start >= 2 ? start : lines.length;
}

/** A masthead in the middle of a page has at least so many lines of its own. */
const fewestLines = 3;

/** A scrap of a scattered masthead: a piece of the paper's name set apart (永 川), its name in Latin letters. */
function isScrap({ text, level }: Line): boolean {
  return level === 0 && (/^[A-Z][A-Z ]{3,40}$/.test(text) || /^[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}$/.test(text));
}

/** The first characters of a paper's name on a line of their own: 南 / 岸报. */
function isPieceOfName(text: string): boolean {
  return /^(?![一二三四五六七八九十]$)[\u4e00-\u9fff]{1,2}$/.test(text);
}

/** The lines of mastheads whose loose parts stand in the middle of the page, the date among them. */
function scatteredInside(lines: readonly Line[], from: number): Set<Line> {
  const inside = new Set<Line>();
  for (let i = from; i < lines.length; i++) {
    let to = i;
    const own: Line[] = [];
    for (; to < lines.length; to++) {
      const line = lines[to]!;
      if (isMastheadLine(line, true)) own.push(line);
      else if (!isLoosePart(line) && !isScrap(line)) break;
    }
    if (own.length >= fewestLines && own.some(({ text }) => findFullDates(text).length > 0))
      for (const line of lines.slice(i, to)) inside.add(line);
    i = Math.max(i, to);
  }
  return inside;
}

/** Folio lines stand apart, above or below the text: a line of a wrapped paragraph is none. */
function standsApart(lines: readonly Line[], i: number): boolean {
  const next = lines[i + 1];
  return lines[i]!.gap > 0 || lines[i]!.parted || next === undefined || next.gap > 0;
}

/** A folio or colophon line further down: it needs two parts, or a part and the paper's name. */
function isFolio(line: Line): boolean {
  if (/^[（(]/.test(line.text) || !isMastheadLine(line, true)) return false;
  const { found, rest } = cutMastheadTokens(line.text);
  if (found >= 2) return true;
  return (found === 1 && rest.some((part) => newspaperName(part) !== null)) || /^第?[A-Z]?\d{1,2}版$/.test(line.text);
}

/** Whether a line announces a box of phone numbers, which is none of the masthead. */
function announcesServices(text: string): boolean {
  return text.length <= 14 && /便民|服务(?:电话|热线|信息)|常用(?:电话|号码)|热线电话/.test(text) && !/\d/.test(text);
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

function fieldsOf(lines: readonly Line[]): MastheadFields {
  const together = lines.map((line) => line.text).join(' ');
  const printed = lines.flatMap((line) => findFullDates(line.text))[0];
  const date = printed?.date ?? scatteredDate(lines);
  let newspaper: string | null = null;
  lines.forEach(({ text }, i) => {
    const before = lines[i - 1]?.text ?? '';
    const whole = isPieceOfName(before) ? newspaperName(before + text) : null;
    newspaper ??=
      whole ?? newspaperName(withoutSections(text.replace(inLatin, ''))) ?? paperIn(cutMastheadTokens(text).rest);
  });
  // 永 川 / 日 报
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (next && isScrap(line) && isScrap(next)) newspaper ??= newspaperName(line.text + next.text);
  });
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

/**
 * Finds the masthead and folio lines of a page and reads them. What the opening masthead prints goes before what later
 * lines do.
 */
export function readMasthead(lines: readonly Line[]): Masthead {
  const end = openingEnd(lines);
  const opening = lines.slice(0, end);
  const closing = closingStart(lines, end);
  const inside = scatteredInside(lines, end);
  const later = lines.filter(
    (line, i) => i >= end && (i >= closing || inside.has(line) || (isFolio(line) && standsApart(lines, i))),
  );
  const first = fieldsOf(opening);
  const second = fieldsOf(later);
  return {
    lines: [...opening, ...later],
    newspaper: first.newspaper ?? second.newspaper,
    date: first.date ?? second.date,
    page: first.page ?? second.page,
    issue: first.issue ?? second.issue,
  };
}
