import { createHash } from 'node:crypto';
import type { Excerpt } from '../../src/domain/answer.js';
import type { Article } from '../../src/domain/article.js';
import type { Entry } from '../../src/domain/directory.js';
import { phoneDigits } from '../../src/text/phone.js';
import { spanOfLines, type TextSpan } from './article-lines.js';
import { urlPart } from './html.js';

/** A place in an article as a link names it, still to be checked: anybody may write a link. */
export interface PlaceQuery {
  start?: unknown;
  end?: unknown;
  words?: unknown;
  lines?: unknown;
  number?: unknown;
}

/** What to mark in an article. `changed`: what the link was made for no longer stands there. */
export interface Place {
  span: TextSpan | null;
  changed: boolean;
}

const nowhere: Place = { span: null, changed: false };

/** Query of a link to an excerpt: where it stands, and a digest of its words. Empty for an excerpt of a headline. */
export function excerptPlace({ part, start, end, text }: Excerpt): string {
  return part === 'body' ? `?start=${start}&end=${end}&words=${digestOf(text)}` : '';
}

/** Query of a link to where a directory entry is printed: the lines of the source, and the number. */
export function entryPlace({ citation, number }: Pick<Entry, 'citation' | 'number'>): string {
  return `?lines=${citation.source.lines.join('-')}&number=${urlPart(phoneDigits(number))}`;
}

/**
 * The place that a link names in the article as it is now. A link may be older than the index: where other words stand
 * there today, nothing is marked. A query that names no place marks nothing either.
 */
export function findPlace({ start, end, words, lines, number }: PlaceQuery, article: Article): Place {
  const range = /^(\d{1,9})-(\d{1,9})$/.exec(typeof lines === 'string' ? lines : '');
  if (range !== null) {
    const span = spanOfLines(article, Number(range[1]), Number(range[2]));
    const text = span === null ? article.body : article.body.slice(span.start, span.end);
    return typeof number === 'string' && phoneDigits(text).includes(number)
      ? { span, changed: false }
      : { span: null, changed: typeof number === 'string' };
  }
  const [from, to] = [Number(start), Number(end)];
  if (typeof words !== 'string' || !Number.isInteger(from) || !Number.isInteger(to)) return nowhere;
  if (from < 0 || from >= to || digestOf(article.body.slice(from, to)) !== words) return { span: null, changed: true };
  return { span: { start: from, end: to }, changed: false };
}

/** Short, as it stands in a link; it guards against chance, not against forgery. */
function digestOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 10);
}
