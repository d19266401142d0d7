import { endsSentence } from '../../src/text/sentences.js';
import { isBareNumber, serviceLine } from '../directory/service-lines.js';
import { isTurn } from './dialogue.js';
import { isNumberedHeading, looksLikeHeading } from './headings.js';
import { isMarked, type Line } from './lines.js';
import {
  boilerplateReason,
  isBareCredit,
  isByline,
  isCaption,
  isSpacedByline,
  jumpFrom,
  jumpOn,
  opensLetter,
  startsArticle,
  tellsDayFirst,
  tellsHourFirst,
} from './patterns.js';
import { runsOf } from './runs.js';

/** Lines that belong together by their setting: a paragraph, a piece of one, a headline. */
export interface Block {
  lines: Line[];
  /** The lines' texts joined without a blank. */
  text: string;
  /** Blank lines before it. */
  gap: number;
  /** A masthead's or folio line stood between it and the block before. */
  parted: boolean;
  level: number;
  bold: boolean;
  /** A row of a table. */
  row: boolean;
  /** Width of the column that wrapped its lines, in Han characters; 0 when a line is a paragraph. */
  column: number;
}

function blockOf(lines: Line[], column: number): Block {
  const first = lines[0]!;
  return {
    lines,
    text: lines.map((line) => line.text).join(''),
    gap: first.gap,
    parted: first.parted,
    level: first.level,
    bold: first.bold,
    row: first.row,
    column,
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function opensArticle(text: string): boolean {
  return startsArticle(text) || jumpFrom(text) !== null;
}

/** Whether the lines since the last break may be a headline that fills its column, with the text right below it. */
function isHeadlineSoFar(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text).join('');
  return lines.length <= 3 && !opensArticle(text) && looksLikeHeading(text);
}

/**
 * Lines that stand alone whatever is around them.
 * @param apart the setting allows a byline here: a sentence has ended, or the line does not fill its column
 */
function standsAlone(line: Line, apart: boolean): boolean {
  if (isMarked(line)) return true;
  const { text } = line;
  if (serviceLine(text)) return true;
  if (text.length > 60) return false;
  return (
    isBareCredit(text) ||
    isSpacedByline(text) ||
    (text.length >= 4 && text.length <= 20 && boilerplateReason(text) !== null) ||
    (text.length <= 14 && (jumpOn(text)?.index === 0 || jumpFrom(text)?.length === text.length)) ||
    (apart && isByline(text) && text.length <= 40 && !/[，,、]$/.test(text))
  );
}

/** A run's column. */
interface Column {
  /** Width that three quarters of the lines do not exceed, in Han characters. */
  width: number;
  /** Characters of such a line. */
  length: number;
  /** Nearly all inner lines have `length` characters (or one mark of punctuation more): a line is full or it is not. */
  exact: boolean;
}

function columnOf(lines: readonly Line[]): Column {
  const inner = lines.slice(0, -1);
  const width = percentile(
    inner.map((line) => line.width),
    0.75,
  );
  const lengths = new Map<number, number>();
  for (const line of inner) lengths.set(line.text.length, (lengths.get(line.text.length) ?? 0) + 1);
  const [common] = [...lengths].sort((x, y) => y[1] - x[1]);
  const length = common?.[0] ?? 0;
  const near = (lengths.get(length) ?? 0) + (lengths.get(length + 1) ?? 0);
  const ragged = inner.filter(
    ({ text, indented }) => !indented && text.length < length && text.length >= length - 3 && !endsSentence(text),
  ).length;
  if (inner.length >= 4 && near >= inner.length * 0.6 && ragged <= inner.length * 0.05)
    return { width, length, exact: true };
  return {
    width,
    length: percentile(
      inner.map((line) => line.text.length),
      0.75,
    ),
    exact: false,
  };
}

/** The first line of a paragraph is set in by two characters, which OCR leaves out. */
function isFull(line: Line, column: Column, first = false): boolean {
  const indent = line.indented || first ? 2 : 0;
  if (column.exact) return line.text.length >= column.length - indent;
  const slack = (column.width < 13 ? 1 : 2) + indent;
  return line.width >= column.width - slack || line.text.length >= column.length - 1 - indent;
}

/** A line that the column could not hold: a headline set across columns. Digits make a line of more characters no wider. */
function isLong(line: Line, column: Column): boolean {
  return column.exact
    ? line.text.length > column.length + 2 && line.width > column.width
    : line.width > column.width + 2;
}

/** Whether the lines of a run were cut by a column's width rather than by their sense. */
function isWrapped(lines: readonly Line[], column: Column): boolean {
  if (lines.length < 2 || column.width < 6 || column.width > 90) return false;
  const inner = lines.slice(0, -1);
  const full = inner.filter((line, i) => isFull(line, column, i === 0)).length;
  const cut = inner.filter((line, i) => isFull(line, column, i === 0) && !endsSentence(line.text)).length;
  if (lines.length === 2) return cut === 1 && lines[1]!.width <= column.width + 2;
  return full / inner.length >= 0.55 && cut > 0;
}

/** From `from` to the line before the next short one: does a sentence end inside, as it would in a paragraph? */
function holdsSentence(lines: readonly Line[], from: number, column: Column): boolean {
  for (let i = from; i < lines.length; i++) {
    if (/[。！？；]/.test(lines[i]!.text)) return true;
    if (!isFull(lines[i]!, column) || isLong(lines[i]!, column)) return false;
  }
  return true;
}

/** Where paragraphs are set in, a line that is not, right before one or at the end of its run, may be a headline. */
function isSetOut(lines: readonly Line[], i: number): boolean {
  const line = lines[i]!;
  return !line.indented && looksLikeHeading(line.text) && (lines[i + 1]?.indented ?? true);
}

/** One line set apart that may be a headline as wide as its column. */
function fillsColumn(lines: readonly Line[]): boolean {
  return lines.length === 1 && lines[0]!.gap > 0 && isHeadlineSoFar(lines) && !/[，,]/.test(lines[0]!.text);
}

/** Whether a line begins a text below its headline: with an hour, or with whom that names (两区开学 / 东区：…). */
function beginsBelowHead(text: string, head: string): boolean {
  const named = /^([\u4e00-\u9fff]{2,6})[：:]/.exec(text)?.[1];
  return tellsHourFirst(text) || (named !== undefined && head.includes(named));
}

/** Cuts a wrapped run into paragraphs and headlines. */
function cutWrapped(lines: readonly Line[], column: Column, speakers: ReadonlySet<string>): Block[] {
  const blocks: Block[] = [];
  const indents = lines.filter((line) => line.indented).length;
  const marksParagraphs = indents > 0 && indents < lines.length * 0.7;
  let current: Line[] = [];
  const close = () => {
    if (current.length > 0) blocks.push(blockOf(current, column.width));
    current = [];
  };
  lines.forEach((line, i) => {
    const previous = current.at(-1);
    if (previous) {
      const full = isFull(previous, column, current.length === 1 && !endsSentence(previous.text));
      const ended = endsSentence(previous.text);
      const apart =
        !/^[，。、；：！？”’』」）》】,;!?)]/.test(line.text) &&
        (standsAlone(line, ended || !isFull(line, column)) ||
          standsAlone(previous, ended || !full) ||
          isLong(line, column) ||
          isLong(previous, column) ||
          (marksParagraphs && line.indented) ||
          !full ||
          isNumberedHeading(line.text) ||
          (ended && isTurn(line.text, speakers)) ||
          (ended && looksLikeHeading(line.text) && opensLetter(lines[i + 1]?.text ?? '')) ||
          (fillsColumn(current) && beginsBelowHead(line.text, previous.text)) ||
          (opensArticle(line.text) && (ended || isHeadlineSoFar(current))) ||
          (tellsDayFirst(line.text) && isHeadlineSoFar(current)) ||
          (ended && (isCaption(line.text) || !holdsSentence(lines, i, column))) ||
          (indents > 0 && ended && isSetOut(lines, i)));
      if (apart) close();
    }
    current.push(line);
  });
  close();
  return blocks;
}

/** A run with so many lines that are nothing but a phone number is a box of services, however even its lines are. */
const fewestNumbers = 3;

/** The blocks of a page, in order; `speakers` are those of its talk (see dialogue.ts). */
export function blocksOf(lines: readonly Line[], speakers: ReadonlySet<string>): Block[] {
  const blocks: Block[] = [];
  for (const run of runsOf(lines)) {
    const column = columnOf(run);
    const numbers = run.filter(({ text }) => isBareNumber(text)).length;
    if (numbers < fewestNumbers && isWrapped(run, column)) blocks.push(...cutWrapped(run, column, speakers));
    else for (const line of run) blocks.push(blockOf([line], 0));
  }
  return blocks;
}
