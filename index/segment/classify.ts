import { endsSentence } from '../../src/text/sentences.js';
import { isOrganisation } from '../directory/organisation.js';
import { nameOfLine } from '../directory/phone-names.js';
import { isBareNumber, isNamedNumber, serviceLine } from '../directory/service-lines.js';
import type { Block } from './blocks.js';
import { isTurn } from './dialogue.js';
import { looksLikeHeading } from './headings.js';
import { markItems, markLists } from './mark-lists.js';
import {
  boilerplateReason,
  isBareCredit,
  isBoxLabel,
  isByline,
  isCaption,
  isClosingCredit,
  isSignature,
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

/** Role of a block by itself; blocks that may be a headline or a piece of a paragraph are told apart later. */
function ownRole(block: Block, speakers: ReadonlySet<string>): { role: Role; why: string | null } {
  const { text } = block;
  const why = boilerplateReason(text);
  if (why) return { role: 'boilerplate', why };
  if (jumpFrom(text)?.length === text.length || jumpOn(text)?.index === 0) return { role: 'jump', why: null };
  if (isBoxLabel(text)) return { role: 'label', why: null };
  if (serviceLine(text)) return { role: 'service', why: null };
  if (block.row || isTurn(text, speakers)) return { role: 'body', why: null };
  if (block.level > 0) return { role: 'heading', why: null };
  if (isClosingCredit(text) || isSignature(text)) return { role: 'closing', why: null };
  if (isCaption(text)) return { role: 'caption', why: null };
  if (isByline(text)) return { role: 'byline', why: null };
  if (startsArticle(text)) return { role: 'body', why: null };
  if (jumpFrom(text) || jumpOn(text)) return { role: 'body', why: null };
  if (looksLikeHeading(text) && !(block.column > 0 && block.lines.length > 3)) return { role: 'heading', why: null };
  return { role: 'body', why: null };
}

/** Characters of who wrote a letter, with the place. */
const longestWriter = 16;

/** Characters of a caption on a line of its own. */
const longestCaption = 90;

/** The line before a bare photo credit is the caption, when it is one short sentence that no paragraph needs. */
function markCaptionTexts(items: Classified[]): void {
  items.forEach((item, i) => {
    if (item.role !== 'caption' || !isBareCredit(item.block.text)) return;
    const before = items[i - 1];
    // A line that no column wraps, right above the credit and apart from the text, may tell more.
    const single = item.block.gap === 0 && before?.block.lines.length === 1 && before.block.gap > 0;
    if (!before || before.block.level > 0 || before.block.text.length > (single ? longestCaption : 45)) return;
    if (before.role !== 'body' && before.role !== 'heading') return;
    const earlier = items[i - 2];
    const completes = earlier?.role === 'body' && !endsSentence(earlier.block.text);
    if (!completes && endsSentence(before.block.text)) before.role = 'caption';
  });
}

/** Characters that a photo or a vertical headline left behind: four or more scraps of a few characters in a row. */
function markScraps(items: Classified[]): void {
  const scrap = ({ role, block }: Classified) =>
    (role === 'heading' || role === 'body' || role === 'byline') &&
    block.level === 0 &&
    !/[\d。！？：:]/.test(block.text) &&
    block.text.replace(/ /g, '').length <= 6;
  let from = 0;
  for (let i = 0; i <= items.length; i++) {
    const item = items[i];
    if (item && scrap(item)) continue;
    if (i - from >= 4)
      for (const scrapped of items.slice(from, i))
        Object.assign(scrapped, { role: 'boilerplate', why: 'stray characters' });
    from = i + 1;
  }
}

/** The rows of a table that is mostly phone numbers, its head among them, are one box of services. */
function markTables(items: Classified[]): void {
  for (let from = 0; from < items.length; from++) {
    let to = from;
    while (items[to]?.block.row && (to === from || items[to]!.block.gap === 0)) to++;
    const rows = items.slice(from, to);
    const services = rows.filter(({ role }) => role === 'service').length;
    if (services > 0 && services * 2 >= rows.length) for (const row of rows) row.role = 'service';
    else for (const row of rows) row.role = 'body';
    from = Math.max(from, to - 1);
  }
}

/** A name with its number next to a line of services is one of the box, whatever the name. */
function markNeighbours(items: Classified[]): void {
  const spread = (item: Classified, neighbour: Classified | undefined) => {
    if (neighbour?.role !== 'service' || item.block.level > 0) return;
    if ((item.role === 'heading' || item.role === 'body') && isNamedNumber(item.block.text)) item.role = 'service';
  };
  for (const [i, item] of items.entries()) spread(item, items[i - 1]);
  for (let i = items.length - 1; i >= 0; i--) spread(items[i]!, items[i + 1]);
}

/** A phone number on a line of its own, and its name above it, are of a box of services. */
function markNumbersBelowNames(items: Classified[]): void {
  items.forEach((item, i) => {
    const name = items[i - 1];
    if (!isBareNumber(item.block.text) || !name || name.block.level > 0) return;
    if (nameOfLine(name.block.text) === null) return;
    item.role = 'service';
    name.role = 'service';
  });
}

/** A number on one line right below a text, or below who signs it, is the text's own last line: no box has one line only. */
function markClosingNumbers(items: Classified[]): void {
  const follows = ({ block }: Classified) => block.gap === 0 && !block.parted && block.level === 0;
  items.forEach((item, i) => {
    const before = items[i - 1];
    if (item.role !== 'service' || !before || !follows(item) || items[i + 1]?.role === 'service') return;
    if ((item.block.text.match(/\d{5,}/g)?.length ?? 0) > 1) return;
    const signed = before.role === 'heading' && follows(before) && isOrganisation(before.block.text);
    const above = signed ? items[i - 2] : before;
    if (above?.role !== 'body' && above?.role !== 'closing') return;
    if (signed) before.role = 'closing';
    item.role = before.role === 'closing' ? 'closing' : 'body';
  });
}

/** Who wrote a letter, on a line right between it and the label of its reply: 北门街居民 何川 / 回音. */
function markLetterWriters(items: Classified[]): void {
  items.forEach((item, i) => {
    const reply = items[i + 1];
    if (item.role !== 'heading' || items[i - 1]?.role !== 'body' || reply?.role !== 'label') return;
    const { gap, level, text } = item.block;
    if (gap > 0 || level > 0 || reply.block.gap > 0 || text.length > longestWriter) return;
    if (/^[【]?(?:回音|回复|答复|回应)[】]?$/.test(reply.block.text)) item.role = 'label';
  });
}

/** Who gives a notice and the day, on a line each right below its text: 市自来水公司 / 2024年6月11日. */
function markSignatures(items: Classified[]): void {
  items.forEach((item, i) => {
    const [before, signer] = [items[i - 2], items[i - 1]];
    if (before?.role !== 'body' || !signer || signer.block.gap > 0 || item.block.gap > 0) return;
    if (!/^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/.test(item.block.text) || !isOrganisation(signer.block.text)) return;
    signer.role = 'closing';
    item.role = 'closing';
  });
}

/** A first line that a comma ends, and the second, right above an article's first words: a headline of two lines. */
function markBrokenHeadlines(items: Classified[]): void {
  items.forEach((item, i) => {
    const { text, level, lines } = item.block;
    if (item.role !== 'body' || level > 0 || lines.length > 1 || text.length > 20 || !/^[^，,。]+[，,]$/.test(text))
      return;
    const [second, start] = items.slice(i + 1, i + 3);
    if (second?.role === 'heading' && second.block.text.length <= 24 && start && startsArticle(start.block.text))
      item.role = 'heading';
  });
}

/** Classifies the blocks of a page; `speakers` are those of its talk (see dialogue.ts). */
export function classify(blocks: readonly Block[], speakers: ReadonlySet<string>): Classified[] {
  const items = blocks.map((block) => ({ block, ...ownRole(block, speakers) }));
  markTables(items);
  markNeighbours(items);
  markNumbersBelowNames(items);
  markClosingNumbers(items);
  markBrokenHeadlines(items);
  markLetterWriters(items);
  markSignatures(items);
  markItems(items);
  markCaptionTexts(items);
  markScraps(items);
  markLists(items);
  return items;
}
