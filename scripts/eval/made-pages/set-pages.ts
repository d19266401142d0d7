import type { Draw } from './draw.js';
import type { Laid } from './lay-article.js';

function wrap(text: string, width: number, draw: Draw): string[] {
  const lines: string[] = [];
  let rest = text;
  const strict = draw.chance(0.5);
  while (rest.length > width) {
    let cut = width;
    if (strict && /[，。、；：！？”）》]/.test(rest[cut] ?? '')) cut++;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest) lines.push(rest);
  return lines;
}

type Paragraphs = 'blank' | 'indent' | 'bare';

/** Lines as wide as a column. */
export function setWrapped(laid: readonly Laid[], draw: Draw): string[] {
  const width = draw.int(10, 25);
  const mode = draw.pick<Paragraphs>(['blank', 'blank', 'indent', 'bare']);
  const everyLine = mode === 'blank' && draw.chance(0.12);
  const headGap = draw.chance(0.7) || mode === 'bare' || everyLine;
  const wrapHeads = draw.chance(0.5);
  const lines: string[] = [];
  for (const { blocks } of laid) {
    for (const { kind, text } of blocks) {
      if (kind === 'text') {
        const indent = mode === 'indent' ? '　　' : '';
        const own = wrap(indent + text, width, draw);
        lines.push(...(everyLine ? own.flatMap((line) => [line, '']) : own));
        if (mode === 'blank') lines.push('');
        continue;
      }
      if (headGap && lines.length > 0 && lines.at(-1) !== '') lines.push('');
      const halves = kind === 'head' && draw.chance(0.25) ? text.split(' ') : [text];
      lines.push(...halves.flatMap((half) => (wrapHeads ? wrap(half, Math.max(width, 12), draw) : [half])));
      if (headGap) lines.push('');
    }
    if (lines.at(-1) !== '' && headGap) lines.push('');
  }
  return lines;
}

/** Headlines and subheads as Markdown. */
export function setMarkdown(laid: readonly Laid[], draw: Draw): string[] {
  const top = draw.pick(['#', '##', '##', '###', '**']);
  const sub = top === '**' ? '' : draw.pick([`${top}#`, '**']);
  const lines: string[] = [];
  const marked = (mark: string, text: string) => (mark === '**' ? `**${text}**` : mark ? `${mark} ${text}` : text);
  for (const { blocks } of laid) {
    for (const { kind, text } of blocks) {
      if (kind === 'head') lines.push(marked(top, text));
      else if (kind === 'subhead') lines.push(marked(sub, text));
      else lines.push(kind === 'byline' && draw.chance(0.3) ? `*${text}*` : text);
      lines.push('');
    }
    if (draw.chance(0.1)) lines.push('---', '');
  }
  return lines;
}

/** Paragraphs on lines of their own, some of them cut in two. */
export function setCut(laid: readonly Laid[], draw: Draw): string[] {
  const share = draw.pick([0.15, 0.4, 0.7]);
  const blanks = draw.chance(0.3);
  const column = draw.int(14, 22);
  const lines: string[] = [];
  for (const { blocks } of laid) {
    for (const { kind, text } of blocks) {
      const pieces: string[] = [];
      if (kind === 'text' && text.length > 40 && draw.chance(share)) {
        const at = draw.int(15, text.length - 15);
        pieces.push(text.slice(0, at), text.slice(at));
      } else pieces.push(text);
      for (const piece of pieces)
        lines.push(kind === 'text' && blanks ? wrap(piece, column, draw).join(' ') : piece, '');
    }
  }
  return lines;
}
