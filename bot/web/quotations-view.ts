import type { Answered, Citation, Excerpt } from '../../src/domain/answer.js';
import type { Entry } from '../../src/domain/directory.js';
import { citationDate, oneLine } from '../channels/render/citation-line.js';
import { highlightedSpans } from '../channels/render/reply-blocks.js';
import { entryRow } from './entry-row.js';
import { type Html, html, urlPart } from './html.js';
import { entryPlace, excerptPlace } from './place.js';
import type { View } from './view.js';

/** What an answer quotes: directory entries and excerpts, each with its citation. */
export function quotationsView(view: View, answer: Answered): Html {
  const quoteOf = pairQuotes(answer);
  const paired = new Set(quoteOf.values());
  const entries =
    answer.entries.length === 0
      ? null
      : html`
          <ul class="entries">${answer.entries.map((entry) => answerEntry(view, entry, quoteOf.get(entry)))}
          </ul>`;
  const excerpts = answer.excerpts
    .filter((excerpt) => !paired.has(excerpt))
    .map(
      (excerpt) => html`
          <figure class="clipping">
            ${quoteView(excerpt)}
            <figcaption class="source">${sourceOf(view, excerpt.citation)} ${excerptLink(view, excerpt)}</figcaption>
          </figure>`,
    );
  return html`${answer.kind === 'directory' ? [entries, excerpts] : [excerpts, entries]}`;
}

/** An excerpt printed where an entry stands is shown with it, under one citation; each excerpt once. */
function pairQuotes({ entries, excerpts }: Answered): Map<Entry, Excerpt> {
  const pairs = new Map<Entry, Excerpt>();
  const taken = new Set<Excerpt>();
  for (const entry of entries) {
    const quote = excerpts.find((excerpt) => !taken.has(excerpt) && overlap(entry.citation, excerpt.citation));
    if (quote === undefined) continue;
    pairs.set(entry, quote);
    taken.add(quote);
  }
  return pairs;
}

function overlap(a: Citation, b: Citation): boolean {
  const [[aFrom, aTo], [bFrom, bTo]] = [a.source.lines, b.source.lines];
  return a.articleId === b.articleId && aFrom <= bTo && bFrom <= aTo;
}

function answerEntry(view: View, entry: Entry, quote: Excerpt | undefined): Html {
  const link = quote === undefined ? entryLink(view, entry) : excerptLink(view, quote);
  return html`
            <li>${entryRow(view, entry)}
              ${quote === undefined ? null : quoteView(quote)}
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
