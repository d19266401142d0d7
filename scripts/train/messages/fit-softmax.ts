import { featureValue } from '../../../src/text/message-model/features.js';
import type { WeightRow } from '../../../src/text/message-model/weight-rows.js';
import { createRandom } from '../random.js';

/** A message as the fit sees it: the buckets of its features, the number of its class, how much it counts. */
export interface Example {
  features: Int32Array;
  /** Further features with values of their own, as many for each example; left out where there are none. */
  vector?: Float32Array;
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
  /** Weights of the examples' vectors, by dimension and class. */
  vectorWeights: Float32Array;
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
  const vectorMatrix = new Float32Array((examples[0]?.vector?.length ?? 0) * classes);
  const biases = new Float64Array(classes);
  const order = Array.from(examples.keys());
  const steps = epochs * examples.length;
  let scale = 1;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of random.shuffle(order)) {
      const { features, vector, label, weight } = examples[at]!;
      const now = { classes, weights: matrix, vectorWeights: vectorMatrix, biases };
      const slope = probabilities(features, now, scale, vector);
      slope[label]! -= 1;
      const rate = stepSize * (1 - step++ / steps);
      scale *= 1 - rate * penalty;
      const value = featureValue(features);
      for (let c = 0; c < classes; c++) {
        biases[c]! -= slope[c]! * rate * weight * biasRate;
        slope[c]! *= (rate * weight) / scale;
      }
      vector?.forEach((x, d) => {
        for (let c = 0; c < classes; c++) vectorMatrix[d * classes + c]! -= slope[c]! * x;
      });
      for (let c = 0; c < classes; c++) slope[c]! *= value;
      for (const bucket of features) {
        const row = bucket * classes;
        for (let c = 0; c < classes; c++) matrix[row + c]! -= slope[c]!;
      }
    }
  }
  return {
    classes,
    weights: matrix.map((weight) => weight * scale),
    vectorWeights: vectorMatrix.map((weight) => weight * scale),
    biases,
  };
}

/** The probability of each class for a message with these features. */
export function probabilities(
  features: Int32Array,
  { classes, weights, vectorWeights, biases }: SoftmaxWeights,
  scale = 1,
  vector?: Float32Array,
): Float64Array {
  const scores = new Float64Array(classes);
  for (const bucket of features) {
    const row = bucket * classes;
    for (let c = 0; c < classes; c++) scores[c]! += weights[row + c]!;
  }
  const value = scale * featureValue(features);
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) {
    scores[c] = scores[c]! * value;
  }
  vector?.forEach((x, d) => {
    for (let c = 0; c < classes; c++) scores[c]! += vectorWeights[d * classes + c]! * x * scale;
  });
  for (let c = 0; c < classes; c++) {
    scores[c]! += biases[c]!;
    top = Math.max(top, scores[c]!);
  }
  let all = 0;
  for (let c = 0; c < classes; c++) {
    scores[c] = Math.exp(scores[c]! - top);
    all += scores[c]!;
  }
  return scores.map((odds) => odds / all);
}

/** Features that fewer messages hold teach what one message says, and no more. */
const fewestMessages = 2;

/** Sets the weights of features to 0 that fewer than two of the examples hold; changes the weights. */
export function forgetRare(
  examples: readonly Pick<Example, 'features'>[],
  { classes, weights }: Pick<SoftmaxWeights, 'classes' | 'weights'>,
): void {
  const holders = new Uint32Array(weights.length / classes);
  for (const { features } of examples) for (const bucket of features) holders[bucket]!++;
  holders.forEach((count, bucket) => {
    if (count < fewestMessages) weights.fill(0, bucket * classes, (bucket + 1) * classes);
  });
}

const largest = 127;

/** A class's weights over all buckets. */
export function weightsOfClass(
  { classes, weights }: Pick<SoftmaxWeights, 'classes' | 'weights'>,
  c: number,
): Float64Array {
  return Float64Array.from({ length: weights.length / classes }, (_, bucket) => weights[bucket * classes + c]!);
}

/** Weights in 8 bits, with a scale of their own. */
export function quantisedRow(weights: Float64Array, bias: number): WeightRow {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largest || 1;
  return { scale, bias, values: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** A row for each class. */
export function quantisedRows(weights: SoftmaxWeights): WeightRow[] {
  return Array.from({ length: weights.classes }, (_, c) =>
    quantisedRow(weightsOfClass(weights, c), weights.biases[c]!),
  );
}

/** A row for each class over the dimensions of the examples' vectors, without bias. */
export function quantisedVectorRows({ classes, vectorWeights: weights }: SoftmaxWeights): WeightRow[] {
  return Array.from({ length: classes }, (_, c) => quantisedRow(weightsOfClass({ classes, weights }, c), 0));
}
