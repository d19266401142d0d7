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
 * A lexical score of `decisive` (of `faint`) weighs as much as one unit of cosine when the best match holds at least the
 * share `most` (at most the share `least`) of all that the query says, in between by that share. A score is the sum of the
 * rarities of the terms matched: a query of names and numbers that stand together in one passage is decided by its terms,
 * one put in other words than the archive's, or of common ones, by its meaning.
 * `lengthPenalty`: taken off per natural logarithm of the length, because the mean over a long text lies near every
 * query. `shortest`: lengths below count as this, so that a line of three words gains nothing by it.
 * Chosen where quality is flat around them on the public sets and on news (docs/benchmarks.md).
 */
export const fusion = {
  ...{ decisive: 100, faint: 250, most: 0.9, least: 0.5 },
  ...{ lengthPenalty: 0.12, shortest: 30 },
} as const;

/**
 * Ranks the candidates of both sides, best first. A candidate that is not among the nearest counts as just as far as the
 * farthest of these: it is no nearer, and measured, its true distance changes nothing.
 * @param whole lexical score of a passage that holds all that the query says
 */
export function fuse(proposals: readonly Proposal[], whole: number): Ranked[] {
  const best = proposals.reduce((most, { bm25 }) => Math.max(most, bm25), 0);
  const farthest = proposals.reduce((least, { cosine }) => Math.min(least, cosine ?? 1), 1);
  const weight = lexicalWeight(whole > 0 ? best / whole : 0);
  return proposals
    .map(({ row, cosine, bm25, length }) => {
      const penalty = fusion.lengthPenalty * Math.log(Math.max(length, fusion.shortest) / fusion.shortest);
      return { row, cosine, bm25, length, score: (cosine ?? farthest) + weight * bm25 - penalty };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

/** What one unit of the lexical score weighs, by the share of the query that the best match holds. */
function lexicalWeight(share: number): number {
  const { decisive, faint, most, least } = fusion;
  const between = Math.min(1, Math.max(0, (share - least) / (most - least)));
  return 1 / faint + (1 / decisive - 1 / faint) * between;
}
