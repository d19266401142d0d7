import { announce } from './dom.js';

/** How long a button says that it has copied. */
const copiedMs = 2_000;
const resetting = new WeakMap<HTMLButtonElement, ReturnType<typeof setTimeout>>();

/** Copies a number, or prints the page. */
export function enhanceTools(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button') : null;
    if (button?.dataset.copy !== undefined) void copy(button, button.dataset.copy);
    if (button?.hasAttribute('data-print')) window.print();
  });
}

async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  const copied = (await viaClipboard(text)) || viaSelection(text);
  if (!copied) return;
  // Pressed again while it still says so, it has nothing new to remember.
  button.dataset.label ??= button.textContent ?? '';
  button.textContent = button.dataset.copied ?? '';
  announce(button.textContent);
  clearTimeout(resetting.get(button));
  const reset = setTimeout(() => {
    button.textContent = button.dataset.label ?? '';
  }, copiedMs);
  resetting.set(button, reset);
}

/** Browsers offer the clipboard on secure pages only, and a person may have refused it. */
async function viaClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function viaSelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
