import {
  type Answer,
  type Answered,
  assertNever,
  type Citation,
  type Excerpt,
  type Refused,
} from '../../../src/domain/answer.js';
import type { Entry } from '../../../src/domain/directory.js';
import { citationLine, oneLine } from './citation-line.js';
import { labels } from './labels.js';

/** A piece of a line. `strong`: highlighted; `number`: a phone number. */
export interface Span {
  text: string;
  style?: 'strong' | 'number';
}

/** `quote`: words of the archive; `source`: where they stand; `plain`: our own words. Text may hold line breaks. */
export interface Line {
  kind: 'plain' | 'quote' | 'source';
  spans: Span[];
}

/** Lines that belong together; platforms set blocks apart by a blank line. */
export type Block = Line[];

/** What can be opened, counted and paged through in a reply. */
export type Item =
  /** `excerpt`: the sentence that prints the number, where the answer quotes it. */
  | { kind: 'entry'; entry: Entry; excerpt: Excerpt | null; citation: Citation }
  | { kind: 'excerpt'; excerpt: Excerpt; citation: Citation }
  | { kind: 'related'; citation: Citation };

/** Some of an answer's items as blocks: items `[from, to)` of `total`. */
export interface ReplyPage {
  blocks: Block[];
  from: number;
  to: number;
  total: number;
}

export interface PageOptions {
  /** First item to show, and how many at most. */
  from?: number;
  count?: number;
  /** Lists the suggested questions, for platforms without buttons. */
  suggestions?: boolean;
  /** Says how many items are left out, for platforms without buttons. */
  countRest?: boolean;
}

/** Items of an answer in the order shown. */
export function itemsOf(answer: Answer): Item[] {
  switch (answer.status) {
    case 'answered':
      return answeredItems(answer);
    case 'refused':
      return answer.related.map((citation): Item => ({ kind: 'related', citation }));
    case 'chat':
    case 'failed':
      return [];
    default:
      return assertNever(answer);
  }
}

/** An entry takes with it the excerpt that prints it, so that both stand above one citation. */
function answeredItems({ kind, entries, excerpts }: Answered): Item[] {
  const left = new Set(excerpts);
  const listed = entries.map((entry): Item => {
    const excerpt = excerpts.find((one) => left.has(one) && one.text.includes(entry.number) && overlap(one, entry));
    if (excerpt !== undefined) left.delete(excerpt);
    return { kind: 'entry', entry, excerpt: excerpt ?? null, citation: entry.citation };
  });
  const quoted = [...left].map((excerpt): Item => ({ kind: 'excerpt', excerpt, citation: excerpt.citation }));
  return kind === 'directory' ? [...listed, ...quoted] : [...quoted, ...listed];
}

/** Whether they stand in lines of the same article that meet: an excerpt may be cut shorter than what prints the entry. */
function overlap({ citation: a }: Excerpt, { citation: b }: Entry): boolean {
  const [[aFrom, aTo], [bFrom, bTo]] = [a.source.lines, b.source.lines];
  return a.articleId === b.articleId && aFrom <= bTo && bFrom <= aTo;
}

/** An answer as blocks that any platform can render. Every item shown carries its citation. */
export function replyBlocks(answer: Answer, options: PageOptions = {}): ReplyPage {
  const items = itemsOf(answer);
  const from = Math.min(options.from ?? 0, Math.max(0, items.length - 1));
  const shown = items.slice(from, from + (options.count ?? items.length));
  const words = labels[answer.language];
  const blocks: Block[] = [];
  const notes = answer.status === 'answered' ? (answer.notes ?? { before: [], after: [] }) : null;
  // A refusal's own text lists what is related.
  if (notes === null) blocks.push([plain(answer.text)]);
  else blocks.push(...notes.before.map((note) => [plain(note)]), ...itemBlocks(shown, answer));
  const to = from + shown.length;
  if (options.countRest && notes !== null && to < items.length) blocks.push([plain(words.more(items.length - to))]);
  blocks.push(...(notes?.after ?? []).map((note) => [plain(note)]));
  if (options.suggestions) blocks.push(...suggestionBlock(answer));
  return { blocks, from, to, total: items.length };
}

/** A block for each item; neighbours with the same citation share it. */
function itemBlocks(items: readonly Item[], { language }: Answer): Block[] {
  const blocks: { lines: Block; source: string }[] = [];
  for (const item of items) {
    const source = citationLine(item.citation, language);
    const last = blocks.at(-1);
    if (last?.source === source) last.lines.push(...itemLines(item));
    else blocks.push({ lines: itemLines(item), source });
  }
  return blocks.map(({ lines, source }) => [...lines, { kind: 'source', spans: [{ text: source }] }]);
}

function itemLines(item: Item): Line[] {
  switch (item.kind) {
    case 'excerpt':
      return [{ kind: 'quote', spans: highlightedSpans(item.excerpt) }];
    case 'entry': {
      const { entry, excerpt } = item;
      const name: Line = {
        kind: 'plain',
        spans: [{ text: `${oneLine(entry.name)}：` }, { text: oneLine(entry.number), style: 'number' }],
      };
      return excerpt === null ? [name] : [name, { kind: 'quote', spans: highlightedSpans(excerpt) }];
    }
    case 'related':
      return [];
    default: {
      const never: never = item;
      return never;
    }
  }
}

/** The excerpt cut at its highlights. Spans that overlap or reach outside are put right first. */
export function highlightedSpans({ text, highlights }: Pick<Excerpt, 'text' | 'highlights'>): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const [from, to] of [...highlights].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from);
    const end = Math.min(text.length, to);
    if (start >= end) continue;
    if (start > at) spans.push({ text: text.slice(at, start) });
    spans.push({ text: text.slice(start, end), style: 'strong' });
    at = end;
  }
  if (at < text.length) spans.push({ text: text.slice(at) });
  return spans;
}

/** An answer's suggested questions but those that its own text lists already, as it does when it asks back. */
export function furtherSuggestions({ text, suggestions }: Answered | Refused): string[] {
  return suggestions.filter((question) => !text.includes(question));
}

function suggestionBlock(answer: Answer): Block[] {
  if (answer.status !== 'answered' && answer.status !== 'refused') return [];
  const further = furtherSuggestions(answer);
  if (further.length === 0) return [];
  const lines = further.map((question) => plain(`· ${oneLine(question)}`));
  return [[plain(labels[answer.language].suggestions), ...lines]];
}

function plain(text: string): Line {
  return { kind: 'plain', spans: [{ text }] };
}
