import { endsSentence } from './characters.js';
import type { Classified } from './classify.js';
import { addKeywords, keywordsOf } from './cohesion.js';
import { judgeHeads, takeFragments } from './judge-heads.js';
import { jumpFrom, jumpOn, startsArticle } from './patterns.js';

/** An article in the making: the items that belong to it, in page order. */
export interface Draft {
  /** Heading blocks above (or, in broken columns, inside or below) the text, from top to bottom. */
  heads: Classified[];
  /** Text, subheads, labels, bylines and jumps, in order. */
  items: Classified[];
  captions: Classified[];
  /** Keywords of the text so far. */
  keywords: Map<string, number>;
  /** Something has ended it: a byline, a jump or a closing credit. */
  closed: boolean;
}

export interface Grouped {
  drafts: Draft[];
  /** Service lines, box by box; the first item may be the box's heading. */
  boxes: Classified[][];
  boilerplate: Classified[];
}

export function hasText(draft: Draft): boolean {
  return draft.items.some((item) => item.role === 'body');
}

/** The draft's last paragraph, when it is left unfinished; null otherwise. */
export function openEnd(draft: Draft | null): string | null {
  if (!draft || draft.closed) return null;
  for (let i = draft.items.length - 1; i >= 0; i--) {
    const item = draft.items[i]!;
    if (item.role === 'body') {
      const { text } = item.block;
      return endsSentence(text) || jumpOn(text) ? null : text;
    }
    if (item.role !== 'label') return null;
  }
  return null;
}

/** Collects the heading blocks that stand together at `from`; a masthead's line between them parts them. */
function headingsAt(items: readonly Classified[], from: number): Classified[] {
  const heads: Classified[] = [];
  for (let i = from; i < items.length && items[i]!.role === 'heading'; i++) {
    if (i > from && items[i]!.block.parted) break;
    heads.push(items[i]!);
  }
  return heads;
}

/** Groups the classified blocks of a page to articles and boxes. */
export function group(items: readonly Classified[]): Grouped {
  const result: Grouped = { drafts: [], boxes: [], boilerplate: [] };
  let draft: Draft | null = null;
  let box: Classified[] | null = null;

  function open(heads: Classified[]): Draft {
    const fresh: Draft = { heads, items: [], captions: [], keywords: new Map(), closed: false };
    result.drafts.push(fresh);
    return fresh;
  }
  function addText(item: Classified): void {
    const starts = startsArticle(item.block.text) || jumpFrom(item.block.text) !== null;
    if (!draft || (hasText(draft) && starts)) draft = open([]);
    draft.items.push(item);
    addKeywords(draft.keywords, keywordsOf(item.block.text));
    if (jumpOn(item.block.text)) draft.closed = true;
  }
  function addHeads(heads: Classified[], next: number): void {
    const fragments = takeFragments(heads, openEnd(draft), items[next] ?? null);
    for (const item of fragments.before) addText(item);
    if (fragments.heads.length > 0) {
      const verdict = judgeHeads(fragments.heads, draft, [...fragments.after, ...items.slice(next, next + 12)]);
      if (verdict === 'article') draft = open(fragments.heads);
      else if (verdict === 'subhead' && draft) draft.items.push(...fragments.heads);
      else if (verdict === 'own' && draft) draft.heads.push(...fragments.heads);
      else result.boilerplate.push(...fragments.heads.map((head) => ({ ...head, why: 'a heading without text' })));
    }
    for (const item of fragments.after) addText(item);
  }

  let i = 0;
  while (i < items.length) {
    const item = items[i]!;
    if (item.role !== 'service') box = null;
    switch (item.role) {
      case 'boilerplate':
        result.boilerplate.push(item);
        break;
      case 'service':
        if (!box) {
          box = [];
          result.boxes.push(box);
        }
        box.push(item);
        break;
      case 'heading': {
        const heads = headingsAt(items, i);
        i += heads.length;
        const serviceHead = heads.at(-1)!;
        if (items[i]?.role === 'service' && isServiceHeading(serviceHead.block.text)) {
          heads.pop();
          box = [serviceHead];
          result.boxes.push(box);
        }
        if (heads.length > 0) addHeads(heads, i);
        continue;
      }
      case 'caption':
        draft ??= open([]);
        draft.captions.push(item);
        break;
      case 'byline':
      case 'closing':
        draft ??= open([]);
        if (hasText(draft)) draft.closed = true;
        draft.items.push(item);
        break;
      case 'jump':
        if (jumpFrom(item.block.text)) {
          if (!draft || draft.items.length > 0) draft = open([]);
        } else if (draft) draft.closed = true;
        draft ??= open([]);
        draft.items.push(item);
        break;
      case 'label':
        draft ??= open([]);
        draft.items.push(item);
        break;
      case 'body':
        addText(item);
        break;
    }
    i++;
  }
  return result;
}

/** Whether a heading announces a box of phone numbers. */
function isServiceHeading(text: string): boolean {
  return text.length <= 14 && /电话|热线|号码|便民|服务信息|服务台|服务指南/.test(text);
}
