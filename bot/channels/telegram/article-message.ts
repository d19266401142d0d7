import type { InlineKeyboardButton } from 'telegraf/types';
import { citationOf } from '../../../src/answering/citation.js';
import type { Excerpt, Language } from '../../../src/domain/answer.js';
import type { Article } from '../../../src/domain/article.js';
import type { Entry } from '../../../src/domain/directory.js';
import { phoneDigits } from '../../../src/text/phone.js';
import { citationLine } from '../render/citation-line.js';
import { labels } from '../render/labels.js';
import { cutAt } from '../render/printable.js';
import { highlightedSpans, type Item, type Line } from '../render/reply-blocks.js';
import { telegramHtml } from '../render/telegram-html.js';
import type { TelegramMessage } from './answer-message.js';
import { button } from './buttons.js';
import { pageAt, paginate, type TextPage } from './paginate.js';

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

/**
 * One page of an article with the quoted place marked, and buttons to leaf through it. Where the article has been indexed
 * anew since and no longer reads so, nothing is marked and a line says why.
 */
export function articleMessage(options: ArticleMessageOptions): TelegramMessage {
  const { replyId, article, item, position, total, language } = options;
  const words = labels[language];
  const marked = quotedSpan(item, article);
  const pages = paginate(article.body, pageSize);
  const current = Math.min(options.page ?? pageAt(pages, marked?.start ?? 0), pages.length - 1);
  const { start, end } = pages[current]!;
  const text = article.body.slice(start, end);
  const highlights: [number, number][] = marked === null ? [] : [[marked.start - start, marked.end - start]];
  const body: Line = { kind: 'plain', spans: highlightedSpans({ text, highlights: clip(highlights, text.length) }) };
  const [from, to] = article.source.lines;
  const foot = language === 'en' ? `Page ${current + 1} of ${pages.length}` : `第 ${current + 1}/${pages.length} 页`;
  const place = `${article.source.file} ${language === 'en' ? `lines ${from}–${to}` : `第 ${from}–${to} 行`}`;
  // Not the item's own citation: the article may be another one by now.
  const source = citationLine(citationOf(article, 'headline', 0, 0), language);
  const head: Line = { kind: 'source', spans: [{ text: cutAt(source, 400) }] };
  const notes: Line[] = marked === null ? [{ kind: 'plain', spans: [{ text: words.changed }] }] : [];
  const last: Line = { kind: 'plain', spans: [{ text: `${foot} · ${cutAt(place, 300)}` }] };
  const html = telegramHtml([[head, ...notes], [body], [last]]);
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

const top: TextPage = { start: 0, end: 0 };

/** Where in the body the item comes from; null when the article no longer reads so there. */
function quotedSpan(item: Item, article: Article): TextPage | null {
  switch (item.kind) {
    case 'related':
      return article.headline === item.citation.headline ? top : null;
    case 'excerpt':
      return excerptSpan(item.excerpt, article);
    case 'entry':
      return item.excerpt === null ? entrySpan(item.entry, article) : excerptSpan(item.excerpt, article);
    default: {
      const never: never = item;
      return never;
    }
  }
}

function excerptSpan({ part, start, end, text }: Excerpt, article: Article): TextPage | null {
  if (article[part].slice(start, end) !== text) return null;
  return part === 'body' ? { start, end } : top;
}

/** The cited lines of the source. */
function entrySpan({ number, citation }: Entry, { body, lineMap }: Article): TextPage | null {
  const [first, last] = citation.source.lines;
  const start = lineMap.find(([, line]) => line >= first)?.[0] ?? 0;
  const end = lineMap.find(([offset, line]) => offset > start && line > last)?.[0] ?? body.length;
  return phoneDigits(body.slice(start, end)).includes(phoneDigits(number)) ? { start, end } : null;
}

function clip(spans: [number, number][], length: number): [number, number][] {
  return spans.map(([from, to]) => [Math.max(0, from), Math.min(length, to)]);
}
