import { newspaperName } from './masthead-tokens.js';

/** An interviewer's label that names a paper: 重庆日报：如何理解…. */
const label = /^[ \u3000]*([\u4e00-\u9fff]{2,8}报)[:：]/gm;

/**
 * The newspaper of a page without a masthead, where the page speaks of itself: its interviewer answers to the paper's
 * name at least twice and `X报记者` is written too. Null otherwise; other papers are named on many a page.
 */
export function inferNewspaper(text: string): string | null {
  const counts = new Map<string, number>();
  for (const [, name] of text.matchAll(label)) counts.set(name!, (counts.get(name!) ?? 0) + 1);
  for (const [name, count] of counts)
    if (count >= 2 && newspaperName(name) && text.includes(`${name}记者`)) return newspaperName(name);
  return null;
}
