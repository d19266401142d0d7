import type { PageMeta } from '../read/page.js';
import { newspaperName } from './masthead-tokens.js';
import { isoDate } from './parse-date.js';

/** What a file's name says: `渝中报-2021-05-07-02.txt`, `渝中报_20210507_第2版.txt`. */
export function readFileName(file: string): PageMeta {
  const stem = file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.[^.]*$/, '')
    .normalize('NFKC');
  const meta: PageMeta = {};
  const found = /(?<!\d)((?:19|20)\d{2})(?:([-._年])(\d{1,2})[-._月](\d{1,2})日?|(\d{2})(\d{2}))(?!\d)/.exec(stem);
  const date = found ? isoDate(Number(found[1]), Number(found[3] ?? found[5]), Number(found[4] ?? found[6])) : null;
  if (found && date) {
    meta.date = date;
    const after = stem.slice(found.index + found[0].length);
    const page = /^[-_. ]*(?:第|p|page)?[-_ ]*([A-Z]?\d{1,3})(?:版|页)?(?:$|[-_. ])/i.exec(after);
    if (page) meta.page = /^[A-Z]/i.test(page[1]!) ? page[1]!.toUpperCase() : String(Number(page[1]));
  }
  const newspaper = stem
    .split(/[-_. \d]+/)
    .map(newspaperName)
    .find((name) => name !== null);
  if (newspaper) meta.newspaper = newspaper;
  return meta;
}
