import type { Classified } from './classify.js';
import { cohesion, keywordsOf } from './cohesion.js';
import { addBody, type Draft, hasText, keywordsOfDraft, newDraft, openEnd } from './draft.js';
import { countBanner, countEarlier, takeFragments } from './fragments.js';
import { isNotice, isRubric, isServiceHeading } from './headings.js';
import { countShortLines } from './headline.js';
import { areSwapped, splitAbove } from './headline-below.js';
import { judgeHeads, newTopic } from './judge-heads.js';
import { type Ahead, lookAhead } from './look-ahead.js';
import { endsWithAuthors, isSummary, jumpFrom, opensReply, reportsFrom, startsArticle } from './patterns.js';
import { splitBriefs, splitItems, titleNotice } from './short-items.js';

export interface Grouped {
  drafts: Draft[];
  /** Service lines, box by box; the first item may be the box's heading. */
  boxes: Classified[][];
  boilerplate: Classified[];
}

/** A column this much wider or narrower than the one before is another box, in Han characters. */
const otherColumn = 1;
/** How many items after a heading are looked at. */
const lookedAt = 12;

/** Collects the heading blocks that stand together at `from`; a masthead's line between them parts them. */
function headingsAt(items: readonly Classified[], from: number): Classified[] {
  const heads: Classified[] = [];
  for (let i = from; i < items.length && items[i]!.role === 'heading'; i++) {
    if (i > from && items[i]!.block.parted) break;
    heads.push(items[i]!);
  }
  return heads;
}

/** What a paper or an advertiser has to say, marked at its beginning: 【启事】…, 【广告】…. */
const announces =
  /^【(?:启事|声明|更正|更名|通知|公告|通告|招租|招聘|寻人|寻物|[\u4e00-\u9fff]{0,4}广告)】.|^(?:分类)?广告[ ：:]./;

/** The same without brackets: 招聘：…, in running text no more than a clause. */
const advertises = /^(?:招聘|招租|寻人|寻物|声明|启事)[：:]/;

/** Whether a text without a heading of its own begins another article than the draft before it. */
function breaksOff(draft: Draft, item: Classified): boolean {
  const { text, column } = item.block;
  if (startsArticle(text) || jumpFrom(text) || announces.test(text)) return true;
  const inNotices = draft.heads.some(({ block }) => isNotice(block.text));
  if (advertises.test(text) && item.block.gap > 0 && !inNotices && openEnd(draft) === null) return true;
  // An office's answer to the letter above it, which its writer signed.
  if (opensReply(text)) return false;
  const last = draft.items.findLast((own) => own.role === 'body');
  const differs = last && column > 0 && last.block.column > 0 && Math.abs(last.block.column - column) >= otherColumn;
  if (differs && reportsFrom(text)) return true;
  // A clause that ends in ； goes on, also after what looked like the end (a letter's signature, above the reply).
  if (item.block.gap === 0 && !item.block.parted && last?.block.text.endsWith('；')) return false;
  const otherSetting = last !== undefined && last.block.column > 0 !== column > 0;
  if (otherSetting && item.block.gap > 0 && endsWithAuthors(last.block.text)) return true;
  return draft.closed && cohesion(keywordsOfDraft(draft), keywordsOf(text)) < newTopic;
}

/** Whether a label with the text that sums an article up stands in another column than the article: 核心提示. */
function opensBox(draft: Draft, { block }: Classified, next: Classified | undefined): boolean {
  return openEnd(draft) === null && block.gap > 0 && isSummary(block.text) && next?.role === 'body';
}

/** Scraps above a headline (APP, 重庆渝中) that are set apart from it. */
function countScraps(heads: readonly Classified[]): number {
  let count = 0;
  while (count + 1 < heads.length) {
    const text = heads[count]!.block.text;
    const attached = heads[count + 1]!.block.gap === 0 && heads[count + 1]!.block.text.length > 4;
    if (text.length > 4 || /[：:]$/.test(text) || isNotice(text) || attached || countShortLines(heads, count) > 0)
      break;
    count++;
  }
  return count;
}

/** A box without a headline (核心提示, 新闻链接) belongs to the article that it has most in common with. */
function mergeBoxes(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const boxes: Draft[] = [];
  for (const draft of drafts)
    (draft.heads.length === 0 && draft.items.some((item) => item.role === 'label') ? boxes : kept).push(draft);
  for (const box of boxes) {
    const scored = kept.map((draft) => ({ draft, score: cohesion(keywordsOfDraft(draft), keywordsOfDraft(box)) }));
    const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a && a.score >= b.score ? a : b), null);
    if (best && best.score >= newTopic) best.draft.items.push(...box.items);
    else kept.push(box);
  }
  return kept;
}

