import { announce, nodesOf } from './dom.js';

const pauseMs = 150;

/** Searches the directory while somebody types. */
export function enhanceDirectory(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-search]');
  const input = form?.querySelector<HTMLInputElement>('input[type=search]');
  const list = document.getElementById('entries');
  if (!form || !input || list === null) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  input.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return;
    schedule(pauseMs);
  });
  input.addEventListener('compositionend', () => schedule(pauseMs));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    schedule(0);
  });
  document.querySelector('.chips')?.addEventListener('click', (event) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-query]') : null;
    if (chip === null) return;
    event.preventDefault();
    input.value = '';
    clearTimeout(timer);
    void search(chip.dataset.query ?? '');
  });

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void search(input?.value.trim() ?? ''), ms);
  }

  async function search(query: string): Promise<void> {
    running?.abort();
    running = new AbortController();
    const address = query === '' ? '' : `?q=${encodeURIComponent(query)}`;
    try {
      const response = await fetch(`/directory/entries${address}`, { signal: running.signal });
      if (!response.ok) throw new Error(String(response.status));
      list?.replaceChildren(nodesOf(await response.text()));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      location.assign(`/directory${address}`);
      return;
    }
    history.replaceState(null, '', `/directory${address}`);
    for (const chip of document.querySelectorAll<HTMLElement>('.chips a')) {
      if (chip.dataset.query === query) chip.setAttribute('aria-current', 'true');
      else chip.removeAttribute('aria-current');
    }
    announce(list?.querySelector('[data-count]')?.textContent ?? '');
  }
}
