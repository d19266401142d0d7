import { type Article, lineAt } from '../../src/domain/article.js';
import { citationDate, oneLine } from '../channels/render/citation-line.js';
import { type SourceLine, sourceLinesOf, splitAtSpan, type TextSpan } from './article-lines.js';
import { type Html, html, urlPart } from './html.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** An article with an excerpt marked, and its source lines; says so where the excerpt no longer stands there. */
export function articleView(view: View, article: Article, { span, changed }: Place): Html {
  const { labels, language } = view;
  const [from, to] = article.source.lines;
  return html`
      <article class="article" aria-labelledby="article-title">
        <header>
          <p class="dateline">${article.newspaper === null ? null : html`<span lang="zh-CN">《${oneLine(article.newspaper)}》</span> `}<span>${citationDate(article, language)}</span>${article.page === null ? null : html` <span>${labels.paperPage(article.page)}</span>`}${article.issue === null ? null : html` <span>${labels.issue(article.issue)}</span>`}</p>
          <div class="headlines" lang="zh-CN">${
            article.eyebrow === null
              ? null
              : html`
            <p class="eyebrow">${article.eyebrow}</p>`
          }
            <h1 id="article-title" tabindex="-1">${oneLine(article.headline) || labels.untitled}</h1>${article.subheads.map(
              (subhead) => html`
            <p class="subhead">${subhead}</p>`,
            )}${
              article.byline === null
                ? null
                : html`
            <p class="byline">${article.byline}</p>`
            }
          </div>
        </header>${
          changed
            ? html`
        <p class="changed" role="note">${labels.articleChanged}</p>`
            : null
        }
        <div class="body" lang="zh-CN">${continued(labels.continuedFrom, article.continuedFrom)}${paragraphs(article.body).map((paragraph) => paragraphView(view, article, paragraph, span))}${continued(labels.continuedOn, article.continuedOn)}
        </div>
        <footer>
          <p>${labels.sourceLines(article.source.file, from, to)}</p>
          <details>
            <summary>${labels.lineByLine}</summary>
            <p class="hint">${labels.lineByLineHint}</p>
            <table class="lines">
              <tbody>${sourceLinesOf(article).map((line) => lineRow(line, article.body, span))}
              </tbody>
            </table>
          </details>
        </footer>
      </article>`;
}

function paragraphView({ labels }: View, article: Article, paragraph: TextSpan, span: TextSpan | null): Html {
  const text = article.body.slice(paragraph.start, paragraph.end);
  const first = lineAt(article.lineMap, paragraph.start, article.source.lines[0]);
  const startsHere = span !== null && span.start >= paragraph.start && span.start < paragraph.end;
  const parts = splitAtSpan(text, paragraph.start, span).map((part) =>
    part.marked ? html`<mark${startsHere ? html` id="excerpt" tabindex="-1"` : null}>${part.text}</mark>` : part.text,
  );
  return html`
          <p><span class="line-number" aria-hidden="true" title="${labels.line(first)}">${first}</span>${parts}</p>`;
}

function lineRow({ line, start, end }: SourceLine, body: string, span: TextSpan | null): Html {
  const parts = splitAtSpan(body.slice(start, end), start, span).map((part) =>
    part.marked ? html`<mark>${part.text}</mark>` : part.text,
  );
  return html`
                <tr><th scope="row">${line}</th><td lang="zh-CN">${parts}</td></tr>`;
}

function continued(label: (page: string) => string, jump: Article['continuedOn']): Html | null {
  if (jump === null) return null;
  const text = label(jump.page);
  return html`
          <p class="jump">${jump.articleId === null ? text : html`<a href="/articles/${urlPart(jump.articleId)}" data-article>${text}</a>`}</p>`;
}

function paragraphs(body: string): TextSpan[] {
  let start = 0;
  return body.split('\n').map((text) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return span;
  });
}
