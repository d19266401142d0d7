import { endsSentence } from '../../src/text/sentences.js';
import type { Classified } from './classify.js';
import { cohesion, coverage, keywordsOf, spansJoint } from './cohesion.js';
import { type Draft, hasText, keywordsOfDraft, openEnd } from './draft.js';
import { isColumnTitle, isEyebrow, isNotice, isNumberedHeading } from './headings.js';
import type { Ahead } from './look-ahead.js';
import { jumpFrom, opensLetter, startsArticle, tellsDayEarly } from './patterns.js';
import { countBriefs, fewestBriefs } from './short-items.js';

/**
 * What heads are: the headline of a new article, a small heading inside the present one, the present one's own
 * headline that stands inside its text, or a banner that heads nothing.
 */
export type Verdict = 'article' | 'subhead' | 'own' | 'banner';

/** From this coverage on, a text takes its headline up; the rest of a sentence does not repeat its beginning. */
const takenUp = 0.6;
/** Below this cohesion a heading's text tells of something else than the text before it. */
export const newTopic = 0.05;

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
    if (coverage(text, `${draft?.lead ?? ''}\\n${following}`) >= 0.8 && text.length >= 8) break;
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

/**
 * How many of a row's first heads belong to the text before them rather than to the text after: its headline, printed
 * below it, or a last small heading whose text the page lacks.
 */
export function countEarlier(heads: readonly Classified[], draft: Draft, ahead: Ahead): number {
  if (heads.some((head) => !isPlain(head))) return 0;
  const earlier = `${draft.lead}\\n${draft.tail}`;
  let count = 0;
  heads.forEach(({ block }, i) => {
    const before = coverage(block.text, earlier);
    if (block.text.length >= 8 && before >= 0.4 && before > coverage(block.text, ahead.text) + 0.2) count = i + 1;
  });
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

/** A place or an organisation right above a headline, as series of short reports have it: 璧山 / 坚持…两手抓. */
function isLabelled(heads: readonly Classified[]): boolean {
  return heads.some(({ block }, i) => block.text.length <= 4 && heads[i + 1]?.block.gap === 0);
}

/** Columns differ from so many Han characters on. */
const otherColumn = 2;
/** What another column adds to how little two texts may share and be of two articles. */
const columnCounts = 0.1;

/** Whether the text after a heading is set in another column than the text before it. */
function changesColumn(draft: Draft, { column }: Ahead): boolean {
  const last = draft.items.findLast(({ role }) => role === 'body')?.block;
  // A line alone in a column may be a piece that another column left behind.
  if (!last || (last.column > 0 && last.lines.length < 2)) return false;
  return Math.abs(last.column - column) >= otherColumn;
}

/** Columns of short reports set this mark before the headline of each. */
const bulleted = 0.1;
/** A report of one finished paragraph may well be all of it: a heading set apart below it is more likely the next one's. */
const afterBrief = 0.11;
const shortestBrief = 100;
/** A text that begins with its day is a report's, so that the heading above it is likelier one. */
const tellsDay = 0.1;

function isBrief(draft: Draft): boolean {
  const texts = draft.items.filter(({ role }) => role === 'body').length;
  return texts === 1 && draft.lead.length >= shortestBrief && openEnd(draft) === null;
}

/** How far the text after a heading must differ from the text before it to be a new article's, by the heading's form. */
function threshold(heads: readonly Classified[], draft: Draft, ahead: Ahead): number {
  const texts = heads.map((head) => head.block.text);
  const longest = Math.max(...texts.map((text) => text.length));
  const level = Math.min(...heads.map((head) => head.block.level || 9));
  const own = Math.min(9, ...draft.heads.map((head) => head.block.level || 9));
  if (level < 9 && own < 9) {
    if (level > own) return 0.02;
    return longest <= 10 ? 0.3 : 1;
  }
  if (own < 9) return 0.02;
  let limit = newTopic;
  if (texts.every(isNumberedHeading)) limit -= 0.05;
  if (longest <= 8) limit -= 0.02;
  if (longest >= 14 || texts.some((text) => / /.test(text))) limit += 0.03;
  if (heads.length > 1) limit += 0.05;
  if (texts[0]!.startsWith('●') && heads[0]!.block.gap > 0) limit += bulleted;
  if (longest > 8 && isBrief(draft) && heads[0]!.block.gap > 0) limit += afterBrief;
  const finished = (heads[0]!.block.gap > 0 || isBrief(draft)) && openEnd(draft) === null;
  if (finished && !texts.some(isNumberedHeading) && tellsDayEarly(ahead.text)) limit += tellsDay;
  if (longest >= 8) {
    const own = texts.join('');
    limit += 0.2 * Math.max(0, coverage(own, ahead.text) - coverage(own, `${draft.lead}\n${draft.tail}`));
  }
  return limit;
}

/** In a column of letters a question heads each, the office's answer below: the next question is the next letter's. */
function isNextLetter(heads: readonly Classified[], draft: Draft, ahead: Ahead): boolean {
  const asks = (row: readonly Classified[]) => row.length === 1 && /[？?]$/.test(row[0]!.block.text);
  return asks(heads) && asks(draft.heads) && opensLetter(ahead.text) && openEnd(draft) === null;
}

/** Judges heads by what stands before and after them. */
export function judgeHeads(heads: readonly Classified[], draft: Draft | null, ahead: Ahead): Verdict {
  if (!ahead.text) return draft && hasText(draft) && draft.heads.length === 0 ? 'own' : 'banner';
  if (!draft) return 'article';
  if (!hasText(draft)) {
    if (draft.heads.length === 0) return draft.items.length > 0 || draft.captions.length > 0 ? 'own' : 'article';
    return draft.items.some((item) => item.role === 'byline') ? 'subhead' : 'own';
  }
  if (ahead.starts || ahead.byline || ahead.jump || draft.closed) return 'article';
  if (isNextLetter(heads, draft, ahead) || countBriefs(draft) >= fewestBriefs) return 'article';
  if (isLabelled(heads) && isLabelled(draft.heads)) return 'article';
  if (heads.some(({ block }) => isNotice(block.text) || isColumnTitle(block.text))) return 'article';
  // A notice has no small headings but numbered ones, and short items have none.
  const afterNotice =
    draft.heads.some(({ block }) => isNotice(block.text) || isColumnTitle(block.text)) && openEnd(draft) === null;
  if (afterNotice && heads[0]!.block.gap > 0 && !heads.some(({ block }) => isNumberedHeading(block.text)))
    return 'article';
  const continued = draft.items.some((item) => jumpFrom(item.block.text) !== null);
  // A text carried over from another page repeats its headline; one that it lacks so far stands inside.
  if (continued && draft.heads.length === 0) return 'own';
  const likeness = cohesion(keywordsOfDraft(draft), keywordsOf(ahead.text));
  if (likeness < threshold(heads, draft, ahead) + (changesColumn(draft, ahead) ? columnCounts : 0)) return 'article';
  if (openEnd(draft) === null) return 'subhead';
  return draft.heads.length === 0 || continued ? 'own' : 'subhead';
}
