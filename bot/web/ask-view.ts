import { questionLimit } from '../http/schemas.js';
import { suggestionButtons, type Turn, turnView } from './answer-view.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

export interface AskPage {
  /** What was asked so far, as far as this page knows; without script only the last turn. */
  turns: readonly Turn[];
  conversationId: string;
  /** Questions the archive answers, for the first screen. */
  suggestions: readonly string[];
  /** What is wrong with the question just sent. */
  problem?: string | undefined;
  /** What the person had typed when it was wrong. */
  typed?: string | undefined;
}

/** The first page: a conversation and the question form. */
export function askView(view: View, page: AskPage): Html {
  const { labels } = view;
  const problem = page.problem;
  const talking = page.turns.length > 0;
  return html`
      <div class="${talking ? 'ask talking' : 'ask'}" data-conversation="${page.conversationId}">
        <section class="welcome">
          <h1>${labels.welcomeTitle}</h1>
          <p>${labels.welcome.map((clause) => html`<span>${clause}</span>`)}</p>
        </section>
        <section class="turns" aria-label="${labels.conversation}">${page.turns.map((turn) => turnView(view, turn))}
        </section>
        <form class="question-form" method="post" action="/" data-ask data-question-mark="${labels.questionMark}" data-working="${labels.working}" data-answered="${labels.answeredNow}" data-offline="${labels.networkFailed}" data-hurried="${labels.hurried}" data-busy="${labels.busy}" data-broken="${labels.broken}" data-empty="${labels.emptyQuestion}">
          <input type="hidden" name="conversation" value="${page.conversationId}">
          <label for="question">${labels.questionLabel}</label>
          <div class="field">
            <textarea id="question" name="question" rows="1" maxlength="${questionLimit}" required autocomplete="off" enterkeyhint="send" placeholder="${labels.placeholder}" aria-describedby="question-hint${problem ? ' question-problem' : ''}"${problem ? html` aria-invalid="true"` : null}>${page.typed}</textarea>
            <button class="primary">${labels.submit}</button>
          </div>
          <p class="problem" id="question-problem"${problem ? null : html` hidden`}>${problem}</p>
          <p class="hint" id="question-hint">${labels.questionHint}</p>
        </form>
        <p class="again"${talking ? null : html` hidden`}><a href="/">${labels.newConversation}</a></p>${
          talking ? null : suggestionButtons(labels.tryThese, page.suggestions, page.conversationId)
        }
      </div>`;
}
