import { createRandom } from '../train/random.js';

/** What one query's ranking is worth: rank of the first right article from 0, or null when not among the first ten. */
export type Rank = number | null;

export const metricNames = ['R@1', 'R@5', 'R@10', 'MRR@10', 'nDCG@10'] as const;
export type MetricName = (typeof metricNames)[number];

const gains: Record<MetricName, (rank: number) => number> = {
  'R@1': (rank) => (rank < 1 ? 1 : 0),
  'R@5': (rank) => (rank < 5 ? 1 : 0),
  'R@10': () => 1,
  'MRR@10': (rank) => 1 / (rank + 1),
  'nDCG@10': (rank) => 1 / Math.log2(rank + 2),
};

/** A mean in percent and the 95 % interval of its bootstrap. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

const resamples = 1_000;

/** Each metric over all queries, with a percentile bootstrap over queries (Efron 1979; 1,000 resamples, fixed seed). */
export function metricsOf(ranks: readonly Rank[]): Record<MetricName, Estimate> {
  const estimates = {} as Record<MetricName, Estimate>;
  for (const name of metricNames) {
    const values = ranks.map((rank) => (rank === null ? 0 : 100 * gains[name](rank)));
    const random = createRandom(7);
    const means = Array.from({ length: resamples }, () => {
      let sum = 0;
      for (let i = 0; i < values.length; i++) sum += values[random.below(values.length)]!;
      return sum / values.length;
    }).sort((a, b) => a - b);
    estimates[name] = {
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: means[Math.floor(0.025 * resamples)]!,
      high: means[Math.floor(0.975 * resamples)]!,
    };
  }
  return estimates;
}

/** Rank of the first relevant article among the first ten different articles of a ranking. */
export function rankOf(ranking: Iterable<string>, relevant: ReadonlySet<string>): Rank {
  const seen = new Set<string>();
  for (const articleId of ranking) {
    if (seen.has(articleId)) continue;
    if (relevant.has(articleId)) return seen.size;
    seen.add(articleId);
    if (seen.size >= 10) return null;
  }
  return null;
}
