/** A candidate with both sides' scores. */
export interface Fused {
  row: number;
  score: number;
  cosine: number;
  /** Null when the lexical side did not propose it. */
  bm25: number | null;
}

/**
 * Ranks the candidates of both sides, best first. Each side's scores are first put on one scale: the cosine from the
 * query's own worst to its best candidate, BM25 as a share of the query's best.
 * @param cosines of every candidate, by row.
 * @param bm25s of those that the lexical side proposed, by row.
 */
export function fuse(cosines: ReadonlyMap<number, number>, bm25s: ReadonlyMap<number, number>): Fused[] {
  const lowest = Math.min(...cosines.values());
  const range = Math.max(...cosines.values()) - lowest || 1;
  const bestBm25 = Math.max(...bm25s.values()) || 1;
  return [...cosines]
    .map(([row, cosine]) => {
      const bm25 = bm25s.get(row) ?? null;
      return { row, cosine, bm25, score: (cosine - lowest) / range + (bm25 ?? 0) / bestBm25 };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}
