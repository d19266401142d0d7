import type { SourceLine } from '../read/page.js';
import { plainLine, printWidth } from './characters.js';

/** A line of a page that holds text, with what its setting says. */
export interface Line {
  no: number;
  /** Character forms made one, outer blanks and Markdown marks gone. */
  text: string;
  /** Width in Han characters. */
  width: number;
  /** Blank lines (and rules, counted as three) before it. */
  gap: number;
  /** A masthead's or folio line stood between it and the line before. */
  parted: boolean;
  /** Set in by at least two half-width blanks. */
  indented: boolean;
  /** Depth of a Markdown heading, 1 to 6; 0 for none. */
  level: number;
  /** The whole line is set bold. */
  bold: boolean;
  /** A row of a table; its cells are parted by single blanks. */
  row: boolean;
}

/** A mark of Markdown or of a table sets a line apart from the text around it. */
export function isMarked({ level, bold, row }: Line): boolean {
  return level > 0 || bold || row;
}

const rule = /^(?:[-*_=~─—━]{3,}|(?:[-*_] ){2,}[-*_])$/;
const heading = /^(#{1,6})\s*(\S.*)$/;
const italicLine = /^(?:\*[^*\s][^*]*\*|_[^_\s][^_]*_)$/;
const tableRow = /^\|(.+)\|$/;
/** The line below a table's head: |---|:--:|. */
const tableRule = /^\|(?: ?:?-{2,}:? ?\|)+$/;
const boldLine = /^(\*\*|__)([^*_]+)\1$/;

/** The lines that hold text, with the blank lines between them counted and Markdown marks read. */
export function pageLines(source: readonly SourceLine[]): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const { no, text: raw } of source) {
    const plain = plainLine(raw);
    let text = plain.trim();
    if (!text) {
      gap++;
      continue;
    }
    if (rule.test(text)) {
      gap += 3;
      continue;
    }
    if (tableRule.test(text)) continue;
    const indented = /^ {2,}/.test(plain) || /^[\u3000]/.test(raw);
    let level = 0;
    let bold = false;
    const marked = heading.exec(text);
    if (marked) {
      level = marked[1]!.length;
      text = marked[2]!.replace(/\s*#+$/, '').trim();
    } else if (text.startsWith('> ')) text = text.slice(2).trim();
    const strong = boldLine.exec(text);
    if (strong) {
      bold = true;
      text = strong[2]!.trim();
    } else if (italicLine.test(text)) text = text.slice(1, -1).trim();
    else if (text.includes('**')) text = text.replaceAll('**', '');
    const cells = tableRow.exec(text)?.[1]?.split('|');
    if (cells)
      text = cells
        .map((cell) => cell.trim())
        .join(' ')
        .trim();
    if (!text) continue;
    const row = cells !== undefined;
    lines.push({ no, text, width: printWidth(text), gap, parted: false, indented, level, bold, row });
    gap = 0;
  }
  markTables(lines);
  return lines;
}

/** Rows of a table that blanks part have at least so many cells, and it has so many rows, its head among them. */
const fewestCells = 3;
const fewestRows = 3;
const longestRow = 60;

/** The hours before and after a break at noon, which stand in one cell: 8:30—12:00 14:00—17:30. */
function withoutBreaks(text: string): string {
  return text.replace(/(?<=[—–~～-]\d{1,2}[:：]\d{2}) (?=\d{1,2}[:：]\d{2}[—–~～-])/g, '');
}

/** Marks the rows of tables that are set with blanks: lines one below the other of as many cells, figures among them. */
function markTables(lines: Line[]): void {
  const cellsOf = ({ text, level, bold }: Line) =>
    level > 0 || bold || text.replace(/ +/g, ' ').length > longestRow || /[。！？；]/.test(text)
      ? 0
      : withoutBreaks(text).split(/ +/).length;
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    // The rows stand right below one another, or a blank line parts each from the next.
    const apart = lines[from + 1]?.gap ?? 0;
    while (to < lines.length && cellsOf(lines[to]!) >= fewestCells && (to === from || lines[to]!.gap === apart)) to++;
    if (apart > 1) to = from;
    const rows = lines.slice(from, to);
    if (rows.length >= fewestRows && isTable(rows.map(({ text }) => withoutBreaks(text).split(/ +/))))
      for (const row of rows) row.row = true;
    from = Math.max(from, to - 1);
  }
}

/** Whether rows of cells are a table: most have as many cells, and a figure in one at least; names in rows have none. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const even = Math.max(...counts.values());
  const withFigures = rows.filter((cells) => cells.some((cell) => /\d/.test(cell))).length;
  return even * 3 >= rows.length * 2 && withFigures * 2 >= rows.length;
}

/** The lines of a page without some of them; the lines after those left out count as parted from what is before. */
export function withoutLines(lines: readonly Line[], left: ReadonlySet<Line>): Line[] {
  const kept: Line[] = [];
  let parted = false;
  for (const line of lines) {
    if (left.has(line)) parted = true;
    else {
      kept.push(parted ? { ...line, parted, gap: Math.max(1, line.gap) } : line);
      parted = false;
    }
  }
  return kept;
}
