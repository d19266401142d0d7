import type { IndexSummary } from '../../src/answering/service.js';
import { displayDate } from '../channels/render/citation-line.js';
import { type Html, html, raw } from './html.js';
import { webLabels } from './language.js';
import type { View } from './view.js';

export type Section = 'ask' | 'directory' | 'about' | null;

/** A whole document: masthead, sections, content, foot. */
export function layout(view: View, section: Section, title: string, content: Html): string {
  const { labels, assets, language } = view;
  const other = language === 'zh' ? 'en' : 'zh';
  const tab = (name: Exclude<Section, null>, path: string) => html`
        <li><a href="${path}"${section === name ? raw(' aria-current="page"') : null}>${labels[name]}</a></li>`;
  const page = html`<!doctype html>
<html lang="${labels.code}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f6f1e5">
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#171411">
    <meta name="description" content="${labels.motto}">
    <title>${title === labels.name ? `${labels.name} · ${labels.motto}` : `${title} · ${labels.name}`}</title>
    <link rel="icon" href="${assets.url('seal.svg')}" type="image/svg+xml">
    <link rel="stylesheet" href="${assets.url('base.css')}">
    <link rel="stylesheet" href="${assets.url('answer.css')}">
    <link rel="stylesheet" href="${assets.url('directory.css')}">
    <link rel="stylesheet" href="${assets.url('article.css')}">
    <link rel="stylesheet" href="${assets.url('print.css')}" media="print">
    <script type="module" src="${assets.url('main.js')}"></script>
  </head>
  <body data-close-label="${labels.close}">
    <a class="skip" href="#main">${labels.skip}</a>
    <header class="masthead">
      <div class="nameplate">
        <p class="ear ear-left">${held(view.summary, view)}</p>
        <p class="title"><a href="/" lang="zh-CN">问渝<span class="stamp" aria-hidden="true">读报</span>${language === 'en' ? html`<span class="latin" lang="en">Wenyu</span>` : null}</a></p>
        <p class="ear ear-right">${labels.motto}</p>
      </div>
      <nav aria-label="${labels.navigation}">
        <ul>${tab('ask', '/')}${tab('directory', '/directory')}${tab('about', '/about')}
          <li class="language"><a href="${view.path}?lang=${other}" lang="${webLabels[other].code}" hreflang="${webLabels[other].code}">${labels.otherLanguage}</a></li>
        </ul>
      </nav>
    </header>
    <main id="main" tabindex="-1">
${content}
    </main>
    <footer class="foot">
      <p>${labels.footer}</p>
      <p><a href="/docs">${labels.api}</a></p>
    </footer>
    <div id="status" class="visually-hidden" role="status"></div>
  </body>
</html>
`;
  return page.markup;
}

/** `馆藏《渝中报》2019年—2023年 · 文章 81 篇`, for the left ear of the masthead. */
function held(summary: IndexSummary | null, { labels, language }: View): string {
  if (summary === null) return labels.preparing;
  const papers = summary.newspapers
    .slice(0, 2)
    .map(({ name, from, to }) => {
      const years = [from, to].flatMap((date) => (date === null ? [] : [displayDate(date.slice(0, 4), language)]));
      return `《${name}》${[...new Set(years)].join('—')}`;
    })
    .join(language === 'zh' ? '、' : ', ');
  return labels.held(summary.articles, papers);
}
