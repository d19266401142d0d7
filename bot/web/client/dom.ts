/** Turns markup that our own server rendered (and escaped) into nodes. */
export function nodesOf(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup;
  revealScripted(template.content);
  return template.content;
}

/** Shows the controls that only work with script. */
export function revealScripted(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>('button[data-copy], button[data-print]')) {
    button.hidden = false;
  }
}

/** Says something to a screen reader without moving the focus. */
export function announce(text: string): void {
  const status = document.getElementById('status');
  if (status === null) return;
  status.textContent = '';
  // Emptied first and filled in the next task, so that the same words are read twice when they come twice.
  setTimeout(() => {
    status.textContent = text;
  }, 50);
}

/** Scrolls smoothly, unless the person asked for less motion. */
export function scrollTo(element: Element, block: ScrollLogicalPosition): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block, behavior: still ? 'auto' : 'smooth' });
}
