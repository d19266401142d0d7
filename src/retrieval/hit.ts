import type { Passage } from '../domain/passage.js';

/** A passage that a query found, with what each side of the search said of it. */
export interface Hit {
  passage: Passage;
  /** Headline of the passage's article. */
  headline: string;
  /** The final score that hits are ordered by; comparable within one query only. */
  score: number;
  /** Cosine similarity, −1 to 1; null when the dense side did not propose the passage. */
  dense: number | null;
  /** BM25 score, ≥ 0; null when the passage shares no term with the query. */
  lexical: number | null;
}

/** What a retrieval gives: what it accepted, what it rejected (with scores), and where the time went. */
export interface Retrieval {
  accepted: Hit[];
  rejected: Hit[];
  timings: { embedMs: number; denseMs: number; lexicalMs: number; rankMs: number };
}
