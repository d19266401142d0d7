import type { LinearRanker } from '../../../src/answering/ranking/linear.js';
import type { Group } from './collect.js';

export interface LinearOptions {
  /** Weight of the L2 penalty. */
  penalty: number;
  steps: number;
  /** Step size of Adam. */
  stepSize: number;
  /** Pairs of a question-type feature and a feature that gets a weight of its own for that type. */
  conditional: readonly { when: string; feature: string }[];
  /** How much a group counts. */
  weightOf(group: Group): number;
}

/**
 * Fits a linear ranker by listwise softmax: the right sentences of a question are to share all of its probability
 * (ListNet's top-one loss, Cao et al. 2007). Groups without a right sentence teach nothing here and are left out.
 */
export function fitLinear(features: readonly string[], groups: readonly Group[], options: LinearOptions): LinearRanker {
  const rows = groups.flatMap((group) => group.rows);
  const mean = features.map((_, f) => rows.reduce((sum, row) => sum + row.features[f]!, 0) / rows.length);
  const scale = features.map((_, f) => {
    const variance = rows.reduce((sum, row) => sum + (row.features[f]! - mean[f]!) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
  const at = new Map(features.map((name, i) => [name, i]));
  const pairs = options.conditional.map(({ when, feature }) => [at.get(when)!, at.get(feature)!] as const);
  const expand = (vector: Float64Array): Float64Array => {
    const standard = features.map((_, f) => (vector[f]! - mean[f]!) / scale[f]!);
    return Float64Array.from([...standard, ...pairs.map(([when, feature]) => (vector[when] ? standard[feature]! : 0))]);
  };
  const lists = groups
    .filter(({ rows: list }) => list.some(({ label }) => label === 1))
    .map((group) => ({
      weight: options.weightOf(group),
      inputs: group.rows.map(({ features: vector }) => expand(vector)),
      right: group.rows.map(({ label }) => label === 1),
    }));
  const total = lists.reduce((sum, { weight }) => sum + weight, 0);
  const size = features.length + pairs.length;
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let step = 1; step <= options.steps; step++) {
    const gradient = new Float64Array(size);
    for (const { weight, inputs, right } of lists) {
      const scores = inputs.map((input) => dot(input, weights));
      const top = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - top));
      const all = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((sum, value, i) => sum + (right[i] ? value : 0), 0);
      for (const [i, input] of inputs.entries()) {
        const push = weight * (odds[i]! / all - (right[i] ? odds[i]! / good : 0));
        if (Math.abs(push) < 1e-6) continue;
        for (let k = 0; k < size; k++) gradient[k]! += push * input[k]!;
      }
    }
    for (let k = 0; k < size; k++) {
      const slope = gradient[k]! / total + options.penalty * weights[k]!;
      first[k] = 0.9 * first[k]! + 0.1 * slope;
      second[k] = 0.999 * second[k]! + 0.001 * slope * slope;
      const bounded = Math.sqrt(second[k]! / (1 - 0.999 ** step)) + 1e-8;
      weights[k]! -= (options.stepSize * (first[k]! / (1 - 0.9 ** step))) / bounded;
    }
  }
  const round = (value: number) => Number(value.toFixed(5));
  return {
    features: [...features],
    mean: mean.map(round),
    scale: scale.map(round),
    weights: features.map((_, f) => round(weights[f]!)),
    conditional: options.conditional.map((pair, i) => ({ ...pair, weight: round(weights[features.length + i]!) })),
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
