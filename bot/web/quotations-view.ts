import type { Answered, Citation, Excerpt } from '../../src/domain/answer.js';
import type { Entry } from '../../src/domain/directory.js';
import { citationDate, oneLine } from '../channels/render/citation-line.js';
import { highlightedSpans, itemsOf } from '../channels/render/reply-blocks.js';
import { entryRow } from './entry-row.js';
import { type Html, html, urlPart } from './html.js';
import { entryPlace, excerptPlace } from './place.js';
import type { View } from './view.js';

/** What an answer quotes: directory entries and excerpts, each with its citation. */
export function quotationsView(view: View, answer: Answered): Html {
  const items = itemsOf(answer);
  const listed = items.flatMap((item) => (item.kind === 'entry' ? [answerEntry(view, item.entry, item.excerpt)] : []));
  const entries =
    listed.length === 0
      ? null
      : html`
          <ul class="entries">${listed}
          </ul>`;
  const excerpts = items.flatMap((item) => (item.kind === 'excerpt' ? [clipping(view, item.excerpt)] : []));
  return html`${answer.kind === 'directory' ? [entries, excerpts] : [excerpts, entries]}`;
}

function clipping(view: View, excerpt: Excerpt): Html {
  return html`
          <figure class="clipping">
            ${quoteView(excerpt)}
            <figcaption class="source">${sourceOf(view, excerpt.citation)} ${excerptLink(view, excerpt)}</figcaption>
          </figure>`;
}

function answerEntry(view: View, entry: Entry, quote: Excerpt | null): Html {
  const link = quote === null ? entryLink(view, entry) : excerptLink(view, quote);
  return html`
            <li>${entryRow(view, entry)}
              ${quote === null ? null : quoteView(quote)}
              <p class="source">${sourceOf(view, entry.citation)} ${link}</p>
            </li>`;
}

function quoteView(excerpt: Excerpt): Html {
  const spans = highlightedSpans(excerpt).map((span) =>
    span.style === 'strong' ? html`<mark>${span.text}</mark>` : span.text,
  );
  // A text that brings its own quotation marks gets no others.
  const quoted = /^[“"「《].*[”"」》]$/su.test(excerpt.text);
  return html`<blockquote lang="zh-CN"${quoted ? html` class="quoted"` : null}><p>${spans}</p></blockquote>`;
}

/** `《渝中报》2023年6月9日 第2版 · 标题`, an inferred date said to be one. */
export function sourceOf(view: View, citation: Citation): Html {
  const { labels, language } = view;
  return html`<cite lang="zh-CN">${citation.newspaper === null ? null : html`<span class="paper">《${oneLine(citation.newspaper)}》</span>`}<span class="date" lang="${labels.code}">${citationDate(citation, language)}</span>${citation.page === null ? null : html` <span class="page" lang="${labels.code}">${labels.paperPage(citation.page)}</span>`} · <span class="headline">${oneLine(citation.headline) || labels.untitled}</span></cite>`;
}

/** Link to the article of a directory entry, its printed lines marked. */
export function entryLink(view: View, entry: Entry): Html {
  return articleLink(view, entry.citation, entryPlace(entry));
}

function excerptLink(view: View, excerpt: Excerpt): Html {
  return articleLink(view, excerpt.citation, excerptPlace(excerpt));
}

/** Link to the article. @param place the query that names what to mark in it. */
export function articleLink({ labels }: View, citation: Citation, place = ''): Html {
  const path = `/articles/${urlPart(citation.articleId)}${place}${place === '' ? '' : '#excerpt'}`;
  const name = labels.readArticleOf(oneLine(citation.headline) || labels.untitled);
  return html`<a class="read" href="${path}" aria-label="${name}" data-article>${labels.readArticle}</a>`;
}
