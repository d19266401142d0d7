import { endsSentence } from '../../src/text/sentences.js';
import type { Classified } from './classify.js';
import { coverage, spansJoint } from './cohesion.js';
import { type Draft, hasText, openEnd } from './draft.js';
import { isEyebrow, isTableTitle } from './headings.js';
import type { Ahead } from './look-ahead.js';
import { jumpFrom, startsArticle } from './patterns.js';

/** From this coverage on, a text takes its headline up; the rest of a sentence does not repeat its beginning. */
const takenUp = 0.6;
/** The same where the text before says next to nothing of it. */
const halfTakenUp = 0.5;

export interface Fragments {
  /** Pieces of the paragraph that the column before left unfinished. */
  before: Classified[];
  heads: Classified[];
  /** Pieces of the paragraph that follows. */
  after: Classified[];
}

/** A text that looks like a headline yet reads as part of a sentence. */
function isFragment(printed: string): boolean {
  // A blank after a comma is of the recognition's making.
  const text = printed.replace(/([，,]) /g, '$1');
  const commas = text.match(/[，,]/g)?.length ?? 0;
  const hangs = /(?:[的了和与及或在从把被将向为由以其并而且但因使让等是有对于至到]|这个|我们|他们)$/.test(text);
  return (
    (hangs && (commas > 0 || text.length > 16)) ||
    (commas >= 2 && !/ /.test(text)) ||
    (text.length > 36 && !/[ ！？]/.test(text))
  );
}

/** Whether the text below takes a headline up that the text above, broken off, says nothing of. */
function isOfNext(text: string, draft: Draft, following: string): boolean {
  if (text.length < 8 || coverage(text, following) < halfTakenUp) return false;
  return coverage(text, `${draft.lead}\n${draft.tail}`) < 0.2;
}

/** A headline of two halves, set apart, inside a text carried over from another page that has none so far. */
function isSetApart({ block }: Classified, draft: Draft): boolean {
  const carriedOver = draft.heads.length === 0 && draft.items.some((item) => jumpFrom(item.block.text) !== null);
  return carriedOver && block.gap > 0 && /^[^，,。、：:]{3,14} [^，,。、：:]{4,14}$/.test(block.text);
}

function isPlain(item: Classified): boolean {
  return item.block.level === 0 && !item.block.bold;
}

/**
 * Takes pieces of paragraphs out of a row of blocks that look like headings: those that carry on the unfinished
 * paragraph before them, and those that the text after them carries on.
 */
export function takeFragments(row: readonly Classified[], draft: Draft | null, next: Classified | null): Fragments {
  const heads = [...row];
  const before: Classified[] = [];
  const after: Classified[] = [];
  const following = next?.role === 'body' ? next.block.text.slice(0, 400) : '';
  let end = openEnd(draft);
  // The column ended within a paragraph of one line: no headline reads so.
  if (draft && hasText(draft) && end === null && heads.length > 1 && startsArticle(following) && isPlain(heads[0]!)) {
    const { text } = heads[0]!.block;
    if (isFragment(text) && coverage(text, following) < takenUp) {
      before.push({ ...heads.shift()!, role: 'body' });
      end = text;
    }
  }
  while (heads.length > 0 && isPlain(heads[0]!)) {
    const { text } = heads[0]!.block;
    if (end === null || !(spansJoint(end, text) || /^[的了和与及或等们]/.test(text))) break;
    // The first words of an article have a headline above them.
    if (heads.length === 1 && startsArticle(following)) break;
    if (coverage(text, `${draft?.lead ?? ''}\n${following}`) >= 0.8 && text.length >= 8) break;
    // Columns broken in the middle of a sentence: the headline of what follows, or the one of a text carried over.
    if (heads.length === 1 && draft && (isOfNext(text, draft, following) || isSetApart(heads[0]!, draft))) break;
    before.push({ ...heads.shift()!, role: 'body' });
    end = endsSentence(text) ? null : text;
  }
  let start = following && !startsArticle(following) && !jumpFrom(following) ? following : null;
  while (heads.length > 0 && isPlain(heads.at(-1)!)) {
    const { text } = heads.at(-1)!.block;
    const joins = start !== null && (isFragment(text) || spansJoint(text, start)) && coverage(text, start) < takenUp;
    const above = heads.at(-2)?.block.text;
    const exclaims = above !== undefined && above.length >= 8 && !isEyebrow(above) && /[！？!?]$/.test(text);
    if (!joins && !exclaims) break;
    after.unshift({ ...heads.pop()!, role: 'body' });
    start = text;
  }
  return { before, heads, after };
}

/** From this coverage on, heads below a report without a headline are its own, where what follows takes less of them up. */
const ownBelow = 0.2;
const clearlyLess = 0.1;

/**
 * How many heads, up to the first blank line between them, are the headline that a finished report lacks above itself: columns
 * that are read before the headline across them.
 */
function countOwnBelow(heads: readonly Classified[], draft: Draft, ahead: Ahead): number {
  if (draft.heads.length > 0 || !startsArticle(draft.lead) || openEnd(draft) !== null) return 0;
  const apart = heads.findIndex(({ block }, i) => i > 0 && block.gap > 0);
  const own = apart < 0 ? heads : heads.slice(0, apart);
  const text = own.map(({ block }) => block.text).join('');
  const fits = coverage(text, `${draft.lead}\n${draft.tail}`);
  return fits >= ownBelow && fits >= coverage(text, ahead.text) + clearlyLess ? own.length : 0;
}

/**
 * How many of a row's first heads belong to the text before them rather than to the text after: its headline, printed
 * below it, or a last small heading whose text the page lacks.
 */
export function countEarlier(row: readonly Classified[], draft: Draft, ahead: Ahead): number {
  const marked = row.findIndex((head) => !isPlain(head));
  const heads = marked < 0 ? row : row.slice(0, marked);
  if (ahead.row && heads.some(({ block }) => isTableTitle(block.text))) return 0;
  const earlier = `${draft.lead}\n${draft.tail}`;
  let count = 0;
  heads.forEach(({ block }, i) => {
    const before = coverage(block.text, earlier);
    if (block.text.length >= 8 && before >= 0.4 && before > coverage(block.text, ahead.text) + 0.2) count = i + 1;
  });
  count = Math.max(count, countOwnBelow(heads, draft, ahead));
  // The first piece of the last small heading's text, whose rest stands in another column.
  const piece = count > 0 && count + 1 < heads.length ? heads[count]!.block.text : '';
  return /[，,]/.test(piece) && !/ /.test(piece) && coverage(piece, ahead.text) < 0.2 ? count + 1 : count;
}

/** A banner with a heading mark and plain lines below, then another heading of its level: the banner heads nothing. */
export function countBanner(heads: readonly Classified[]): number {
  for (let i = heads.length - 1; i > 1; i--) {
    const { level } = heads[i]!.block;
    if (
      level > 0 &&
      heads[i - 1]!.block.level === 0 &&
      heads.slice(0, i - 1).some((head) => head.block.level === level)
    )
      return i;
  }
  return 0;
}
