import type { Classified } from './classify.js';
import { coverage } from './cohesion.js';
import { joinPieces } from './pieces.js';

export interface Headline {
  text: string;
  line: number | null;
  eyebrow: string | null;
  subheads: string[];
}

function textOf(head: Classified): string {
  return joinPieces(
    head.block.lines.map((line) => ({ text: line.text, line: line.no })),
    'label',
  ).text;
}

/** A line above a headline: who said it (…强调), a column's name, an organisation, 专访 …. */
function isEyebrow(text: string): boolean {
  return (
    /(?:强调|指出|要求|表示|提出|介绍|透露)$|[：:]$/.test(text) ||
    text.length <= 4 ||
    /(?:巡礼|系列报道?|专栏|之[一二三四五六七八九十]+|[（(][一二三四五六七八九十\d]{1,3}[）)])$/.test(text) ||
    /在行动$|^(?:聚焦|走进|专访|关注|直击)[^ ]{0,10}$/.test(text)
  );
}

/** A line below a headline: ——…, who was there, who was interviewed. */
function isSubhead(text: string): boolean {
  return (
    /^[—–-]/.test(text) ||
    /(?:主持|出席|讲话|参加|作工作指导|陪同)(?: |$)/.test(text) ||
    /^(?:专访|访|记)[\u4e00-\u9fff]/.test(text)
  );
}

/** Characters of an article's text that its headline is compared with. */
const leadCharacters = 400;

interface Printed {
  text: string;
  line: number;
  level: number;
}

/** Heads of one setting without a blank line between them are one headline over two lines. */
function joinHalves(heads: readonly Classified[]): Printed[] {
  const joined: Printed[] = [];
  heads.forEach((head, i) => {
    const text = textOf(head);
    const last = joined.at(-1);
    const own = head.block;
    const together = i > 0 && own.gap === 0 && !own.parted && own.level === heads[i - 1]!.block.level;
    if (last && together && isHalf(last.text) && isHalf(text)) last.text = `${last.text} ${text}`;
    else joined.push({ text, line: own.lines[0]!.no, level: own.level });
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
  printed.forEach(({ text, level: own }, i) => {
    let score = coverage(text, lead) + (Math.min(text.length, 30) / 30) * 0.8 + (/ /.test(text) ? 0.3 : 0);
    if (level < 9 && own === level) score += 3;
    if (isEyebrow(text)) score -= 2;
    if (isSubhead(text)) score -= 2;
    const next = printed[i + 1];
    if (next && /^[—–-]/.test(next.text)) score += 2;
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
