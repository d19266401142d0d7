import { fold } from '../../text/fold.js';
import type { Candidate } from '../passages/candidates.js';
import { readerLimits } from './encode.js';

/** A passage as it is read: its article's headline in front, for a passage seldom names its subject again. */
export interface ReadingWindow {
  text: string;
  /** Where the passage starts in the text, and where it starts in the article's body. */
  passageAt: number;
  bodyAt: number;
  articleId: string;
}

const headlineKept = 40;

/** The window of the passage that a candidate came from. */
export function windowOf({ article, hit: { passage } }: Candidate): ReadingWindow {
  const headline = fold(article.headline).slice(0, headlineKept);
  const front = headline ? `${headline}\n` : '';
  return {
    text: (front + fold(passage.text)).slice(0, readerLimits.window),
    passageAt: front.length,
    bodyAt: passage.start,
    articleId: article.id,
  };
}

/** The windows of the most promising candidates, each once, in the candidates' order. */
export function windowsOf(candidates: readonly Candidate[], count: number): Map<string, ReadingWindow> {
  const windows = new Map<string, ReadingWindow>();
  for (const candidate of candidates) {
    if (windows.size >= count) break;
    const id = candidate.hit.passage.id;
    if (!windows.has(id)) windows.set(id, windowOf(candidate));
  }
  return windows;
}

/** A candidate's half-open span in its window; a headline's is the window's front. */
export function spanInWindow({ part, start, end }: Candidate, window: ReadingWindow): [start: number, end: number] {
  if (part === 'headline') return [0, Math.max(0, window.passageAt - 1)];
  const at = window.passageAt - window.bodyAt;
  return [Math.max(window.passageAt, start + at), end + at];
}
