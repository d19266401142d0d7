/** A linear ranker over standardised features, with weights of their own for some features per type of question. */
export interface LinearRanker {
  features: readonly string[];
  mean: readonly number[];
  scale: readonly number[];
  weights: readonly number[];
  /** Weights that count only where the feature `when` is 1: `feature` is the standardised one. */
  conditional: readonly { when: string; feature: string; weight: number }[];
}

/** Compiles a ranker into a function from a feature vector to a score; scores compare within one question only. */
export function linearScorer(ranker: LinearRanker): (vector: Float64Array) => number {
  const { features, mean, scale, weights } = ranker;
  const at = new Map(features.map((name, i) => [name, i]));
  const conditional = ranker.conditional.map(({ when, feature, weight }) => ({
    when: at.get(when)!,
    feature: at.get(feature)!,
    weight,
  }));
  const standard = (vector: Float64Array, i: number) => (vector[i]! - mean[i]!) / scale[i]!;
  return (vector) => {
    let score = 0;
    for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) score += weights[i]! * standard(vector, i);
    for (const { when, feature, weight } of conditional) if (vector[when]) score += weight * standard(vector, feature);
    return score;
  };
}
