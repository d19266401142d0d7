import { sigmoid } from '../ranking/trees.js';
import type { Reading } from './read-candidates.js';

/** Log-odds that the reader gives seldom lie outside; a sentence that was not read counts as the least likely. */
const least = -20;
const most = 10;

/** Names of the features that {@link readingFeatures} gives. */
export const readingFeatureNames = ['read', 'readLead', 'readAgreement'] as const;

/**
 * For each sentence: the reader's log-odds (between −20 and 10), how far they lie behind the question's best, and how
 * many other articles give the same words for an answer, each counted by the reader's confidence in it, log-scaled.
 * @param articles the sentences' articles, parallel to `readings`
 */
export function readingFeatures(
  readings: readonly (Reading | null)[],
  articles: readonly string[],
): [read: number, lead: number, agreement: number][] {
  const scores = readings.map((reading) => (reading ? Math.min(most, Math.max(least, reading.score)) : least));
  const best = Math.max(least, ...scores);
  const answers = readings.map((reading) => reading && plain(reading.text));
  return readings.map((_, i) => {
    const agreeing = new Map<string, number>();
    answers.forEach((answer, j) => {
      if (articles[j] === articles[i] || !sameAnswer(answers[i]!, answer)) return;
      const confidence = sigmoid(readings[j]!.score);
      agreeing.set(articles[j]!, Math.max(agreeing.get(articles[j]!) ?? 0, confidence));
    });
    const agreement = Math.log1p([...agreeing.values()].reduce((sum, value) => sum + value, 0));
    return [scores[i]!, scores[i]! - best, agreement];
  });
}

const shortestAnswer = 2;

/** Whether two spans give one answer: the letters and digits of one stand in the other, and no digit is cut off. */
function sameAnswer(a: string | null, b: string | null): boolean {
  if (a === null || b === null || Math.min(a.length, b.length) < shortestAnswer) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const at = long.indexOf(short);
  if (at < 0) return false;
  const digit = (text: string | undefined) => text !== undefined && /\d/.test(text);
  const cutBefore = digit(short[0]) && digit(long[at - 1]);
  return !cutBefore && !(digit(short.at(-1)) && digit(long[at + short.length]));
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
