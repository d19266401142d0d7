import { announce, nodesOf } from './dom.js';

/** Sends 有用/没用 in place; the server's words replace the buttons. */
export function enhanceFeedback(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-feedback')) return;
    event.preventDefault();
    const data = new FormData(form, (event as SubmitEvent).submitter);
    void send(form, data);
  });
}

async function send(form: HTMLFormElement, data: FormData): Promise<void> {
  const fields = [...data].map(([name, value]): [string, string] => [name, String(value)]);
  try {
    const response = await fetch('/feedback', { method: 'POST', body: new URLSearchParams(fields) });
    // The page says what became of it in its heading, whether the reply was still known or not.
    const words = nodesOf(await response.text()).querySelector('h1')?.textContent ?? '';
    const note = document.createElement('p');
    note.className = 'feedback';
    note.tabIndex = -1;
    note.textContent = words;
    form.replaceWith(note);
    note.focus({ preventScroll: true });
    announce(words);
  } catch {
    form.submit();
  }
}
