import type { Entry } from '../../src/domain/directory.js';
import { oneLine } from '../channels/render/citation-line.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

/** Name, leader dots, number: a line of a telephone book, to be dialled or copied. */
export function entryRow({ labels }: View, entry: Entry): Html {
  const name = oneLine(entry.name);
  const number = oneLine(entry.number);
  return html`
              <div class="entry">
                <span class="name" lang="zh-CN">${name}</span><span class="leader" aria-hidden="true"></span>
                <a class="number" href="tel:${number.replace(/[^\d+]/g, '')}" aria-label="${labels.call(name, number)}">${number}</a>
                <button type="button" class="copy" data-copy="${number}" data-copied="${labels.copied}" aria-label="${labels.copyNumberOf(name, number)}" hidden>${labels.copy}</button>
              </div>`;
}
