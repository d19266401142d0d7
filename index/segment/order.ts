import { endsSentence } from '../../src/text/sentences.js';
import type { Classified } from './classify.js';
import { spansJoint } from './cohesion.js';
import { isClosingCredit } from './patterns.js';

/** Paragraphs shorter than this may recur on purpose. */
const shortestDuplicate = 20;

/** How well a block carries on the one before it: 2 a word spans the joint, 1 that one is unfinished, 0 neither. */
function carriesOn(before: Classified | undefined, item: Classified): number {
  if (before?.role !== 'body' || endsSentence(before.block.text)) return 0;
  return spansJoint(before.block.text, item.block.text) ? 2 : 1;
}

/** Leaves each paragraph that stands twice where it carries on the text before it best. */
export function dropDuplicates(items: readonly Classified[]): { kept: Classified[]; dropped: Classified[] } {
  const places = new Map<string, number[]>();
  items.forEach(({ role, block }, i) => {
    if (role !== 'body' || block.text.length < shortestDuplicate) return;
    const known = places.get(block.text);
    if (known) known.push(i);
    else places.set(block.text, [i]);
  });
  const dropped = new Set<number>();
  for (const indices of places.values()) {
    if (indices.length < 2) continue;
    let best = indices[0]!;
    for (const i of indices)
      if (carriesOn(items[i - 1], items[i]!) > carriesOn(items[best - 1], items[best]!)) best = i;
    for (const i of indices) if (i !== best) dropped.add(i);
  }
  if (dropped.size === 0) return { kept: [...items], dropped: [] };
  return {
    kept: items.filter((_, i) => !dropped.has(i)),
    dropped: items.filter((_, i) => dropped.has(i)),
  };
}

/** Ends with the credit that closes an agency's report: …（据新华社北京11月24日电）. */
function endsWithCredit(text: string): boolean {
  const open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
  return open >= 0 && isClosingCredit(text.slice(open));
}

/**
 * Columns read in the wrong order: the text begins in the middle of a sentence and closes with its credit, then the
 * byline and the true beginning follow, whose last sentence is left open. Puts the beginning first.
 */
export function restoreOrder(items: readonly Classified[]): Classified[] {
  const at = items.findIndex((item, i) => {
    const before = items[i - 1];
    return item.role === 'byline' && before?.role === 'body' && endsWithCredit(before.block.text);
  });
  if (at < 0) return [...items];
  const last = items.findLast((item) => item.role === 'body');
  if (!last || items.indexOf(last) < at || endsSentence(last.block.text)) return [...items];
  return [...items.slice(at), ...items.slice(0, at)];
}
