import { endsSentence } from './characters.js';
import { type Classified, isNumberedHeading } from './classify.js';
import { cohesion, coverage, keywordsOf, spansJoint } from './cohesion.js';
import type { Draft } from './group.js';
import { jumpFrom, startsArticle } from './patterns.js';

/**
 * What heads are: the headline of a new article, a small heading inside the present one, the present one's own
 * headline that stands inside or after its text, or a banner that heads nothing.
 */
export type Verdict = 'article' | 'subhead' | 'own' | 'banner';

export interface Fragments {
  /** Pieces of the paragraph that the column before left unfinished. */
  before: Classified[];
  heads: Classified[];
  /** Pieces of the paragraph that follows. */
  after: Classified[];
}

/** Below this cohesion a heading's text tells of something else than the text before it. */
const newTopic = 0.05;
/** Characters of the text after a heading that are compared with the text before it. */
const comparedCharacters = 400;

/** A text that looks like a headline yet reads as part of a sentence. */
function isFragment(text: string): boolean {
  const commas = text.match(/[，,]/g)?.length ?? 0;
  return (
    (/(?:[的了和与及或在从把被将向为由以其并而且但因使让等是有对于至到]|这个|我们|他们)$/.test(text) &&
      (commas > 0 || text.length > 16)) ||
    (commas >= 2 && !/ /.test(text)) ||
    text.length > 44
  );
}

/**
 * Takes pieces of paragraphs out of a row of blocks that look like headings: those that carry on the unfinished
 * paragraph before them, and those that the text after them carries on.
 */
export function takeFragments(row: readonly Classified[], open: string | null, next: Classified | null): Fragments {
  const heads = [...row];
  const before: Classified[] = [];
  const after: Classified[] = [];
  let end = open;
  while (heads.length > 0 && isPlain(heads[0]!)) {
    const { text } = heads[0]!.block;
    if (end === null || !(spansJoint(end, text) || /^[的了和与及或等们]/.test(text))) break;
    before.push({ ...heads.shift()!, role: 'body' });
    end = endsSentence(text) ? null : text;
  }
  let start =
    next && next.role === 'body' && !startsArticle(next.block.text) && !jumpFrom(next.block.text)
      ? next.block.text
      : null;
  while (heads.length > 0 && isPlain(heads.at(-1)!)) {
    const { text } = heads.at(-1)!.block;
    const joins = start !== null && (spansJoint(text, start) || isFragment(text));
    if (!joins && !(startsArticle(text) && text.length > 8)) break;
    after.unshift({ ...heads.pop()!, role: 'body' });
    start = startsArticle(text) ? null : text;
  }
  return { before, heads, after };
}

function isPlain(item: Classified): boolean {
  return item.block.level === 0 && !item.block.bold;
}

interface Ahead {
  /** The text that follows, as far as it is compared; empty when none does. */
  text: string;
  starts: boolean;
  byline: boolean;
  jump: boolean;
}

function lookAhead(items: readonly Classified[]): Ahead {
  const ahead: Ahead = { text: '', starts: false, byline: false, jump: false };
  for (const item of items) {
    const { text } = item.block;
    if (ahead.text) {
      if (item.role === 'body' && !startsArticle(text)) ahead.text += text;
      else if (item.role !== 'caption' && item.role !== 'boilerplate') break;
    } else if (item.role === 'body') {
      ahead.text = text;
      ahead.starts = startsArticle(text);
      ahead.jump ||= jumpFrom(text) !== null;
    } else if (item.role === 'byline') ahead.byline = true;
    else if (item.role === 'jump' && jumpFrom(text)) ahead.jump = true;
    else if (item.role === 'heading' || item.role === 'service') break;
    if (ahead.text.length >= comparedCharacters) break;
  }
  ahead.text = ahead.text.slice(0, comparedCharacters);
  return ahead;
}

/** How far the text after a heading must differ from the text before it to be a new article's, by the heading's form. */
function threshold(heads: readonly Classified[], draft: Draft): number {
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
  return limit;
}

/** Judges heads by what stands before and after them. */
export function judgeHeads(
  heads: readonly Classified[],
  draft: Draft | null,
  following: readonly Classified[],
): Verdict {
  const ahead = lookAhead(following);
  const texts = heads.map((head) => head.block.text);
  const started = draft?.items.some((item) => item.role === 'body') ?? false;
  if (!ahead.text) return draft && started && draft.heads.length === 0 ? 'own' : 'banner';
  if (!draft) return 'article';
  if (!started) {
    if (draft.heads.length === 0) return draft.items.length > 0 || draft.captions.length > 0 ? 'own' : 'article';
    return draft.items.some((item) => item.role === 'byline') ? 'subhead' : 'own';
  }
  const cues = ahead.starts || ahead.byline || ahead.jump;
  const later = keywordsOf(ahead.text);
  const likeness = cohesion(draft.keywords, later);
  if (cues || draft.closed) return 'article';
  const limit = threshold(heads, draft);
  if (likeness < limit || ahead.text.length < 30) return likeness < limit ? 'article' : 'subhead';
  if (draft.heads.length === 0 && texts.join('').length >= 8) {
    const lead = draft.items
      .map((item) => item.block.text)
      .join('')
      .slice(0, 1200);
    if (coverage(texts.join(''), lead + ahead.text) >= 0.3) return 'own';
  }
  return 'subhead';
}
