import type { Reading } from './read-candidates.js';

/** A sentence that was not read counts as one that the reader is sure does not answer. */
const least = -10;
const most = 10;

/** Names of the features that {@link readingFeatures} gives. */
export const readingFeatureNames = ['read', 'readLead', 'readAgreement'] as const;

/**
 * For each sentence: the reader's log-odds (between −10 and 10), how far they lie behind the question's best, and how
 * many other articles give the same words for an answer, each counted by the reader's confidence in it, log-scaled.
 * @param articles the sentences' articles, parallel to `readings`
 */
export function readingFeatures(
  readings: readonly (Reading | null)[],
  articles: readonly string[],
): [read: number, lead: number, agreement: number][] {
  const scores = readings.map((reading) => (reading ? Math.min(most, Math.max(least, reading.score)) : least));
  const best = Math.max(least, ...scores);
  return readings.map((reading, i) => {
    const agreeing = new Map<string, number>();
    if (reading) {
      readings.forEach((other, j) => {
        if (!other || articles[j] === articles[i] || !sameAnswer(reading.text, other.text)) return;
        const confidence = 1 / (1 + Math.exp(-other.score));
        agreeing.set(articles[j]!, Math.max(agreeing.get(articles[j]!) ?? 0, confidence));
      });
    }
    const agreement = Math.log1p([...agreeing.values()].reduce((sum, value) => sum + value, 0));
    return [scores[i]!, scores[i]! - best, agreement];
  });
}

const shortestAnswer = 2;

/** Whether two spans give one answer: the letters and digits of one stand in the other. */
function sameAnswer(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  if (Math.min(x.length, y.length) < shortestAnswer) return false;
  return x.includes(y) || y.includes(x);
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
