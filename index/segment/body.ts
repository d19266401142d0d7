import { endsSentence } from './characters.js';
import type { Classified } from './classify.js';
import type { Draft } from './group.js';
import { jumpFrom, jumpOn } from './patterns.js';
import { joinParagraphs, joinPieces, type MappedText, type Piece } from './pieces.js';

export interface Body extends MappedText {
  byline: string | null;
  continuedFrom: string | null;
  continuedOn: string | null;
}

interface Paragraph {
  pieces: Piece[];
  style: 'running' | 'label';
}

function piecesOf(item: Classified): Piece[] {
  return item.block.lines.map((line) => ({ text: line.text, line: line.no }));
}

/** Whether a text begins the way a new paragraph does, so that an unfinished one before it was cut short in print. */
function startsParagraph(text: string): boolean {
  return /^(?:[一二三四五六七八九十]是|[“"]|(?:记者|主持人)[：:]|[\u4e00-\u9fff]{2,4}[：:]|在[^，,。]{2,16}(?:方面|上)[，,]|其[一二三次]|同时[，,]|此外[，,]|据|目前[，,])/.test(
    text,
  );
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
  const paragraphs: Paragraph[] = [];
  let byline: string | null = null;
  let continuedFrom: string | null = null;
  let continuedOn: string | null = null;
  for (const item of draft.items) {
    let pieces = piecesOf(item);
    if (item.role === 'byline' || item.role === 'closing') {
      const text = joinPieces(pieces, 'label').text;
      if (item.role === 'byline') byline ??= text;
      paragraphs.push({ pieces, style: 'label' });
      continue;
    }
    const from = jumpFrom(textOfPieces(pieces));
    if (from) {
      continuedFrom ??= from.page;
      pieces = dropFront(pieces, from.length);
    }
    const on = jumpOn(textOfPieces(pieces));
    if (on) {
      continuedOn = on.page;
      pieces = keepFront(pieces, on.index);
    }
    const text = textOfPieces(pieces).trim();
    if (!text) continue;
    const running = item.role === 'body';
    const last = paragraphs.at(-1);
    const open = last?.style === 'running' && !endsSentence(textOfPieces(last.pieces));
    if (running && open && last && !startsParagraph(text)) last.pieces.push(...pieces);
    else
      paragraphs.push({
        pieces,
        style: running && text.length > 24 ? 'running' : running && item.block.column > 0 ? 'running' : 'label',
      });
  }
  const body = joinParagraphs(paragraphs.map(({ pieces, style }) => joinPieces(pieces, style)));
  return { ...body, byline, continuedFrom, continuedOn };
}
