import { announce, nodesOf, scrollTo } from './dom.js';

/** Lets questions be asked without leaving the page: the posted forms go to /turns and the turn is put in place. */
export function enhanceAsking(): void {
  const main = document.querySelector<HTMLElement>('.ask');
  const form = main?.querySelector<HTMLFormElement>('.question-form');
  const field = form?.querySelector<HTMLTextAreaElement>('textarea');
  const turns = main?.querySelector<HTMLElement>('.turns');
  if (!main || !form || !field || !turns) return;

  field.addEventListener('keydown', (event) => {
    // While a Chinese input method composes, Enter picks a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener('input', () => showProblem(null));

  let busy = false;
  main.addEventListener('submit', (event) => {
    const sent = event.target;
    if (!(sent instanceof HTMLFormElement) || !sent.hasAttribute('data-ask')) return;
    event.preventDefault();
    const data = new FormData(sent, (event as SubmitEvent).submitter);
    const question = String(data.get('question') ?? '').trim();
    if (question === '') {
      showProblem(form.dataset.empty ?? null);
      field.focus();
      return;
    }
    if (!busy) void ask(question, String(data.get('conversation')), sent === form);
  });

  async function ask(question: string, conversation: string, typed: boolean): Promise<void> {
    busy = true;
    main?.classList.add('talking');
    for (const hidden of main?.querySelectorAll<HTMLElement>(':scope > .suggestions') ?? []) hidden.hidden = true;
    for (const shown of main?.querySelectorAll<HTMLElement>(':scope > .again') ?? []) shown.hidden = false;
    const pending = pendingTurn(question);
    turns?.append(pending);
    if (typed && field) field.value = '';
    scrollTo(pending, 'start');
    announce(form?.dataset.working ?? '');
    const reply = await fetchTurn(question, conversation);
    busy = false;
    if ('problem' in reply) {
      pending.remove();
      showProblem(form?.dataset[reply.problem] ?? null);
      if (field && field.value === '') field.value = question;
      return;
    }
    const turn = nodesOf(reply.markup).firstElementChild;
    if (turn === null) return;
    pending.replaceWith(turn);
    scrollTo(turn, 'start');
    announce(`${form?.dataset.answered ?? ''}${gist(turn)}`);
    if (!typed) turn.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  function pendingTurn(question: string): HTMLElement {
    const turn = document.createElement('article');
    turn.className = 'turn pending';
    const heading = document.createElement('h2');
    heading.className = 'question';
    const mark = document.createElement('span');
    mark.className = 'mark';
    mark.setAttribute('aria-hidden', 'true');
    mark.textContent = form?.dataset.questionMark ?? '';
    const words = document.createElement('span');
    words.textContent = question;
    heading.append(mark, words);
    const working = document.createElement('p');
    working.className = 'working';
    working.textContent = form?.dataset.working ?? '';
    turn.append(heading, working);
    return turn;
  }

  function showProblem(text: string | null): void {
    const problem = document.getElementById('question-problem');
    if (problem === null || !field) return;
    problem.hidden = text === null;
    problem.textContent = text ?? '';
    if (text === null) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
    if (text !== null) announce(text);
  }
}

/** Why there is no answer; the form's data attributes have the words for each. */
type Problem = 'offline' | 'hurried' | 'busy' | 'broken';

/** The turn's markup, or what kept the service from answering. */
async function fetchTurn(question: string, conversation: string): Promise<{ markup: string } | { problem: Problem }> {
  try {
    const response = await fetch('/turns', { method: 'POST', body: new URLSearchParams({ question, conversation }) });
    if (response.ok) return { markup: await response.text() };
    const { status } = response;
    return { problem: status === 429 ? 'hurried' : status === 503 ? 'busy' : 'broken' };
  } catch {
    return { problem: 'offline' };
  }
}

/** The beginning of an answer, for a screen reader. */
function gist(turn: Element): string {
  const first = turn.querySelector('.clipping, .entries, .notice, .plain');
  return (first?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}
