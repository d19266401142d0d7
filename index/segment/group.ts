import { endsSentence } from './characters.js';
import { type Classified, isNumberedHeading, looksLikeHeading } from './classify.js';
import { jumpFrom, jumpOn, startsArticle } from './patterns.js';

/** An article in the making: the items that belong to it, in page order. */
export interface Draft {
  /** Heading blocks above the text, as printed from top to bottom. */
  heads: Classified[];
  /** Text, subheads, labels, bylines and jumps, in order. */
  items: Classified[];
  captions: Classified[];
  /** A byline, a jump or a closing credit has ended it. */
  closed: boolean;
}

export interface Grouped {
  drafts: Draft[];
  /** Service lines, box by box. */
  boxes: Classified[][];
  boilerplate: Classified[];
}

function newDraft(heads: Classified[]): Draft {
  return { heads, items: [], captions: [], closed: false };
}

function lastText(draft: Draft): string | null {
  for (let i = draft.items.length - 1; i >= 0; i--) {
    const item = draft.items[i]!;
    if (item.role === 'body') return item.block.text;
    if (item.role === 'byline' || item.role === 'closing') return null;
  }
  return null;
}

/** Text that the last paragraph leaves unfinished. */
function isOpen(draft: Draft): boolean {
  const text = lastText(draft);
  return text !== null && !endsSentence(text) && !jumpOn(text);
}

function isBold(item: Classified): boolean {
  return item.block.bold;
}

/** The next item that is text, from `from` on, with the items before it that only introduce it. */
function lookAhead(
  items: readonly Classified[],
  from: number,
): { text: Classified | null; byline: boolean; jump: boolean } {
  let byline = false;
  let jump = false;
  for (let i = from; i < items.length; i++) {
    const item = items[i]!;
    if (item.role === 'body') return { text: item, byline, jump: jump || jumpFrom(item.block.text) !== null };
    if (item.role === 'byline') byline = true;
    else if (item.role === 'jump' && jumpFrom(item.block.text)) jump = true;
    else if (item.role === 'heading' || item.role === 'service') return { text: null, byline, jump };
  }
  return { text: null, byline, jump };
}

/** Collects the heading blocks that stand together at `from`. */
function headingGroup(items: readonly Classified[], from: number): Classified[] {
  const heads: Classified[] = [];
  for (let i = from; i < items.length && items[i]!.role === 'heading'; i++) heads.push(items[i]!);
  return heads;
}

type Verdict = 'article' | 'subhead' | 'inside' | 'trailing' | 'banner';

function judge(heads: Classified[], draft: Draft | null, items: readonly Classified[], next: number): Verdict {
  const ahead = lookAhead(items, next);
  if (!ahead.text) {
    const lonely = draft && draft.heads.length === 0 && draft.items.length > 0;
    return lonely ? 'trailing' : 'banner';
  }
  if (!draft || (draft.items.length === 0 && draft.captions.length === 0)) return 'article';
  if (startsArticle(ahead.text.block.text) || ahead.byline || ahead.jump) return 'article';
  const level = heads[0]!.block.level;
  const own = draft.heads.find((head) => head.block.level > 0)?.block.level ?? 0;
  if (isOpen(draft) && level === 0)
    return draft.heads.some((head) => looksLikeHeading(head.block.text)) && !startsContinued(draft)
      ? 'subhead'
      : 'inside';
  if (draft.closed) return 'article';
  if (level > 0 && own > 0) return level > own ? 'subhead' : 'article';
  if (level === 0 && own > 0) return 'subhead';
  if (heads.every((head) => isNumberedHeading(head.block.text))) return 'subhead';
  const longest = Math.max(...heads.map((head) => head.block.text.length));
  return heads.length === 1 && longest <= 13 && !isBold(heads[0]!) ? 'subhead' : 'article';
}

function startsContinued(draft: Draft): boolean {
  return draft.items.some((item) => jumpFrom(item.block.text) !== null);
}

/** Groups the classified blocks of a page to articles and boxes. */
export function group(items: readonly Classified[]): Grouped {
  const result: Grouped = { drafts: [], boxes: [], boilerplate: [] };
  let draft: Draft | null = null;
  let box: Classified[] | null = null;
  const open = (heads: Classified[]): Draft => {
    const fresh = newDraft(heads);
    result.drafts.push(fresh);
    return fresh;
  };
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
        const heads = headingGroup(items, i);
        i += heads.length;
        const verdict = judge(heads, draft, items, i);
        if (verdict === 'article') draft = open(heads);
        else if (verdict === 'banner') {
          for (const head of heads) result.boilerplate.push({ ...head, why: 'a heading without text' });
        } else if (verdict === 'subhead') draft!.items.push(...heads);
        else draft!.heads.push(...heads);
        continue;
      }
      case 'caption':
        draft ??= open([]);
        draft.captions.push(item);
        break;
      case 'byline':
      case 'closing':
        draft ??= open([]);
        if (draft.items.some((own) => own.role === 'body')) draft.closed = true;
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
      case 'body': {
        const starts = startsArticle(item.block.text) || jumpFrom(item.block.text) !== null;
        const hasText = draft?.items.some((own) => own.role === 'body') ?? false;
        if (!draft || (starts && hasText)) draft = open([]);
        draft.items.push(item);
        if (jumpOn(item.block.text)) draft.closed = true;
        break;
      }
    }
    i++;
  }
  return result;
}
