import { endsSentence } from '../../src/text/sentences.js';
import { isNotice, looksLikeHeading } from './headings.js';
import { isMarked, type Line } from './lines.js';
import { startsArticle } from './patterns.js';

/** Runs of lines without a blank between them; single wrapped lines with one blank line between each are one run. */
export function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line.gap === 0) last.push(line);
    else runs.push([line]);
  }
  const merged: Line[][] = [];
  let i = 0;
  while (i < runs.length) {
    const width = Math.max(...runs.slice(i, i + 2).map((run) => run[0]!.width));
    let end = i;
    while (end < runs.length && isSpacedPiece(runs[end]!, width, runs[end - 1]?.at(-1), end === i)) end++;
    const pieces = runs.slice(i, end).flat();
    const cut = pieces.filter((line) => !endsSentence(line.text)).length;
    if (end - i >= 4 && cut >= pieces.length * 0.6) merged.push(pieces);
    else merged.push(...runs.slice(i, Math.max(end, i + 1)));
    i = Math.max(end, i + 1);
  }
  return merged.flatMap(splitAtStarts);
}

/** A single line as wide as its neighbours, the set-in first one of a paragraph, or the short last one. */
function isSpacedPiece(run: readonly Line[], width: number, before: Line | undefined, first: boolean): boolean {
  if (run.length !== 1 || width < 8 || width > 32) return false;
  const line = run[0]!;
  if (isMarked(line) || (!first && line.gap > 2)) return false;
  if (Math.abs(line.width - width) <= 1.5 || (line.width < width && endsSentence(line.text))) return true;
  const setIn = first || (before !== undefined && endsSentence(before.text));
  return setIn && line.width < width && line.width >= width - 3;
}

/** Lines that a headline with its subheads takes at most. */
const longestHead = 4;

/** Index of the first line of the headline that ends right above `at`; `at` where none stands there. */
function headAbove(lines: readonly Line[], at: number): number {
  let from = at;
  while (from > 0 && at - from < longestHead && !lines[from - 1]!.row && looksLikeHeading(lines[from - 1]!.text)) {
    from--;
    if (from > 0 && endsSentence(lines[from - 1]!.text)) break;
  }
  return from;
}

/**
 * Where a page has no blank lines, each article may be set in a column of its own width: a run is cut where one surely
 * begins, its headline with it, so that widths are measured article by article.
 */
function splitAtStarts(run: Line[]): Line[][] {
  const cuts = new Set<number>();
  run.forEach((line, i) => {
    if (i === 0) return;
    const before = run[i - 1]!;
    if (isMarked(line) !== isMarked(before)) cuts.add(i);
    if (!startsArticle(line.text) && !isNotice(line.text)) return;
    const from = headAbove(run, i);
    if (from > 0 && endsSentence(run[from - 1]!.text)) cuts.add(from);
  });
  const starts = [0, ...[...cuts].sort((a, b) => a - b)];
  return starts.map((start, i) => run.slice(start, starts[i + 1]));
}
