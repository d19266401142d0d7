import { featureValue } from '../../../src/text/intent-model/features.js';
import { createRandom } from '../random.js';

/** A message as the fit sees it: the buckets of its features, the number of its class, how much it counts. */
export interface Example {
  features: Int32Array;
  label: number;
  weight: number;
}

export interface SoftmaxSettings {
  classes: number;
  buckets: number;
  /** Weight of the L2 penalty. */
  penalty: number;
  epochs: number;
  /** First step size; it falls evenly to 0. */
  stepSize: number;
  seed: number;
}

/** Weights by bucket and class (`bucket * classes + class`), and a bias for each class. */
export interface SoftmaxWeights {
  classes: number;
  weights: Float32Array;
  biases: Float64Array;
}

/** The bias is learnt more slowly: it meets every message, a feature few. */
const biasRate = 0.1;

/**
 * Fits a multinomial logistic regression by stochastic gradient descent. The weights are kept as a common scale times
 * a matrix, so that the penalty's shrinking of all weights costs one multiplication a step.
 * @returns the weights; the same for the same examples, settings and seed
 */
export function fitSoftmax(examples: readonly Example[], settings: SoftmaxSettings): SoftmaxWeights {
  const { classes, buckets, penalty, epochs, stepSize, seed } = settings;
  const random = createRandom(seed);
  const matrix = new Float32Array(buckets * classes);
  const biases = new Float64Array(classes);
  const order = Array.from(examples.keys());
  const steps = epochs * examples.length;
  let scale = 1;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of random.shuffle(order)) {
      const { features, label, weight } = examples[at]!;
      const slope = probabilities(features, { classes, weights: matrix, biases }, scale);
      slope[label]! -= 1;
      const rate = stepSize * (1 - step++ / steps);
      scale *= 1 - rate * penalty;
      const value = featureValue(features);
      for (let c = 0; c < classes; c++) {
        biases[c]! -= slope[c]! * rate * weight * biasRate;
        slope[c]! *= (rate * weight * value) / scale;
      }
      for (const bucket of features) {
        const row = bucket * classes;
        for (let c = 0; c < classes; c++) matrix[row + c]! -= slope[c]!;
      }
    }
  }
  return { classes, weights: matrix.map((weight) => weight * scale), biases };
}

/** The probability of each class for a message with these features. */
export function probabilities(
  features: Int32Array,
  { classes, weights, biases }: SoftmaxWeights,
  scale = 1,
): Float64Array {
  const scores = new Float64Array(classes);
  for (const bucket of features) {
    const row = bucket * classes;
    for (let c = 0; c < classes; c++) scores[c]! += weights[row + c]!;
  }
  const value = scale * featureValue(features);
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) {
    scores[c] = scores[c]! * value + biases[c]!;
    top = Math.max(top, scores[c]!);
  }
  let all = 0;
  for (let c = 0; c < classes; c++) {
    scores[c] = Math.exp(scores[c]! - top);
    all += scores[c]!;
  }
  return scores.map((odds) => odds / all);
}
