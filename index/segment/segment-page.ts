import { createHash } from 'node:crypto';
import type { Article, ArticleKind } from '../../src/domain/article.js';
import { readFileName } from '../dates/file-name.js';
import { inferDate } from '../dates/infer-date.js';
import { type Masthead, readMasthead } from '../dates/masthead.js';
import type { Page } from '../read/page.js';
import { blocksOf } from './blocks.js';
import { bodyOf } from './body.js';
import { type Classified, classify } from './classify.js';
import type { Draft } from './draft.js';
import { group } from './group.js';
import { headlineOf } from './headline.js';
import { textLines, withoutLines } from './lines.js';
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
    newspaper: page.meta.newspaper ?? masthead.newspaper ?? named.newspaper ?? null,
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

function mapped(items: readonly Classified[]): MappedText {
  return joinParagraphs(
    items.map((item) =>
      joinPieces(
        item.block.lines.map((line) => ({ text: line.text, line: line.no })),
        'label',
      ),
    ),
  );
}

function kindOf(draft: Draft, body: string): ArticleKind {
  const speakers = body.match(/^(?:记者|主持人|[\u4e00-\u9fff]{2,6}报|问)：/gm)?.length ?? 0;
  if (speakers >= 2) return 'interview';
  if (draft.items.some((item) => item.role === 'label')) return 'news';
  return body.length < 120 ? 'brief' : 'news';
}

/**
 * Cuts one page into its articles, the masthead and service boxes among them. Pure: the result depends on the page
 * alone, and links to other pages are made later.
 */
export function segmentPage(page: Page): SegmentedPage {
  const lines = textLines(page.lines);
  const masthead = readMasthead(lines);
  const own = new Set(masthead.lines);
  const items = classify(blocksOf(withoutLines(lines, own)));
  const { drafts, boxes, boilerplate } = group(items);
  const dating = dateOf(page, masthead, () => lines.map((line) => line.text).join('\n'));
  const prefix = filePrefix(page.file);
  const articles: Article[] = [];

  function add(text: MappedText, rest: Pick<Article, 'headline' | 'kind'> & Partial<Article>): void {
    if (!text.text) return;
    const numbers = text.map.map(([, line]) => line);
    if (rest.headlineLine) numbers.push(rest.headlineLine);
    articles.push({
      id: `${prefix}-${articles.length + 1}`,
      headlineLine: null,
      eyebrow: null,
      subheads: [],
      byline: null,
      continuedFrom: null,
      continuedOn: null,
      url: null,
      ...dating,
      body: text.text,
      source: {
        file: page.file,
        lines: [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))],
      },
      lineMap: text.map,
      ...rest,
    });
  }

  if (masthead.lines.length > 0) {
    const text = joinParagraphs(
      masthead.lines.map((line) => joinPieces([{ text: line.text, line: line.no }], 'label')),
    );
    add(text, { headline: masthead.newspaper ?? '版头', kind: 'masthead' });
  }
  for (const draft of drafts) {
    const body = bodyOf(draft);
    boilerplate.push(...body.dropped.map((item) => ({ ...item, why: 'a paragraph that the page prints twice' })));
    const headline = headlineOf(draft.heads, body.text);
    add(body, {
      headline: headline.text,
      headlineLine: headline.line,
      eyebrow: headline.eyebrow,
      subheads: headline.subheads,
      kind: body.continuedFrom ? 'continuation' : kindOf(draft, body.text),
      byline: body.byline,
      continuedFrom: body.continuedFrom ? { page: body.continuedFrom, articleId: null } : null,
      continuedOn: body.continuedOn ? { page: body.continuedOn, articleId: null } : null,
    });
  }
  for (const box of boxes) add(mapped(box), { headline: '便民服务电话', kind: 'service-info' });
  return {
    articles,
    boilerplate: boilerplate.map((item) => ({
      file: page.file,
      line: item.block.lines[0]!.no,
      text: item.block.text,
      why: item.why ?? 'a heading without text',
    })),
  };
}