/** Groups the classified blocks of a page to articles and boxes, in one pass from top to bottom. */
export function group(items: readonly Classified[]): Grouped {
  const result: Grouped = { drafts: [], boxes: [], boilerplate: [] };
  let draft: Draft | null = null;
  let box: Classified[] | null = null;

  function open(heads: Classified[]): Draft {
    const fresh = newDraft(heads);
    result.drafts.push(fresh);
    return fresh;
  }
  function leaveOut(heads: readonly Classified[], why: string): void {
    for (const head of heads) result.boilerplate.push({ ...head, why });
  }
  function addText(item: Classified): void {
    if (!draft || (hasText(draft) && breaksOff(draft, item))) {
      draft = open([]);
      draft.sidebar = reportsFrom(item.block.text);
    }
    addBody(draft, item);
  }
  function place(row: readonly Classified[], ahead: Ahead): void {
    let heads = [...row];
    leaveOut(heads.splice(0, countScraps(heads)), 'a scrap without text');
    leaveOut(heads.splice(0, countBanner(heads)), 'a heading without text');
    if (draft && hasText(draft) && ahead.text) {
      const earlier = heads.splice(0, countEarlier(heads, draft, ahead));
      const unnamed = draft.heads.every(({ block }) => isRubric(block.text));
      const own = earlier[0] ? splitAbove(draft, earlier) : null;
      if (own) {
        result.drafts.push(own);
        draft = own;
      } else if (earlier[0] && unnamed) draft.heads.push(...earlier);
      else if (earlier[0] && areSwapped(draft, earlier[0], ahead)) {
        heads = [...draft.heads, ...earlier.slice(1), ...heads];
        draft.heads = [earlier[0]];
        draft.sidebar = true;
        draft = open(heads);
        return;
      } else draft.items.push(...earlier.map((item) => (/[，,]/.test(item.block.text) ? asBody(item) : item)));
    }
    if (heads.length === 0) return;
    const verdict = judgeHeads(heads, draft, ahead);
    if (verdict === 'article') draft = open(heads);
    else if (verdict === 'subhead') draft?.items.push(...heads);
    else if (verdict === 'own') draft?.heads.push(...heads);
    else leaveOut(heads, 'a heading without text');
  }
  function addHeads(row: readonly Classified[], next: number): void {
    let text = next;
    while (items[text]?.role === 'caption' || items[text]?.role === 'boilerplate') text++;
    const { before, heads, after } = takeFragments(row, draft, items[text] ?? null);
    before.forEach(addText);
    if (heads.length > 0) place(heads, lookAhead([...after, ...items.slice(next, next + lookedAt)]));
    after.forEach(addText);
  }

  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (item.role !== 'service') box = null;
    switch (item.role) {
      case 'boilerplate':
        result.boilerplate.push(item);
        break;
      case 'service':
        if (draft && hasText(draft) && openEnd(draft) === null) draft.closed = true;
        if (!box) {
          box = [];
          result.boxes.push(box);
        }
        box.push(item);
        break;
      case 'heading': {
        const heads = headingsAt(items, i);
        i += heads.length - 1;
        if (items[i + 1]?.role === 'service' && isServiceHeading(heads.at(-1)!.block.text)) {
          box = [heads.pop()!];
          result.boxes.push(box);
        }
        if (heads.length > 0) addHeads(heads, i + 1);
        break;
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
        if (jumpFrom(item.block.text) && draft && draft.items.length > 0) draft = open([]);
        draft ??= open([]);
        if (!jumpFrom(item.block.text)) draft.closed = true;
        draft.items.push(item);
        break;
      case 'label':
        if (draft && hasText(draft) && opensBox(draft, item, items[i + 1])) draft = open([]);
        draft ??= open([]);
        draft.items.push(item);
        break;
      case 'body':
        addText(item);
        break;
    }
  }
  return { ...result, drafts: mergeBoxes(result.drafts).flatMap(splitBriefs).flatMap(splitItems).map(titleNotice) };
}

function asBody(item: Classified): Classified {
  return { ...item, role: 'body' };
}
