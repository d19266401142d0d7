import { relatedLine } from '../../src/answering/compose/dates.js';
import { type Answer, type Answered, assertNever, type Citation, type Refused } from '../../src/domain/answer.js';
import { oneLine } from '../channels/render/citation-line.js';
import { furtherSuggestions } from '../channels/render/reply-blocks.js';
import { type Html, html } from './html.js';
import { articleLink, quotationsView, sourceOf } from './quotations-view.js';
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
  const note = (text: string) => html`
          <p class="note">${lines(text)}</p>`;
  return html`${answer.notes?.before.map(note)}${quotationsView(view, answer)}${answer.notes?.after.map(note)}`;
}

/** The reason and the words of a refusal. A line of them that names a related article becomes a link to it. */
function refusedView(view: View, { reason, text, related, language }: Refused): Html {
  const byLine = new Map(related.map((citation) => [oneLine(relatedLine(citation, language)), citation]));
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
  const choosing = answer.status === 'refused' && furtherSuggestions(answer).length === 0;
  const label = choosing ? view.labels.choose : view.labels.alsoAsk;
  return suggestionButtons(label, answer.suggestions, conversationId);
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
