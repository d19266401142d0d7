import { announce, nodesOf } from './dom.js';

/** Opens articles over the page, so that a conversation stays where it is. Without it, links lead to a page. */
export function enhanceArticles(): void {
  const { closeLabel } = document.body.dataset;
  const dialog = document.createElement('dialog');
  dialog.className = 'reader';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.setAttribute('aria-label', closeLabel ?? '');
  close.textContent = '×';
  close.addEventListener('click', () => dialog.close());
  const content = document.createElement('div');
  dialog.append(close, content);
  dialog.setAttribute('aria-labelledby', 'article-title');
  dialog.addEventListener('close', () => content.replaceChildren());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);

  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-article]') : null;
    // Inside an article's own page a link goes to the other page as any link does.
    if (link === null || (link.closest('main > .article') !== null && link.closest('dialog') === null)) return;
    event.preventDefault();
    void open(link);
  });

  async function open(link: HTMLAnchorElement): Promise<void> {
    const address = new URL(link.href);
    try {
      const response = await fetch(`${address.pathname}/fragment${address.search}`);
      if (!response.ok) throw new Error(String(response.status));
      content.replaceChildren(nodesOf(await response.text()));
    } catch {
      // The link still leads somewhere: to the article's page, or to the browser's own words on what is wrong.
      location.assign(link.href);
      return;
    }
    if (!dialog.open) dialog.showModal();
    content.querySelector<HTMLElement>('#article-title')?.focus();
    dialog.scrollTop = 0;
    const excerpt = content.querySelector<HTMLElement>('#excerpt');
    excerpt?.scrollIntoView({ block: 'center' });
    announce(content.querySelector('#article-title')?.textContent ?? '');
  }
}
