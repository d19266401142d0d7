import { type DirectoryCategory, directoryCategories, type Entry } from '../../src/domain/directory.js';
import { displayDate } from '../channels/render/citation-line.js';
import { entryRow } from './entry-row.js';
import { type Html, html, raw, urlPart } from './html.js';
import { entryLink, sourceOf } from './quotations-view.js';
import type { View } from './view.js';

/** More on one page make it slow to send and to read. */
export const entriesPerPage = 500;

export interface DirectoryPage {
  /** What was searched for: words, or the key of a category that was chosen. */
  query: string;
  /** All that was found. */
  entries: readonly Entry[];
  /** Which page of them to show, from 1; a number beyond the last shows the last. */
  page: number;
  /** Categories that have entries, for the buttons that narrow the list. */
  categories: readonly DirectoryCategory[];
}

/** The directory: search, categories, a telephone book. */
export function directoryView(view: View, page: DirectoryPage): Html {
  const { labels } = view;
  const chosen = directoryCategories.some((category) => category === page.query);
  const chip = (query: string, text: string) => html`
            <li><a href="/directory?q=${urlPart(query)}"${query === page.query ? raw(' aria-current="true"') : null} data-query="${query}">${text}</a></li>`;
  return html`
      <div class="directory">
        <h1>${labels.directory}</h1>
        <form class="search" method="get" action="/directory" role="search" data-search>
          <label for="q">${labels.searchLabel}</label>
          <div class="field">
            <input id="q" name="q" type="search" maxlength="100" value="${chosen ? '' : page.query}" autocomplete="off" spellcheck="false" aria-describedby="q-hint">
            <button class="primary">${labels.search}</button>
          </div>
          <p class="hint" id="q-hint">${labels.searchHint}</p>
        </form>
        <nav class="chips" aria-label="${labels.directory}">
          <ul>${chip('', labels.allCategories)}${page.categories.map((category) => chip(category, labels.categories[category]))}
          </ul>
        </nav>
        <div id="entries">${entriesView(view, page)}
        </div>
      </div>`;
}

/** The list alone, which is replaced as somebody types. */
export function entriesView(view: View, page: Omit<DirectoryPage, 'categories'>): Html {
  const { labels } = view;
  const ordered = byCategory(page.entries, page.query).flatMap(([, entries]) => entries);
  const pages = Math.max(1, Math.ceil(ordered.length / entriesPerPage));
  const at = Math.min(page.page, pages);
  const shown = ordered.slice((at - 1) * entriesPerPage, at * entriesPerPage);
  const csv = `/v1/directory?format=csv&q=${urlPart(page.query)}`;
  return html`
          <div class="tools">
            <p class="count" data-count>${page.entries.length === 0 ? labels.none : labels.found(page.entries.length)}</p>
            <p><a href="${csv}" download>${labels.csv}</a> <button type="button" data-print hidden>${labels.print}</button></p>
          </div>
          <div class="book">${byCategory(shown, page.query).map(
            ([category, entries]) => html`
          <section class="category">
            <h2>${labels.categories[category]}</h2>
            <ul class="entries">${entries.map(
              (entry) => html`
              <li>${entryRow(view, entry)}
                <p class="source">${sourceOf(view, entry.citation)}${firstPrinted(view, entry)} ${entryLink(view, entry)}</p>
              </li>`,
            )}
            </ul>
          </section>`,
          )}
          </div>${pages === 1 ? null : pager(view, page.query, at, pages)}`;
}

function pager({ labels }: View, query: string, at: number, pages: number): Html {
  const link = (to: number, text: string) =>
    to < 1 || to > pages ? null : html`<a href="/directory?q=${urlPart(query)}&amp;page=${to}">${text}</a>`;
  return html`
          <nav class="pager" aria-label="${labels.pages}">${link(at - 1, labels.previousPage)} <span>${labels.pageOf(at, pages)}</span> ${link(at + 1, labels.nextPage)}</nav>`;
}

const rank = (category: DirectoryCategory) => directoryCategories.indexOf(category);

/** Entries by category: with a query the category of the best match first, else in the order of the domain's list. */
function byCategory(entries: readonly Entry[], query: string): [DirectoryCategory, Entry[]][] {
  const groups = new Map<DirectoryCategory, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.category);
    if (group === undefined) groups.set(entry.category, [entry]);
    else group.push(entry);
  }
  const inOrder = [...groups];
  return query === '' ? inOrder.sort(([a], [b]) => rank(a) - rank(b)) : inOrder;
}

/** The categories of these entries, in the order of the domain's list. */
export function categoriesOf(entries: readonly Entry[]): DirectoryCategory[] {
  const present = new Set(entries.map((entry) => entry.category));
  return directoryCategories.filter((category) => present.has(category));
}

/** When it was first printed, where that is another day than the one of the citation. */
function firstPrinted({ labels, language }: View, { firstPrinted: from, citation }: Entry): string {
  if (from === null || from === citation.date) return '';
  return labels.firstPrinted(displayDate(from, language));
}
