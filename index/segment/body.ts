import nodejieba from 'nodejieba';
import { endsSentence } from '../../src/text/sentences.js';
import type { Classified } from './classify.js';
import { spansJoint } from './cohesion.js';
import type { Draft } from './draft.js';
import { isEnumerated } from './headings.js';
import { dropDuplicates, restoreOrder } from './order.js';
import { jumpFrom, jumpOn } from './patterns.js';
import { joinParagraphs, joinPieces, type MappedText, type Piece } from './pieces.js';

export interface Body extends MappedText {
  byline: string | null;
  continuedFrom: string | null;
  continuedOn: string | null;
  /** What is left out: paragraphs that stand in the text already, and the words of jumps. */
  dropped: { text: string; line: number; why: string }[];
}

interface Paragraph {
  pieces: Piece[];
  /** Its last sentence is unfinished. */
  open: boolean;
  /** Its last piece was cut by a column's width, so that an open end means that the text goes on. */
  wrapped: boolean;
  style: 'running' | 'label';
}

function piecesOf(item: Classified): Piece[] {
  return item.block.lines.map((line) => ({ text: line.text, line: line.no }));
}

/** Whether a text begins the way a new paragraph does, so that an unfinished one before it was cut short in print. */
function startsParagraph(text: string): boolean {
  return (
    isEnumerated(text) ||
    /^(?:[一二三四五六七八九十]是|[\u4e00-\u9fff]{1,6}[：:]|在[^，,。]{2,16}(?:方面|上)[，,]|其[一二三次]|同时[，,]|此外[，,]|据|目前[，,])/.test(
      text,
    )
  );
}

/** Whether the end of one text and the start of another are the same word, which running text hardly ever repeats. */
function repeatsWord(before: string, after: string): boolean {
  return [2, 3, 4].some(
    (length) => /^\p{Script=Han}+$/u.test(after.slice(0, length)) && before.endsWith(after.slice(0, length)),
  );
}

/** Whether a text turns to another matter right behind a noun (…法律服务 / 围绕发挥道德教化力，…), not behind a verb (要围绕…). */
function turnsElsewhere(before: string, after: string): boolean {
  if (!/^(?:围绕|聚焦|针对)[^，,。]{2,16}[，,]/.test(after)) return false;
  return /^(?:n|vn)/.test(nodejieba.tag(before.slice(-8)).at(-1)?.tag ?? '');
}

/**
 * Whether a text goes on where an open paragraph breaks off. Over a paragraph that is left out (`follows` is false), or where
 * it begins oddly, only a word across the joint shows that it does.
 */
function goesOn({ pieces }: Paragraph, text: string, follows: () => boolean): boolean {
  const above = textOfPieces(pieces.slice(-2)).trimEnd();
  if (spansJoint(above, text)) return true;
  return !startsParagraph(text) && follows() && !repeatsWord(above, text) && !turnsElsewhere(above, text);
}

/** Takes `length` characters off the front of the pieces, counted without the pieces' own joints. */
function dropFront(pieces: Piece[], length: number): Piece[] {
  const left: Piece[] = [];
  let rest = length;
  for (const piece of pieces) {
    const cut = Math.min(rest, piece.text.length);
    rest -= cut;
    const text = piece.text.slice(cut);
    if (text) left.push({ text, line: piece.line });
  }
  return left;
}

function keepFront(pieces: Piece[], length: number): Piece[] {
  const kept: Piece[] = [];
  let rest = length;
  for (const piece of pieces) {
    const text = piece.text.slice(0, rest);
    rest -= text.length;
    if (text) kept.push({ text, line: piece.line });
  }
  return kept;
}

function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

/** Writes an article's body: pieces of a paragraph rejoined, jumps taken out and read, bylines kept apart. */
export function bodyOf(draft: Draft): Body {
  const ordered = restoreOrder(draft.items);
  const { kept, dropped: twice } = dropDuplicates(ordered);
  const dropped = twice.map(({ block }) => ({
    text: block.text,
    line: block.lines[0]!.no,
    why: 'a paragraph that the page prints twice',
  }));
  const dropJump = (text: string, line: number) => dropped.push({ text, line, why: 'a jump from or to another page' });
  const paragraphs: Paragraph[] = [];
  let byline: string | null = null;
  let continuedFrom: string | null = null;
  let continuedOn: string | null = null;
  for (const [i, item] of kept.entries()) {
    let pieces = piecesOf(item);
    if (item.role === 'byline' || item.role === 'closing') {
      if (item.role === 'byline') byline ??= joinPieces(pieces, 'label').text;
      paragraphs.push({ pieces, style: 'label', open: false, wrapped: false });
      continue;
    }
    const from = jumpFrom(textOfPieces(pieces));
    if (from) {
      continuedFrom ??= from.page;
      dropJump(textOfPieces(pieces).slice(0, from.length), pieces[0]!.line);
      pieces = dropFront(pieces, from.length);
    }
    const on = jumpOn(textOfPieces(pieces));
    if (on) {
      continuedOn = on.page;
      dropJump(textOfPieces(pieces).slice(on.index), pieces.at(-1)!.line);
      pieces = keepFront(pieces, on.index);
    }
    const text = textOfPieces(pieces).trim();
    if (!text) continue;
    const running = item.role === 'body' && !item.block.row;
    const last = paragraphs.at(-1);
    const follows = () => kept[i - 1] === ordered[ordered.indexOf(item) - 1];
    const wrapped = item.block.column > 0;
    const open = running && !endsSentence(text) && !on;
    if (running && last?.open && goesOn(last, text, follows) && (last.wrapped || !/^[“"]/.test(text))) {
      last.pieces.push(...pieces);
      last.style = 'running';
      last.open = open;
      last.wrapped = wrapped;
    } else
      paragraphs.push({ pieces, style: running && (wrapped || text.length > 24) ? 'running' : 'label', open, wrapped });
  }
  const body = joinParagraphs(paragraphs.map(({ pieces, style }) => joinPieces(pieces, style)));
  return { ...body, byline, continuedFrom, continuedOn, dropped };
}
