import type { Classified } from './classify.js';
import { coverage } from './cohesion.js';
import { addBody, type Draft, newDraft } from './draft.js';
import type { Ahead } from './look-ahead.js';
import { reportsFrom } from './patterns.js';

/**
 * In broken columns a headline may stand below its text, and the one above belongs to the next text: tells whether
 * `head` fits the draft's text clearly better than the draft's own headline does, which fits what follows.
 */
export function areSwapped(draft: Draft, head: Classified, ahead: Ahead): boolean {
  const [own] = draft.heads;
  if (!own || draft.heads.length > 1 || head.block.level > 0 || own.block.level > 0) return false;
  const fits = coverage(head.block.text, draft.lead);
  if (fits < 0.6 || fits < coverage(head.block.text, ahead.text) + 0.25) return false;
  return fits > coverage(own.block.text, draft.lead) + 0.25 && coverage(own.block.text, ahead.text) >= 0.25;
}

/** So much better must a headline below fit the end of a text than its beginning. */
const clearlyBetter = 0.25;
const fitting = 0.4;

/**
 * Takes off a draft's end the report whose headline stands below it, where that begins as reports do or in another
 * column; null where the headline tells of the whole draft.
 */
export function splitAbove(draft: Draft, heads: readonly Classified[]): Draft | null {
  if (draft.heads.length === 0) return null;
  const textFrom = (items: readonly Classified[]) =>
    items.flatMap(({ role, block }) => (role === 'body' ? block.text : [])).join('\n');
  const at = draft.items.findIndex(({ role, block }, i) => {
    const before = draft.items.slice(0, i);
    const last = before.findLast((item) => item.role === 'body');
    if (role !== 'body' || !last) return false;
    const otherSetting = block.gap > 0 && last.block.column > 0 !== block.column > 0;
    if (!otherSetting && !reportsFrom(block.text)) return false;
    const [above, below] = [textFrom(before), textFrom(draft.items.slice(i))];
    return heads.some((head) => {
      const fits = coverage(head.block.text, below);
      return fits >= fitting && fits >= coverage(head.block.text, above) + clearlyBetter;
    });
  });
  if (at < 0) return null;
  const own = newDraft([...heads]);
  for (const item of draft.items.splice(at)) {
    if (item.role === 'body') addBody(own, item);
    else own.items.push(item);
  }
  return own;
}
