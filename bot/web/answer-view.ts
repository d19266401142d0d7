import {
  type Answer,
  type Answered,
  assertNever,
  type Citation,
  type Excerpt,
  type Refused,
} from '../../src/domain/answer.js';
import type { Entry } from '../../src/domain/directory.js';
import { citationDate, citationLine, oneLine } from '../channels/render/citation-line.js';
import { highlightedSpans } from '../channels/render/reply-blocks.js';
import { entryRow } from './entry-row.js';
import { type Html, html, urlPart } from './html.js';
import type { View } from './view.js';

/** A question with its reply. Null replyId: the reply cannot be judged. */
export interface Turn {
  question: string;
  answer: Answer;
  replyId: string | null;
  conversationId: string;
}

/** One question and its answer, as an item of the conversation. */
export function turnView(view: View, turn: Turn): Html {
  const { labels } = view;
  return html`
      <article class="turn" data-status="${turn.answer.status}">
        <h2 class="question" tabindex="-1"><span class="mark" aria-hidden="true">${labels.questionMark}</span><span>${turn.question}</span></h2>
        <div class="answer"><span class="mark" aria-hidden="true">${labels.answerMark}</span>${answerView(view, turn.answer)}${feedbackForm(view, turn)}${suggestionsView(view, turn)}
        </div>
      </article>`;
}

function answerView(view: View, answer: Answer): Html {
  switch (answer.status) {
    case 'answered':
      return answeredView(view, answer);
    case 'refused':
      return refusedView(view, answer);
    case 'chat':
      return html`
          <p class="plain">${lines(answer.text)}</p>`;
    case 'failed':
      return html`
          <div class="notice"><p>${answer.text}</p></div>`;
    default:
      return assertNever(answer);
  }
}

function answeredView(view: View, answer: Answered): Html {
  const entries =
    answer.entries.length === 0
      ? null
      : html`
          <ul class="entries">${answer.entries.map((entry) => answerEntry(view, entry))}
          </ul>`;
  const excerpts = answer.excerpts.map((excerpt) => excerptView(view, excerpt));
  const note = (text: string) => html`
          <p class="note">${lines(text)}</p>`;
  return html`${answer.notes?.before.map(note)}${answer.kind === 'directory' ? [entries, excerpts] : [excerpts, entries]}${answer.notes?.after.map(note)}`;
}

function answerEntry(view: View, entry: Entry): Html {
  return html`
            <li>${entryRow(view, entry)}
              <p class="source">${sourceOf(view, entry.citation)} ${entryLink(view, entry.citation)}</p>
            </li>`;
}

function excerptView(view: View, excerpt: Excerpt): Html {
  const spans = highlightedSpans(excerpt).map((span) =>
    span.style === 'strong' ? html`<mark>${span.text}</mark>` : span.text,
  );
  const place = excerpt.part === 'body' ? `?start=${excerpt.start}&end=${excerpt.end}` : '';
  // A text that brings its own quotation marks gets no others.
  const quoted = /^[“"「《].*[”"」》]$/su.test(excerpt.text);
  return html`
          <figure class="clipping">
            <blockquote lang="zh-CN"${quoted ? html` class="quoted"` : null}><p>${spans}</p></blockquote>
            <figcaption class="source">${sourceOf(view, excerpt.citation)} ${articleLink(view, excerpt.citation, place)}</figcaption>
          </figure>`;
}

/** `《渝中报》2023年6月9日 第2版 · 标题`, an inferred date said to be one. */
export function sourceOf(view: View, citation: Citation): Html {
  const { labels, language } = view;
  return html`<cite lang="zh-CN">${citation.newspaper === null ? null : html`<span class="paper">《${oneLine(citation.newspaper)}》</span>`}<span class="date" lang="${labels.code}">${citationDate(citation, language)}</span>${citation.page === null ? null : html` <span class="page" lang="${labels.code}">${labels.paperPage(citation.page)}</span>`} · <span class="headline">${oneLine(citation.headline) || labels.untitled}</span></cite>`;
}

/** Link to the article of a directory entry, its printed lines marked. */
export function entryLink(view: View, citation: Citation): Html {
  return articleLink(view, citation, `?lines=${citation.source.lines.join('-')}`);
}

/** Link to the article. @param place what to mark in it: `?start=&end=` in the body, or `?lines=` of the source. */
function articleLink({ labels }: View, citation: Citation, place = ''): Html {
  const path = `/articles/${urlPart(citation.articleId)}${place}${place === '' ? '' : '#excerpt'}`;
  const name = labels.readArticleOf(oneLine(citation.headline) || labels.untitled);
  return html`<a class="read" href="${path}" aria-label="${name}" data-article>${labels.readArticle}</a>`;
}

/** The reason and the words of a refusal. A line of them that names a related article becomes a link to it. */
function refusedView(view: View, { reason, text, related, language }: Refused): Html {
  const byLine = new Map(related.map((citation) => [`· ${citationLine(citation, language)}`, citation]));
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const [named, said] = [[] as Citation[], [] as string[]];
    for (const line of paragraph.split('\n')) {
      const citation = byLine.get(oneLine(line));
      if (citation === undefined) said.push(line);
      else named.push(citation);
    }
    return html`
            <p>${lines(said.join('\n'))}</p>${relatedList(view, named)}`;
  });
  return html`
          <div class="notice">
            <p class="reason">${view.labels.reasons[reason]}</p>${paragraphs}
          </div>`;
}

function relatedList(view: View, related: readonly Citation[]): Html | null {
  if (related.length === 0) return null;
  return html`
            <ul class="related">${related.map(
              (citation) => html`
              <li class="source">${sourceOf(view, citation)} ${articleLink(view, citation)}</li>`,
            )}
            </ul>`;
}

function feedbackForm(view: View, turn: Turn): Html | null {
  const { labels } = view;
  if (turn.replyId === null || turn.answer.status === 'failed' || turn.answer.status === 'chat') return null;
  return html`
          <form class="feedback" method="post" action="/feedback" data-feedback>
            <input type="hidden" name="replyId" value="${turn.replyId}">
            <input type="hidden" name="conversation" value="${turn.conversationId}">
            <span id="feedback-${turn.replyId}">${labels.feedbackQuestion}</span>
            <span role="group" aria-labelledby="feedback-${turn.replyId}">
              <button name="helpful" value="yes">${labels.helpful}</button>
              <button name="helpful" value="no">${labels.unhelpful}</button>
            </span>
          </form>`;
}

function suggestionsView(view: View, { answer, conversationId }: Turn): Html | null {
  if (answer.status !== 'answered' && answer.status !== 'refused') return null;
  return suggestionButtons(view.labels.alsoAsk, answer.suggestions, conversationId);
}

/** Questions that one press asks; a form each would do without script, and one form with many buttons does too. */
export function suggestionButtons(label: string, questions: readonly string[], conversationId: string): Html | null {
  if (questions.length === 0) return null;
  return html`
          <form class="suggestions" method="post" action="/" data-ask>
            <input type="hidden" name="conversation" value="${conversationId}">
            <p class="label">${label}</p>
            <p>${questions.map((question) => html`<button name="question" value="${question}">${question}</button> `)}</p>
          </form>`;
}

function lines(text: string): Html {
  return html`${text.split('\n').map((line, at) => (at === 0 ? line : html`<br>${line}`))}`;
}
