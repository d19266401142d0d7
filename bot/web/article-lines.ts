import type { Article } from '../../src/domain/article.js';

/** A half-open span of an article's body, in UTF-16 code units. */
export interface TextSpan {
  start: number;
  end: number;
}

/** A line of the source file with the span of the body that came from it. */
export interface SourceLine extends TextSpan {
  line: number;
}

/** The body cut at its line map, in body order. Pieces without a visible character are left out. */
export function sourceLinesOf(article: Pick<Article, 'body' | 'lineMap'>): SourceLine[] {
  const { body, lineMap } = article;
  return lineMap
    .map(([start, line], at) => ({ line, start, end: lineMap[at + 1]?.[0] ?? body.length }))
    .filter(({ start, end }) => body.slice(start, end).trim() !== '');
}

/** A text cut where a span begins and ends. @param offset place of the text in the body that the span points into. */
export function splitAtSpan(text: string, offset: number, span: TextSpan | null): { text: string; marked: boolean }[] {
  const from = span === null ? 0 : Math.max(0, Math.min(text.length, span.start - offset));
  const to = span === null ? 0 : Math.max(from, Math.min(text.length, span.end - offset));
  return [
    { text: text.slice(0, from), marked: false },
    { text: text.slice(from, to), marked: true },
    { text: text.slice(to), marked: false },
  ].filter((part) => part.text !== '');
}

/**
 * The span of the body that came from the source lines `from` to `to`; null where they gave nothing, where other lines
 * stand between them (columns out of order), and where they are the whole article.
 */
export function spanOfLines(article: Pick<Article, 'body' | 'lineMap'>, from: number, to: number): TextSpan | null {
  const lines = sourceLinesOf(article);
  const inside = lines.map(({ line }) => line >= from && line <= to);
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)];
  if (first === -1 || inside.slice(first, last).includes(false) || last - first + 1 === lines.length) return null;
  return { start: lines[first]!.start, end: lines[last]!.end };
}
