import { printable } from './printable.js';
import type { Block, Line, Span } from './reply-blocks.js';

/** Blocks as the Markdown that chat platforms share: quotes behind `>`, highlights bold, nothing else. */
export function markdown(blocks: readonly Block[]): string {
  return blocks.map((block) => block.map(lineMarkdown).join('\n\n')).join('\n\n');
}

/** Text that stays text: every character with a meaning in CommonMark or in the platforms' dialects is escaped. */
export function escapeMarkdown(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&@$:=^]/g, (char) => `\\${char}`);
}

function lineMarkdown(line: Line): string {
  const spans = line.spans.map((span, at) => spanMarkdown(span, line.spans[at - 1], line.spans[at + 1]));
  // Four blanks at the beginning of a line would make code of it.
  const text = spans.join('').replace(/^[ \t]+/gm, '');
  // An empty line would end the quote.
  if (line.kind === 'quote') return text.replace(/\n+/g, '\n').replace(/^/gm, '> ');
  return line.kind === 'source' ? `—— ${text}` : text.replace(/\n/g, '\n\n');
}

/**
 * CommonMark's emphasis needs a mark that touches no punctuation on its inner side, or one that stands after a blank or
 * punctuation (spec 0.31, 6.2); elsewhere the asterisks would show, so the text goes without.
 */
function spanMarkdown(span: Span, before: Span | undefined, after: Span | undefined): string {
  const text = escapeMarkdown(span.text);
  if (span.style === undefined || text === '' || /^\s|\s$|\n/u.test(span.text)) return text;
  const opens = !punctuation.test(first(span.text)) || isBoundary(before?.text.at(-1));
  const closes = !punctuation.test(span.text.at(-1) ?? '') || isBoundary(after?.text[0]);
  return opens && closes ? `**${text}**` : text;
}

const punctuation = /[\p{P}\p{S}]/u;

function first(text: string): string {
  return text[0] ?? '';
}

function isBoundary(char: string | undefined): boolean {
  return char === undefined || /\s/u.test(char) || punctuation.test(char);
}
