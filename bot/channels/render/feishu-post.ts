import { printable } from './printable.js';
import type { Block, Line } from './reply-blocks.js';

/** An element of 飞书's rich text; `text` is never read as markup. */
export interface FeishuText {
  tag: 'text';
  text: string;
  style: ('bold' | 'italic')[];
}

/** Blocks as the paragraphs of a 飞书 `post` message. */
export function feishuPost(blocks: readonly Block[]): { zh_cn: { title: string; content: FeishuText[][] } } {
  const paragraphs = blocks.flatMap((block, at) => [...(at > 0 ? [[element('')]] : []), ...block.map(paragraph)]);
  return { zh_cn: { title: '', content: paragraphs } };
}

function paragraph(line: Line): FeishuText[] {
  const spans = line.spans.map((span) =>
    element(
      span.text,
      ...(span.style === undefined ? [] : ['bold' as const]),
      ...(line.kind === 'source' ? ['italic' as const] : []),
    ),
  );
  if (line.kind === 'quote') return [element('“'), ...spans, element('”')];
  return line.kind === 'source' ? [element('—— ', 'italic'), ...spans] : spans;
}

function element(text: string, ...style: FeishuText['style']): FeishuText {
  return { tag: 'text', text: printable(text), style };
}
