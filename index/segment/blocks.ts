import { endsSentence } from './characters.js';
import type { Line } from './lines.js';
import { isBareCredit, isByline, isCaption, jumpFrom, jumpOn, startsArticle } from './patterns.js';

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
    column,
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Lines that stand alone whatever is around them. */
function standsAlone(line: Line): boolean {
  if (line.level > 0 || line.bold) return true;
  const { text } = line;
  if (text.length > 60) return false;
  return (
    isBareCredit(text) ||
    (text.length <= 14 && (jumpOn(text)?.index === 0 || jumpFrom(text)?.length === text.length)) ||
    (isByline(text) && text.length <= 40 && !/[，,、]$/.test(text))
  );
}

/** Width of a run's column in print and in characters: what three quarters of its lines do not exceed. */
interface Column {
  width: number;
  length: number;
}

function columnOf(lines: readonly Line[]): Column {
  const inner = lines.slice(0, -1);
  return {
    width: percentile(
      inner.map((line) => line.width),
      0.75,
    ),
    length: percentile(
      inner.map((line) => line.text.length),
      0.75,
    ),
  };
}

/** The first line of a paragraph is set in by two characters, which OCR leaves out. */
function isFull(line: Line, column: Column, first = false): boolean {
  const indent = first ? 2 : 0;
  return line.width >= column.width - 2 - indent || line.text.length >= column.length - 1 - indent;
}

/** Whether the lines of a run were cut by a column's width rather than by their sense. */
function isWrapped(lines: readonly Line[], column: Column): boolean {
  if (lines.length < 2 || column.width < 6 || column.width > 90) return false;
  const inner = lines.slice(0, -1);
  const full = inner.filter((line, i) => isFull(line, column, i === 0)).length;
  const cut = inner.filter((line, i) => isFull(line, column, i === 0) && !endsSentence(line.text)).length;
  if (lines.length === 2) return cut === 1 && lines[1]!.width <= column.width + 1.5;
  return full / inner.length >= 0.55 && cut > 0;
}

/** From `from` to the line before the next short one: does a sentence end inside, as it would in a paragraph? */
function holdsSentence(lines: readonly Line[], from: number, column: Column): boolean {
  for (let i = from; i < lines.length; i++) {
    if (/[。！？；]/.test(lines[i]!.text)) return true;
    if (!isFull(lines[i]!, column) || lines[i]!.width > column.width + 2) return false;
  }
  return true;
}

/** Cuts a wrapped run into paragraphs and headlines. */
function cutWrapped(lines: readonly Line[], column: Column): Block[] {
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
        standsAlone(line) ||
        standsAlone(previous) ||
        line.width > column.width + 2 ||
        previous.width > column.width + 2 ||
        (marksParagraphs && line.indented) ||
        !full ||
        (startsArticle(line.text) && (ended || !/[，、]$/.test(previous.text))) ||
        isCaption(line.text) ||
        (ended && !holdsSentence(lines, i, column));
      if (apart) close();
    }
    current.push(line);
  });
  close();
  return blocks;
}

/** Runs of lines without a blank between them; single wrapped lines with one blank line between each are one run. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line.gap === 0) last.push(line);
    else runs.push([line]);
  }
  const merged: Line[][] = [];
  let i = 0;
  while (i < runs.length) {
    let end = i;
    while (end < runs.length && isSpacedPiece(runs[end]!, runs[i]![0]!)) end++;
    const pieces = runs.slice(i, end).flat();
    const cut = pieces.filter((line) => !endsSentence(line.text)).length;
    if (end - i >= 4 && cut >= pieces.length * 0.6) {
      merged.push(pieces);
      i = end;
    } else merged.push(runs[i++]!);
  }
  return merged;
}

/** A single line as wide as the first of its row of single lines, or the short last one of a paragraph. */
function isSpacedPiece(run: readonly Line[], first: Line): boolean {
  if (run.length !== 1 || first.width < 8 || first.width > 32) return false;
  const line = run[0]!;
  if (line.level > 0 || line.bold || (line !== first && line.gap > 2)) return false;
  return Math.abs(line.width - first.width) <= 1.5 || (line.width < first.width && endsSentence(line.text));
}

/** The blocks of a page, in order. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (const run of runsOf(lines)) {
    const column = columnOf(run);
    if (isWrapped(run, column)) blocks.push(...cutWrapped(run, column));
    else for (const line of run) blocks.push(blockOf([line], 0));
  }
  return blocks;
}
