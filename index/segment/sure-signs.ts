import type { Classified } from './classify.js';
import { type Draft, openEnd } from './draft.js';
import { isNumberedHeading, isRubric, isTableTitle } from './headings.js';
import type { Ahead } from './look-ahead.js';

/** A headline that announces questions and answers. */
const announcesTalk = /问答|访谈|专访|答疑|释疑|有问必答|[你我]问[你我]答/;

/** Who speaks at the beginning of a turn. */
const turn = /^([\u4e00-\u9fffQA]{1,6})[：:]/;

/** How a forecast begins, which no article goes on with: 市气象台预计：…, 县气象台11月23日发布：…. */
const forecasts =
  /^[\u4e00-\u9fff]{0,6}气象(?:台|局|部门)(?:\d{1,2}月\d{1,2}日|今日|昨日|\d{1,2}时)?(?:预计|预报|发布)/;

/** Whoever speaks in the draft, as far as turns begin its blocks. */
function speakersIn(draft: Draft): Set<string> {
  return new Set(draft.items.flatMap(({ block }) => turn.exec(block.text)?.[1] ?? []));
}

/**
 * What a heading surely is by its setting and by what is below it, whatever words the texts around it share; null
 * where that cannot tell. Nothing is sure above a text that the one before it leaves open.
 */
export function sureVerdict(heads: readonly Classified[], draft: Draft, ahead: Ahead): 'article' | 'subhead' | null {
  const first = heads[0]!.block;
  const texts = heads.map(({ block }) => block.text);
  const asker = turn.exec(ahead.text)?.[1];
  const speakers = speakersIn(draft);
  // A small heading inside a talk: who asked above it asks on.
  if (asker !== undefined && speakers.has(asker)) return 'subhead';
  const own = Math.min(9, ...draft.heads.map(({ block }) => block.level || 9));
  if (first.level > own && heads.some(({ block }) => isNumberedHeading(block.text))) return 'subhead';
  if (openEnd(draft) !== null || first.gap === 0) return null;
  if (forecasts.test(ahead.text) && !forecasts.test(draft.lead)) return 'article';
  if (heads.length > 1 && isRubric(texts[0]!)) return 'article';
  if (ahead.row && texts.some(isTableTitle)) return 'article';
  if (asker !== undefined && speakers.size === 0 && texts.some((text) => announcesTalk.test(text))) return 'article';
  return null;
}

/** Characters of a name that both a headline and its text begin with. */
const shortestName = 4;

/** Whether a text begins with what its heading names, and the text before has not told of it: 城南泳馆改时间 / 城南泳馆7月…. */
export function opensWithSubject(heads: readonly Classified[], draft: Draft, { text }: Ahead): boolean {
  const listed = /^([\u4e00-\u9fff]{2,6})[：:]/.exec(text)?.[1];
  return heads.some(({ block }) => {
    // A line printed twice, alone and with the rest of its paragraph.
    if (text.startsWith(block.text)) return false;
    if (listed !== undefined && block.text.startsWith(listed)) return true;
    const subject = block.text.slice(0, shortestName);
    return /^[\u4e00-\u9fff]{4}$/.test(subject) && text.startsWith(subject) && !draft.lead.includes(subject);
  });
}
