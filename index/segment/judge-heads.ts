import type { Classified } from './classify.js';
import { cohesion, coverage, keywordsOf } from './cohesion.js';
import { type Draft, hasText, keywordsOfDraft, openEnd } from './draft.js';
import { isColumnTitle, isNotice, isNumberedHeading, isRubric } from './headings.js';
import type { Ahead } from './look-ahead.js';
import { jumpFrom, opensLetter, tellsDayEarly } from './patterns.js';
import { countBriefs, fewestBriefs } from './short-items.js';
import { opensWithSubject, sureVerdict } from './sure-signs.js';

/**
 * What heads are: the headline of a new article, a small heading inside the present one, the present one's own
 * headline that stands inside its text, or a banner that heads nothing.
 */
export type Verdict = 'article' | 'subhead' | 'own' | 'banner';

/** Below this cohesion a heading's text tells of something else than the text before it. */
export const newTopic = 0.05;

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
/** So does one that begins with what the heading names. */
const tellsSubject = 0.3;
/** Small headings seldom come alone: one more of their kind is likelier another. */
const amongOthers = 0.03;

function isBrief(draft: Draft): boolean {
  const texts = draft.items.filter(({ role }) => role === 'body').length;
  return texts === 1 && draft.lead.length >= shortestBrief && openEnd(draft) === null;
}

/** Whether a short plain heading stands inside the draft's text. */
function hasSmallHeading(draft: Draft): boolean {
  return draft.items.some(({ role, block }) => role === 'heading' && block.level === 0 && block.text.length <= 10);
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
  if (finished && opensWithSubject(heads, draft, ahead)) limit += tellsSubject;
  if (longest <= 10 && hasSmallHeading(draft)) limit -= amongOthers;
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
  const sure = sureVerdict(heads, draft, ahead);
  if (sure !== null) return sure;
  const likeness = cohesion(keywordsOfDraft(draft), keywordsOf(ahead.text));
  if (likeness < threshold(heads, draft, ahead) + (changesColumn(draft, ahead) ? columnCounts : 0)) return 'article';
  // Above the text so far stands the name of a column only.
  if (draft.heads.length > 0 && draft.heads.every(({ block }) => isRubric(block.text))) return 'own';
  if (openEnd(draft) === null) return 'subhead';
  return draft.heads.length === 0 || continued ? 'own' : 'subhead';
}
