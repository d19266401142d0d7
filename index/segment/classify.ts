import { serviceLine } from '../directory/service-lines.js';
import type { Block } from './blocks.js';
import { endsSentence, isBalanced } from './characters.js';
import {
  boilerplateReason,
  isBareCredit,
  isBoxLabel,
  isByline,
  isCaption,
  isClosingCredit,
  isNumberedHeading,
  jumpFrom,
  jumpOn,
  startsArticle,
} from './patterns.js';

export type Role = 'heading' | 'label' | 'body' | 'caption' | 'byline' | 'closing' | 'service' | 'jump' | 'boilerplate';

export interface Classified {
  block: Block;
  role: Role;
  /** Why a block is boilerplate. */
  why: string | null;
}

const longestHeading = 64;

/** Whether a text could be a headline by its own form. */
export function looksLikeHeading(text: string): boolean {
  if (text.length < 2 || text.length > longestHeading) return false;
  if (/^[，。、；：！？,;:!?)）”》】]/.test(text) || /[，、；。,;(（“《]$/.test(text)) return false;
  if (/[。；]/.test(text.replace(/“[^”]*”/g, ''))) return false;
  if ((text.match(/[，,]/g)?.length ?? 0) > 2) return false;
  if (/^[\u4e00-\u9fff]{2,4}[：:]./.test(text) && text.length > 34) return false;
  return isBalanced(text) && /[\u3400-\u9fffA-Za-z]/.test(text);
}

/** Role of a block by itself; blocks that may be a headline or a piece of a paragraph are told apart later. */
function ownRole(block: Block): { role: Role; why: string | null } {
  const { text } = block;
  const why = boilerplateReason(text);
  if (why) return { role: 'boilerplate', why };
  if (jumpFrom(text)?.length === text.length || jumpOn(text)?.index === 0) return { role: 'jump', why: null };
  if (isBoxLabel(text)) return { role: 'label', why: null };
  if (serviceLine(text)) return { role: 'service', why: null };
  if (block.level > 0) return { role: 'heading', why: null };
  if (isClosingCredit(text)) return { role: 'closing', why: null };
  if (isCaption(text)) return { role: 'caption', why: null };
  if (isByline(text)) return { role: 'byline', why: null };
  if (startsArticle(text) && text.length > 24) return { role: 'body', why: null };
  if (jumpFrom(text)) return { role: 'body', why: null };
  if (looksLikeHeading(text) && !(block.column > 0 && block.lines.length > 3)) return { role: 'heading', why: null };
  return { role: 'body', why: null };
}

/** The line before a bare photo credit is the caption, when it is one short sentence that no paragraph needs. */
function markCaptionTexts(items: Classified[]): void {
  items.forEach((item, i) => {
    if (item.role !== 'caption' || !isBareCredit(item.block.text)) return;
    const before = items[i - 1];
    if (!before || before.block.level > 0 || before.block.text.length > 45) return;
    if (before.role !== 'body' && before.role !== 'heading') return;
    const earlier = items[i - 2];
    const completes = earlier?.role === 'body' && !endsSentence(earlier.block.text);
    if (!completes && endsSentence(before.block.text)) before.role = 'caption';
  });
}

/** Classifies the blocks of a page. */
export function classify(blocks: readonly Block[]): Classified[] {
  const items = blocks.map((block) => ({ block, ...ownRole(block) }));
  markCaptionTexts(items);
  return items;
}

export { isNumberedHeading };
