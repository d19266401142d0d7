import type { Classified } from './classify.js';
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

/** Picks the headline out of the heading blocks that stand above an article's text. */
export function headlineOf(heads: readonly Classified[]): Headline {
  const texts = heads.map(textOf);
  if (texts.length === 0) return { text: '', line: null, eyebrow: null, subheads: [] };
  const level = Math.min(...heads.map((head) => head.block.level || 9));
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  texts.forEach((text, i) => {
    let score = Math.min(text.length, 30) / 10 + (heads[i]!.block.level === level && level < 9 ? 3 : 0);
    if (isEyebrow(text)) score -= 4;
    if (isSubhead(text)) score -= 4;
    if (i > 0 && isEyebrow(texts[i - 1]!)) score += 2;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  return {
    text: texts[best]!,
    line: heads[best]!.block.lines[0]!.no,
    eyebrow: texts.slice(0, best).join(' ') || null,
    subheads: texts.slice(best + 1),
  };
}
