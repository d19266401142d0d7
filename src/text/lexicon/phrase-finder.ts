import { tokens } from '../tokenize.js';

/** A phrase found in a text; `[start, end)` is its place. */
export interface Found<Entry> {
  entry: Entry;
  start: number;
  end: number;
}

/** Phrases of at most so many characters must begin and end where words do: 没电 is no part of 没电话. */
const shortPhrase = 2;

/**
 * A function that finds phrases in folded texts, leftmost and longest first, never overlapping. A phrase never begins or ends
 * inside a Latin word or a number, a short one inside no word at all.
 * @param entries what each phrase stands for
 */
export function createPhraseFinder<Entry>(entries: ReadonlyMap<string, Entry>): (text: string) => Found<Entry>[] {
  const byFirst = new Map<string, string[]>();
  for (const phrase of entries.keys()) byFirst.set(phrase[0]!, [...(byFirst.get(phrase[0]!) ?? []), phrase]);
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return (text) => {
    const found: Found<Entry>[] = [];
    let edges: Set<number> | null = null;
    const atEdges = (start: number, end: number) => {
      edges ??= new Set(tokens(text).flatMap((token) => [token.start, token.end]));
      return edges.has(start) && edges.has(end);
    };
    for (let at = 0; at < text.length; ) {
      const phrase = byFirst.get(text[at]!)?.find((said) => {
        const end = at + said.length;
        if (!text.startsWith(said, at) || !isolated(text, at, end)) return false;
        return said.length > shortPhrase || atEdges(at, end);
      });
      if (phrase !== undefined) found.push({ entry: entries.get(phrase)!, start: at, end: at + phrase.length });
      at += phrase?.length ?? 1;
    }
    return found;
  };
}

const alphanumeric = /[a-z0-9]/;

function isolated(text: string, start: number, end: number): boolean {
  const cut = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && alphanumeric.test(left) && alphanumeric.test(right);
  return !cut(text[start - 1], text[start]) && !cut(text[end - 1], text[end]);
}
