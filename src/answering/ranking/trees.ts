/**
 * One regression tree in arrays, node 0 the root. For an inner node: go to `left` when the feature's value is at most
 * `threshold`, else to `right`. For a leaf, `feature` is −1 and `threshold` holds its value.
 */
export interface Tree {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
}

/** Gradient-boosted trees for a probability: log-odds = `bias` + the sum of the trees' leaves. */
export interface BoostedTrees {
  /** Names of the features in the order that the trees were trained with. */
  features: readonly string[];
  bias: number;
  trees: Tree[];
  /** So many of the trees, the first, are of the full training; the others correct them (absent: all are). */
  fitted?: number;
}

/** The log-odds that a model gives a feature vector (natural logarithm). */
export function logOdds(model: BoostedTrees, vector: Float64Array): number {
  let sum = model.bias;
  for (const { feature, threshold, left, right } of model.trees) {
    let node = 0;
    while (feature[node]! >= 0) node = vector[feature[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
    sum += threshold[node]!;
  }
  return sum;
}

/** The logistic function: log-odds to probability. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
