import { type Span, splitClauses, splitSentences } from '../src/text/sentences.js';

/**
 * Sizes in UTF-16 code units. `target`: a passage takes sentences until the next would make it longer than this; larger
 * passages keep more context but say less precisely what they are about. `longest`: a sentence beyond it is cut at
 * clauses, then anywhere. `overlap`: the last sentence is repeated at the head of the next passage when it is at most
 * this long. `shortest`: a rest below it joins the passage before. Tuned on public sets (docs/benchmarks.md).
 */
export interface ChunkSizes {
  target: number;
  longest: number;
  overlap: number;
  shortest: number;
}

export const defaultSizes: ChunkSizes = { target: 300, longest: 420, overlap: 60, shortest: 60 };

/**
 * Cuts a body into passages: half-open spans in rising order, each at most `longest` code units, together holding every
 * character but blanks between sentences. A body without text gives none. Never splits a surrogate pair.
 */
export function chunk(body: string, sizes: ChunkSizes = defaultSizes): Span[] {
  const units = splitSentences(body).flatMap((sentence) => cutLong(body, sentence, sizes.longest));
  const passages: Span[] = [];
  let first = 0;
  while (first < units.length) {
    const start = units[first]![0];
    let last = first;
    while (last + 1 < units.length && units[last + 1]![1] - start <= sizes.target) last++;
    const rest = units.at(-1)![1];
    const takesRest = last + 1 < units.length && rest - units[last + 1]![0] < sizes.shortest;
    if (takesRest && rest - start <= sizes.longest) last = units.length - 1;
    passages.push([start, units[last]![1]]);
    if (last === units.length - 1) break;
    const [from, to] = units[last]!;
    const repeats = last > first && to - from <= sizes.overlap && units[last + 1]![1] - from <= sizes.target;
    first = repeats ? last : last + 1;
  }
  return passages;
}

/** A span as pieces of at most `longest`: cut after clauses where there are any, else anywhere. */
function cutLong(body: string, span: Span, longest: number): Span[] {
  if (span[1] - span[0] <= longest) return [span];
  const pieces: Span[] = [];
  for (const [clauseStart, clauseEnd] of splitClauses(body, span[0], span[1])) {
    const piece = pieces.at(-1);
    if (piece && clauseEnd - piece[0] <= longest) {
      piece[1] = clauseEnd;
      continue;
    }
    let start = clauseStart;
    while (clauseEnd - start > longest) {
      const end = beforePair(body, start + longest);
      pieces.push([start, end]);
      start = end;
    }
    pieces.push([start, clauseEnd]);
  }
  return pieces;
}

/** `at`, or one less where a surrogate pair stands across it. */
function beforePair(body: string, at: number): number {
  const unit = body.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
