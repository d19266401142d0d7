import type { Embedder } from '../embedding/embedder.js';
import type { ArchiveIndex } from '../store/archive-index.js';
import { fuse } from './fuse.js';
import type { Hit, Retrieval } from './hit.js';
import { queryTerms } from './query-terms.js';

export interface RetrieveOptions {
  /** How many passages to accept. */
  top: number;
  /** At most so many passages of one article are accepted, so that others are seen too; 2 when not given. */
  passagesPerArticle?: number;
}

/** How many passages each side of the search proposes. */
const proposals = 100;

/**
 * The passages that answer a query best: nearest vectors and best BM25 scores, fused (see {@link fuse}), best first.
 * Rejected are the rest of what either side proposed, best first as well.
 */
export async function retrieve(
  index: ArchiveIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  query: string,
  { top, passagesPerArticle = 2 }: RetrieveOptions,
): Promise<Retrieval> {
  const start = performance.now();
  const vector = await embedder.embedQuery(query);
  const embedded = performance.now();
  const dense = index.searchVectors(vector, proposals);
  const searched = performance.now();
  const terms = queryTerms(query);
  const lexical = index.searchTerms(terms, proposals);
  const matched = performance.now();
  const known = new Map(dense.map(({ row, score }) => [row, score]));
  const missing = lexical.map(({ row }) => row).filter((row) => !known.has(row));
  index.similarities(vector, missing).forEach((score, i) => {
    known.set(missing[i]!, score);
  });
  const ranked = fuse(known, new Map(lexical.map(({ row, score }) => [row, score])));
  const accepted: Hit[] = [];
  const rejected: Hit[] = [];
  const perArticle = new Map<number, number>();
  for (const { row, score, cosine, bm25 } of ranked) {
    const article = index.articlePosition(row);
    const taken = perArticle.get(article) ?? 0;
    const accepts = accepted.length < top && taken < passagesPerArticle;
    if (!accepts && rejected.length >= top) continue;
    if (accepts) perArticle.set(article, taken + 1);
    (accepts ? accepted : rejected).push({ ...index.passageWithHeadline(row), score, dense: cosine, lexical: bm25 });
  }
  const end = performance.now();
  return {
    accepted,
    rejected,
    timings: {
      embedMs: embedded - start,
      denseMs: searched - embedded,
      lexicalMs: matched - searched,
      rankMs: end - matched,
    },
  };
}
