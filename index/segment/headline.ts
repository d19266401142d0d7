import type { Classified } from './classify.js';
import { coverage, spansJoint } from './cohesion.js';
import { isEyebrow, isRubric, isSubhead } from './headings.js';
import type { Line } from './lines.js';
import { joinPieces } from './pieces.js';

export interface Headline {
  text: string;
  line: number | null;
  eyebrow: string | null;
  subheads: string[];
}

/** A heading's text; two lines that break between words keep a blank there. */
function textOf(head: Classified): string {
  const { lines } = head.block;
  const [first, second] = lines;
  if (first && second && lines.length === 2 && isHalf(first.text) && isHalf(second.text))
    if (!spansJoint(first.text, second.text)) return `${labelText([first])} ${labelText([second])}`;
  return labelText(lines);
}

function labelText(lines: readonly Line[]): string {
  return joinPieces(
    lines.map((line) => ({ text: line.text, line: line.no })),
    'label',
  ).text;
}

/** Characters of an article's text that its headline is compared with. */
const leadCharacters = 1500;

interface Printed {
  text: string;
  line: number;
  level: number;
  /** Lines that its block takes. */
  lines: number;
}

/** In a narrow column a headline takes three lines or more of so many characters each: 夜校 / 一次报名 / 管三年. */
const fewestLines = 3;
const longestLine = 8;

/** How many heads from `from` on are the short lines of one headline; 0 where they are none. */
export function countShortLines(heads: readonly Classified[], from: number): number {
  const { level } = heads[from]!.block;
  let to = from;
  while (to < heads.length) {
    const { block } = heads[to]!;
    const own = block.text.length <= longestLine && block.level === level && !isSubhead(block.text);
    if (!own || (to > from && (block.gap > 0 || block.parted)) || isRubric(block.text)) break;
    to++;
  }
  return to - from >= fewestLines ? to - from : 0;
}

/** Heads of one setting without a blank line between them are one headline over two lines, or over more short ones. */
function joinHalves(heads: readonly Classified[]): Printed[] {
  const joined: Printed[] = [];
  let shortLines = 0;
  heads.forEach((head, i) => {
    if (shortLines > 0) {
      joined.at(-1)!.text += ` ${textOf(head)}`;
      shortLines--;
      return;
    }
    shortLines = Math.max(0, countShortLines(heads, i) - 1);
    const text = textOf(head);
    const last = joined.at(-1);
    const own = head.block;
    const comma = last !== undefined && /[，,]$/.test(last.text);
    const together = i > 0 && (own.gap === 0 || comma) && !own.parted && own.level === heads[i - 1]!.block.level;
    if (last && together && isHalf(last.text) && isHalf(text)) last.text = `${last.text}${comma ? '' : ' '}${text}`;
    else joined.push({ text, line: own.lines[0]!.no, level: own.level, lines: own.lines.length });
  });
  return joined;
}

function isHalf(text: string): boolean {
  return text.length >= 5 && !isEyebrow(text) && !isSubhead(text);
}

/**
 * Picks the headline out of the heading blocks that stand above an article's text: the one of the highest level that
 * is neither an eyebrow nor a subhead by its wording, long enough to tell something, and taken up by the text.
 */
export function headlineOf(heads: readonly Classified[], body: string): Headline {
  const printed = joinHalves(heads);
  if (printed.length === 0) return { text: '', line: null, eyebrow: null, subheads: [] };
  const lead = body.slice(0, leadCharacters);
  const level = Math.min(...printed.map((head) => head.level || 9));
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  printed.forEach(({ text, level: own, lines }, i) => {
    let score = coverage(text, lead) * 0.6 + (Math.min(text.length, 26) / 26) * 0.7 - i * 0.1;
    if (/ /.test(text)) score += 0.15;
    if (/(?:举行|召开|启动|开班|开幕|闭幕|揭牌|成立|发布|投用|通车)$/.test(text)) score += 0.1;
    // Three lines of a narrow column are set in smaller type than the headline across it.
    if (lines >= 3) score -= 0.3;
    if (level < 9 && own === level) score += 3;
    if (text.length <= 10 && printed.some((other) => other.text.length >= 14)) score -= 0.3;
    if (isEyebrow(text)) score -= 2;
    if (isSubhead(text)) score -= 2;
    const next = printed[i + 1];
    if (next && /^(?:[—–-]|专访|访[\u4e00-\u9fff])/.test(next.text)) score += 2;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  const { text, line } = printed[best]!;
  return {
    text,
    line,
    eyebrow:
      printed
        .slice(0, best)
        .map((head) => head.text)
        .join(' ') || null,
    subheads: printed.slice(best + 1).map((head) => head.text),
  };
}
