import type { Embedder } from '../embedding/embedder.js';
import type { ArchiveIndex, Candidate } from '../store/archive-index.js';
import { fuse, type Proposal } from './fuse.js';
import type { Hit, Retrieval } from './hit.js';
import { queryTerms } from './query-terms.js';

export interface RetrieveOptions {
  /** How many passages to accept. */
  top: number;
  /** At most so many passages of one article are accepted, so that others are seen too; 2 when not given. */
  passagesPerArticle?: number;
  /** How many of the next best are given as rejected; as many as `top` when not given. Each costs a read from disk. */
  rejected?: number;
}

/** How many passages each side of the search proposes at least; more changed no result on the public sets. */
const fewestProposals = 60;

/**
 * The passages that answer a query best: nearest vectors and best BM25 scores, fused (see {@link fuse}), best first.
 * Rejected are the next best of what either side proposed.
 */
export async function retrieve(
  index: ArchiveIndex,
  embedder: Pick<Embedder, 'embedQuery'>,
  query: string,
  { top, passagesPerArticle = 2, rejected: mostRejected = top }: RetrieveOptions,
): Promise<Retrieval> {
  const start = performance.now();
  const vector = await embedder.embedQuery(query);
  const embedded = performance.now();
  const wanted = Math.max(fewestProposals, 3 * top);
  const dense = index.searchVectors(vector, wanted);
  const searched = performance.now();
  const rows = dense.map(({ row }) => row);
  const lexical = index.searchTerms(queryTerms(query), wanted, rows);
  const matched = performance.now();
  const ranked = fuse(proposalsOf(index, dense, lexical.candidates), lexical.whole);
  const accepted: Hit[] = [];
  const rejected: Hit[] = [];
  const perArticle = new Map<number, number>();
  for (const { row, score, cosine, bm25 } of ranked) {
    const article = index.articlePosition(row);
    const taken = perArticle.get(article) ?? 0;
    const accepts = accepted.length < top && taken < passagesPerArticle;
    if (!accepts && rejected.length >= mostRejected) {
      if (accepted.length >= top) break;
      continue;
    }
    if (accepts) perArticle.set(article, taken + 1);
    const found = index.passageWithHeadline(row);
    (accepts ? accepted : rejected).push({ ...found, score, dense: cosine, lexical: bm25 > 0 ? bm25 : null });
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

/** The candidates of both sides, each with what either says of it. */
function proposalsOf(index: ArchiveIndex, dense: readonly Candidate[], lexical: readonly Candidate[]): Proposal[] {
  const proposals = new Map<number, Proposal>();
  for (const { row, score } of dense) {
    proposals.set(row, { row, cosine: score, bm25: 0, length: index.passageLength(row) });
  }
  for (const { row, score } of lexical) {
    const known = proposals.get(row);
    if (known) known.bm25 = score;
    else proposals.set(row, { row, cosine: null, bm25: score, length: index.passageLength(row) });
  }
  return [...proposals.values()];
}
