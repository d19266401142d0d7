import { endsSentence } from '../../src/text/sentences.js';
import type { Line } from '../segment/lines.js';
import { startsArticle } from '../segment/patterns.js';
import { fieldsOf, inLatin, isScrap, type MastheadFields, paperIn } from './masthead-fields.js';
import { cutMastheadTokens, isSectionName, mayBeColumn, newspaperName } from './masthead-tokens.js';
import { findFullDates } from './parse-date.js';

export interface Masthead extends MastheadFields {
  /** The masthead's and folio lines' lines. */
  lines: Line[];
}

/** A masthead's loose parts stand among the first lines of a page. */
const headLines = 45;

/** Numbers that papers print in their own masthead; those of other services belong to a box. */
const ownNumber = /新闻|报料|爆料|发行|广告|监督|投稿|编辑|传真|订报|订阅|征订|总机|记者|读者|道德|社址|邮编|举报/;

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
    newspaper:
      first.newspaper && !mayBeColumn(first.newspaper) ? first.newspaper : (second.newspaper ?? first.newspaper),
    date: first.date ?? second.date,
    page: first.page ?? second.page,
    issue: first.issue ?? second.issue,
  };
}
