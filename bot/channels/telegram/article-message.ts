import type { InlineKeyboardButton } from 'telegraf/types';
import type { Language } from '../../../src/domain/answer.js';
import type { Article } from '../../../src/domain/article.js';
import { citationLine } from '../render/citation-line.js';
import { labels } from '../render/labels.js';
import { cutAt } from '../render/printable.js';
import { highlightedSpans, type Item, type Line } from '../render/reply-blocks.js';
import { telegramHtml } from '../render/telegram-html.js';
import type { TelegramMessage } from './answer-message.js';
import { button } from './buttons.js';
import { pageAt, paginate } from './paginate.js';

/** Characters of an article on one page: about a phone's screen and a half. */
const pageSize = 1_200;

export interface ArticleMessageOptions {
  replyId: string;
  article: Article;
  /** The item of the reply that was opened, its position, and how many there are. */
  item: Item;
  position: number;
  total: number;
  /** Null: the page that holds what the reply quotes. */
  page: number | null;
  language: Language;
}

/** One page of an article with the quoted place marked, and buttons to leaf through it. */
export function articleMessage(options: ArticleMessageOptions): TelegramMessage {
  const { replyId, article, item, position, total, language } = options;
  const words = labels[language];
  const marked = quotedSpan(item, article);
  const pages = paginate(article.body, pageSize);
  const current = Math.min(options.page ?? pageAt(pages, marked.start), pages.length - 1);
  const { start, end } = pages[current]!;
  const text = article.body.slice(start, end);
  const highlights: [number, number][] = [[marked.start - start, marked.end - start]];
  const body: Line = { kind: 'plain', spans: highlightedSpans({ text, highlights: clip(highlights, text.length) }) };
  const [from, to] = article.source.lines;
  const foot = language === 'en' ? `Page ${current + 1} of ${pages.length}` : `第 ${current + 1}/${pages.length} 页`;
  const place = `${article.source.file} ${language === 'en' ? `lines ${from}–${to}` : `第 ${from}–${to} 行`}`;
  const head: Line = { kind: 'source', spans: [{ text: cutAt(citationLine(item.citation, language), 400) }] };
  const html = telegramHtml([[head], [body], [{ kind: 'plain', spans: [{ text: `${foot} · ${cutAt(place, 300)}` }] }]]);
  const keyboard: InlineKeyboardButton[][] = [
    [
      ...(current > 0 ? open(words.previousPage, current - 1) : []),
      ...(current + 1 < pages.length ? open(words.nextPage, current + 1) : []),
    ],
    [
      ...(position + 1 < total
        ? button(words.next, { kind: 'article', reply: replyId, item: position + 1, page: null })
        : []),
      ...button(words.back, { kind: 'reply', reply: replyId, from: 0 }),
    ],
  ];
  return { html, keyboard: keyboard.filter((row) => row.length > 0) };

  function open(label: string, page: number): InlineKeyboardButton[] {
    return button(label, { kind: 'article', reply: replyId, item: position, page });
  }
}

/** Where in the body the item comes from: the excerpt's own span, or the cited lines of the source. */
function quotedSpan(item: Item, article: Article): { start: number; end: number } {
  if (item.kind !== 'related' && item.excerpt !== null) {
    const { part, start, end } = item.excerpt;
    return part === 'body' ? { start, end } : { start: 0, end: 0 };
  }
  if (item.kind === 'related') return { start: 0, end: 0 };
  const [first, last] = item.citation.source.lines;
  const start = article.lineMap.find(([, line]) => line >= first)?.[0] ?? 0;
  const end = article.lineMap.find(([offset, line]) => offset > start && line > last)?.[0] ?? article.body.length;
  return { start, end };
}

function clip(spans: [number, number][], length: number): [number, number][] {
  return spans.map(([from, to]) => [Math.max(0, from), Math.min(length, to)]);
}
