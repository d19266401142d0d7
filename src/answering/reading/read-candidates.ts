import type { Candidate } from '../passages/candidates.js';
import type { ReadingModel } from './reading-model.js';
import { bestSpan } from './spans.js';
import { spanInWindow, windowsOf } from './windows.js';

/** What the reader found in a sentence. */
export interface Reading {
  /** Log-odds that its best span answers, against no answer in the whole window. */
  score: number;
  /** The span's words, folded. */
  text: string;
}

/** So many passages, those of the most promising sentences, are read. */
export const windowsRead = 8;

/**
 * Reads the passages of the most promising candidates.
 * @param question folded
 * @param candidates most promising first
 * @returns a reading for each candidate, null for one that was not read
 */
export async function readCandidates(
  question: string,
  candidates: readonly Candidate[],
  model: ReadingModel,
): Promise<(Reading | null)[]> {
  const windows = windowsOf(candidates, windowsRead);
  const logits = await model.read(
    question,
    [...windows.values()].map(({ text }) => text),
  );
  const read = new Map([...windows].map(([id, window], i) => [id, { window, logits: logits[i]! }]));
  return candidates.map((candidate) => {
    const found = read.get(candidate.hit.passage.id);
    if (!found) return null;
    const { window } = found;
    const { score, span } = bestSpan(found.logits, spanInWindow(candidate, window));
    return Number.isFinite(score) ? { score, text: window.text.slice(...span) } : null;
  });
}
