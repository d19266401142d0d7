/** A half-open span of a text, in UTF-16 code units. */
export type Span = [start: number, end: number];

const sentenceEnds = new Set('。！？!?…\n');
const clauseEnds = new Set('。！？!?…\n；;，,：:、');
const closers = new Set('”’"\'）)】》」』〉]');

function split(text: string, ends: ReadonlySet<string>, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  let i = from;
  const push = (end: number) => {
    let first = start;
    let last = end;
    while (first < last && /\s/.test(text[first]!)) first++;
    while (last > first && /\s/.test(text[last - 1]!)) last--;
    if (last > first) spans.push([first, last]);
    start = end;
  };
  while (i < to) {
    const character = text[i]!;
    i++;
    if (!ends.has(character)) continue;
    if (character !== '\n') {
      while (i < to && ends.has(text[i]!) && text[i] !== '\n') i++;
      // A closing mark belongs to the sentence that it closes; an opening straight quote after a full stop does not.
      while (i < to && closers.has(text[i]!) && !(isStraight(text[i]!) && opensHere(text, start, i))) i++;
    }
    push(i);
  }
  push(to);
  return spans;
}

function isStraight(character: string): boolean {
  return character === '"' || character === "'";
}

/** Whether the straight quote at `at` is an opening one: an even number of its kind stands before it in the sentence. */
function opensHere(text: string, start: number, at: number): boolean {
  let count = 0;
  for (let i = start; i < at; i++) if (text[i] === text[at]) count++;
  return count % 2 === 0;
}

/**
 * The sentences of a text, or of its part `[from, to)`: each ends at 。！？… or a line's end, closing quotes and brackets
 * included. Spans are trimmed, in order and non-overlapping; only blanks lie between them.
 */
export function splitSentences(text: string, from = 0, to = text.length): Span[] {
  return split(text, sentenceEnds, from, to);
}

/** The clauses of a text, or of its part `[from, to)`: as sentences, but each also ends at ；，：、. */
export function splitClauses(text: string, from = 0, to = text.length): Span[] {
  return split(text, clauseEnds, from, to);
}

/** A text with blanks over some of its spans, so that every other offset stays what it was. */
export function blankOut(text: string, spans: readonly Readonly<Span>[]): string {
  let blanked = text;
  for (const [start, end] of spans) blanked = blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end);
  return blanked;
}

/** Whether a text ends as a sentence does, closing quotes and brackets after the full stop included. */
export function endsSentence(text: string): boolean {
  return /[。！？!?…；;](?:[”"’'』」）)】\]]{0,3})$/.test(text) || /[^\d.]\.["”)）]?$/.test(text);
}
