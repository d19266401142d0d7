import { createHash } from 'node:crypto';
import type { Article } from '../../src/domain/article.js';
import { readFileName } from '../dates/file-name.js';
import { inferDate } from '../dates/infer-date.js';
import { inferNewspaper } from '../dates/infer-newspaper.js';
import { type Masthead, readMasthead } from '../dates/masthead.js';
import { newspaperName } from '../dates/masthead-tokens.js';
import type { Page } from '../read/page.js';
import { blocksOf } from './blocks.js';
import { bodyOf } from './body.js';
import { type Classified, classify } from './classify.js';
import { speakersOf } from './dialogue.js';
import { group } from './group.js';
import { isServiceHeading } from './headings.js';
import { headlineOf } from './headline.js';
import { kindOf } from './kind.js';
import { pageLines, withoutLines } from './lines.js';
import { joinParagraphs, joinPieces, type MappedText } from './pieces.js';

/** A line kept out of every body, and why. */
export interface Boilerplate {
  file: string;
  line: number;
  text: string;
  why: string;
}

export interface SegmentedPage {
  articles: Article[];
  boilerplate: Boilerplate[];
}

type Dating = Pick<Article, 'newspaper' | 'date' | 'dateCertainty' | 'dateEvidence' | 'page' | 'issue'>;

/** Newspaper, date, page and issue: a sidecar wins over the masthead, that over the file's name, that over the text. */
function dateOf(page: Page, masthead: Masthead, text: () => string): Dating {
  const named = readFileName(page.file);
  const printed = page.meta.date ?? masthead.date ?? named.date ?? null;
  const inferred = printed ? null : inferDate(text());
  return {
    newspaper: page.meta.newspaper ?? masthead.newspaper ?? named.newspaper ?? inferNewspaper(text()),
    date: printed ?? inferred?.date ?? null,
    dateCertainty: printed ? 'printed' : inferred ? 'inferred' : 'unknown',
    dateEvidence: inferred?.evidence ?? null,
    page: page.meta.page ?? masthead.page ?? named.page ?? null,
    issue: page.meta.issue ?? masthead.issue ?? null,
  };
}

/** A short, URL-safe name for a file: its ASCII stem where it has one, and a digest of its path. */
function filePrefix(file: string): string {
  const digest = createHash('sha256').update(file).digest('hex').slice(0, 8);
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const ascii = stem
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return ascii ? `${ascii}-${digest}` : `page-${digest}`;
}

/** Lines of items one below the other, as they are printed. */
function listed(items: readonly Classified[]): MappedText {
  return joinParagraphs(
    items.map((item) =>
      joinPieces(
        item.block.lines.map((line) => ({ text: line.text, line: line.no })),
        'label',
      ),
    ),
  );
}

/** The title that a box of services has in front of its first number: 服务热线：供水 96333, 热线速查/市民热线12345. */
function titleInLine(text: string): string | null {
  const title = /^([\u4e00-\u9fff]{4,8})[：:/ ]/.exec(text)?.[1];
  return title && isServiceHeading(title) && !/\d/.test(text.slice(title.length, title.length + 3)) ? title : null;
}

/** Fields that most articles of a page share. */
const blank = {
  headlineLine: null,
  eyebrow: null,
  subheads: [],
  byline: null,
  continuedFrom: null,
  continuedOn: null,
  place: null,
  url: null,
};

function spanOf(map: MappedText['map'], headlineLine: number | null): [number, number] {
  let first = headlineLine ?? Number.POSITIVE_INFINITY;
  let last = headlineLine ?? 0;
  for (const [, line] of map) {
    first = Math.min(first, line);
    last = Math.max(last, line);
  }
  return [first, last];
}

/**
 * Cuts one page into its articles, the masthead, photo captions and service boxes among them. Pure: the result depends
 * on the page alone, and links to other pages are made later.
 */
export function segmentPage(page: Page): SegmentedPage {
  const { file } = page;
  const lines = pageLines(page.lines);
  const masthead = readMasthead(lines);
  const printed = withoutLines(lines, new Set(masthead.lines));
  const speakers = speakersOf(printed.map((line) => line.text));
  const items = classify(blocksOf(printed, speakers), speakers);
  const { drafts, boxes, boilerplate } = group(items);
  const dating = dateOf(page, masthead, () => lines.map((line) => line.text).join('\n'));
  const prefix = filePrefix(file);
  const articles: Article[] = [];
  const left: Boilerplate[] = [];

  function add(text: MappedText, rest: Pick<Article, 'headline' | 'kind'> & Partial<Article>): void {
    if (!text.text) return;
    articles.push({
      id: `${prefix}-${articles.length + 1}`,
      ...blank,
      ...dating,
      body: text.text,
      source: { file, lines: spanOf(text.map, rest.headlineLine ?? null) },
      lineMap: text.map,
      ...rest,
    });
  }
  function leaveOut(item: Classified, why: string): void {
    for (const line of item.block.lines) left.push({ file, line: line.no, text: line.text, why });
  }

  if (masthead.lines.length > 0) {
    const text = joinParagraphs(
      masthead.lines.map((line) => joinPieces([{ text: line.text, line: line.no }], 'label')),
    );
    const named = masthead.lines.find((line) => newspaperName(line.text) !== null);
    const headline = named?.text.replace(/[ 《》]/g, '') ?? masthead.newspaper ?? '版头';
    add(text, { headline, headlineLine: named?.no ?? null, kind: 'masthead' });
  }
  for (const draft of drafts) {
    const { byline, continuedFrom, continuedOn, dropped, ...body } = bodyOf(draft);
    left.push(...dropped.map((part) => ({ file, ...part })));
    const above = headlineOf(draft.heads, body.text);
    const headline = draft.title ? { ...draft.title, eyebrow: above.text || null, subheads: [] } : above;
    const named = { headline: headline.text, headlineLine: headline.line };
    if (!body.text && draft.captions.length === 0)
      for (const head of draft.heads) leaveOut(head, 'a heading without text');
    add(body, {
      ...named,
      eyebrow: headline.eyebrow,
      subheads: headline.subheads,
      kind: kindOf(draft, body.text, continuedFrom !== null),
      byline,
      continuedFrom: continuedFrom ? { page: continuedFrom, articleId: null } : null,
      continuedOn: continuedOn ? { page: continuedOn, articleId: null } : null,
    });
    add(listed(draft.captions), { ...named, kind: 'photo' });
  }
  for (const box of boxes) {
    const title = box[0]?.role === 'heading' ? box.shift() : undefined;
    const line = title ? title.block.lines[0]!.no : null;
    const own = title?.block.text ?? titleInLine(box[0]?.block.text ?? '') ?? '便民服务电话';
    add(listed(box), { headline: own, headlineLine: line, kind: 'service-info' });
  }
  for (const item of boilerplate) leaveOut(item, item.why ?? 'a heading without text');
  return { articles, boilerplate: left };
}
