import { quote } from '../../../src/answering/compose/dates.js';
import { printable } from './printable.js';
import type { Block, Line } from './reply-blocks.js';

/** Blocks as plain text: quotes in quotation marks, sources behind a dash, a blank line between blocks. */
export function plainText(blocks: readonly Block[]): string {
  return printable(blocks.map((block) => block.map(plainLine).join('\n')).join('\n\n'));
}

function plainLine(line: Line): string {
  const text = line.spans.map((span) => span.text).join('');
  if (line.kind === 'quote') return quote(text);
  return line.kind === 'source' ? `—— ${text}` : text;
}
