import { printable } from './printable.js';
import type { Block, Line, Span } from './reply-blocks.js';

/** Characters of a message after its entities are parsed (core.telegram.org/bots/api#sendmessage), UTF-16 units. */
export const telegramLimit = 4_096;

/** Blocks as Telegram's HTML: a quote is a blockquote, its highlight bold, a number is tapped to copy. */
export function telegramHtml(blocks: readonly Block[]): string {
  return blocks.map((block) => block.map(lineHtml).join('\n')).join('\n\n');
}

/** Length of a rendered message as Telegram counts it. */
export function telegramLength(blocks: readonly Block[]): number {
  const lengths = blocks.map((block) =>
    block.reduce((sum, line) => sum + 1 + line.spans.reduce((units, span) => units + span.text.length, 0), 2),
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Text that stays text inside Telegram's HTML, in an attribute as well. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"]/g, (char) => entities[char]!);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function lineHtml(line: Line): string {
  const html = line.spans.map(spanHtml).join('');
  if (line.kind === 'quote') return `<blockquote>${html}</blockquote>`;
  return line.kind === 'source' ? `<i>${html}</i>` : html;
}

function spanHtml(span: Span): string {
  const text = escapeHtml(span.text);
  if (span.style === 'strong') return `<b>${text}</b>`;
  return span.style === 'number' ? `<code>${text}</code>` : text;
}
