import { featureNames } from '../passages/features.js';

/** Names of the features that the decision reads: those of the best sentence, and how it stands among the others. */
export const decisionFeatureNames: readonly string[] = [
  ...featureNames,
  'score',
  'leadSecond',
  'leadFourth',
  'share',
  'leadMean',
];

/** A lead that no other candidate contests. */
const uncontested = 5;

/**
 * The decision's feature vector.
 * @param best the best sentence's vector; @param scores of all sentences, best first
 */
export function decisionFeatures(best: Float64Array, scores: readonly number[]): Float64Array {
  const [first = 0] = scores;
  const lead = (i: number) => (scores[i] === undefined ? uncontested : first - scores[i]);
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - first), 0);
  return Float64Array.from([...best, first, lead(1), lead(3), share, first - mean]);
}
