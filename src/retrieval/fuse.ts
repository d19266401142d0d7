/** A candidate with what each side of the search says of it. */
export interface Proposal {
  row: number;
  /** Cosine similarity to the query, −1 to 1; null when it is not among the nearest. */
  cosine: number | null;
  /** BM25 score, 0 when it shares no term with the query. */
  bm25: number;
  /** How many terms the passage has. */
  length: number;
}

/** A candidate with its fused score: higher is better, comparable within one query. */
export interface Ranked extends Proposal {
  score: number;
}

/**
 * `strength`: the query's best BM25 score that makes a full lexical match weigh as much as one unit of cosine. That
 * score is the sum of the rarities of the terms matched, so a query of names and numbers that the archive holds is
 * decided by its terms, one of common words by its meaning.
 * `lengthPenalty`: taken off per natural logarithm of the length, because the mean over a long text lies near every
 * query. `shortest`: lengths below count as this, so that a line of three words gains nothing by it.
 * Chosen where quality is flat around them on the public sets (docs/benchmarks.md).
 */
export const fusion = { strength: 70, lengthPenalty: 0.06, shortest: 70 } as const;

/**
 * Ranks the candidates of both sides, best first. BM25 is put on the scale of the query's best match first, and the
 * weight of that scale is the query's own (see {@link fusion}). A candidate that is not among the nearest counts as
 * just as far as the farthest of these: it is no nearer, and measured, its true distance changes nothing.
 */
export function fuse(proposals: readonly Proposal[]): Ranked[] {
  const best = proposals.reduce((most, { bm25 }) => Math.max(most, bm25), 0);
  const farthest = proposals.reduce((least, { cosine }) => Math.min(least, cosine ?? 1), 1);
  const weight = best / fusion.strength;
  return proposals
    .map(({ row, cosine, bm25, length }) => {
      const lexical = best === 0 ? 0 : bm25 / best;
      const penalty = fusion.lengthPenalty * Math.log(Math.max(length, fusion.shortest) / fusion.shortest);
      return { row, cosine, bm25, length, score: (cosine ?? farthest) + weight * lexical - penalty };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}
