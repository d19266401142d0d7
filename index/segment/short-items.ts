import type { Classified } from './classify.js';
import { addBody, type Draft, newDraft } from './draft.js';
import { isColumnTitle, looksLikeHeading } from './headings.js';
import { startsArticle } from './patterns.js';

/** The title that a short item in a column begins with: 【平岗区】 6月16日起，…. */
const titled = /^【([^【】]{2,12})】(?=.{20})/;
/** So many of them stand below one another in a column. */
export const fewestBriefs = 3;

function briefStarts(draft: Draft): number[] {
  return draft.items.flatMap((item, i) => (item.role === 'body' && titled.test(item.block.text) ? [i] : []));
}

/** How many short items with a title of their own a draft holds; they have no small headings. */
export function countBriefs(draft: Draft): number {
  return briefStarts(draft).length;
}

/** Each short item of a column that begins with a title of its own is an article; the column's title stands above each. */
export function splitBriefs(draft: Draft): Draft[] {
  const starts = briefStarts(draft);
  if (starts.length < fewestBriefs) return [draft];
  const before = draft.items.slice(0, starts[0]);
  const briefs = starts.map((start, i) => {
    const brief = newDraft(draft.heads);
    const { text, lines } = draft.items[start]!.block;
    brief.title = { text: titled.exec(text)![1]!, line: lines[0]!.no };
    for (const item of draft.items.slice(start, starts[i + 1])) {
      if (item.role === 'body') addBody(brief, item);
      else brief.items.push(item);
    }
    return brief;
  });
  const opening = before.some(({ role }) => role === 'body');
  if (opening) return [{ ...draft, items: before }, ...briefs];
  briefs[0]!.items.unshift(...before);
  briefs[0]!.captions.push(...draft.captions);
  return briefs;
}

/** What announces a notice and is its title where none stands above it: 【公告】因系统升级，…. */
const announced = /^【((?:紧急)?(?:启事|声明|更正|更名|通知|公告|通告))】./;

/** A draft without a headline whose text begins with what it is, under that title. */
export function titleNotice(draft: Draft): Draft {
  const first = draft.items[0];
  const text = draft.heads.length > 0 || first?.role !== 'body' ? undefined : announced.exec(first.block.text)?.[1];
  return text === undefined ? draft : { ...draft, title: { text, line: first!.block.lines[0]!.no } };
}

/** The title that a short item begins with, a blank before its text: 三处母婴室启用 区政务服务中心、水松公园…. */
const ledByTitle = /^((?=[^ ]*[\u4e00-\u9fff]{4})[\u4e00-\u9fff\w“”《》·—-]{6,22}) (?=\S{6})/;
const shortestItem = 40;

/** The title that a paragraph of a column begins with; null when it begins with none. */
function leadingTitle({ role, block }: Classified): string | null {
  if (role !== 'body' || block.row || block.text.length < shortestItem) return null;
  const title = ledByTitle.exec(block.lines[0]!.text)?.[1];
  return title && !startsArticle(title) && looksLikeHeading(title) ? title : null;
}

/** Each paragraph of a column of short items that begins with its title is an article under that title. */
export function splitItems(draft: Draft): Draft[] {
  if (!draft.heads.every(({ block }) => isColumnTitle(block.text))) return [draft];
  const starts = draft.items.flatMap((item, i) => (leadingTitle(item) === null ? [] : [i]));
  const first = draft.items.findIndex(({ role }) => role === 'body');
  if (starts[0] === undefined || starts[0] !== first) return [draft];
  return starts.map((start, i) => {
    const [opening, ...others] = draft.items.slice(i === 0 ? 0 : start, starts[i + 1]);
    const own = { ...draft, captions: i === 0 ? draft.captions : [], items: [opening!, ...others] };
    const at = own.items.indexOf(draft.items[start]!);
    return takeTitle(own, at);
  });
}

/** Sets the title that the paragraph at `at` begins with apart from its text. */
function takeTitle(draft: Draft, at: number): Draft {
  const item = draft.items[at]!;
  const title = leadingTitle(item)!;
  const [line, ...lines] = item.block.lines;
  const rest = { ...line!, text: line!.text.slice(title.length + 1) };
  const text = [rest, ...lines].map((one) => one.text).join('');
  const body: Classified = { ...item, block: { ...item.block, lines: [rest, ...lines], text } };
  return { ...draft, title: { text: title, line: line!.no }, items: draft.items.with(at, body) };
}
