import type { Article } from '../domain/article.js';
import type { DirectoryEntry } from '../domain/directory.js';
import type { Passage } from '../domain/passage.js';
import type { Manifest } from './manifest.js';

/** A candidate of one side of the search: the passage's row (0 … passages−1) and that side's own score. */
export interface Candidate {
  row: number;
  score: number;
}

/** What the lexical side of the search finds. */
export interface TermMatches {
  /** Best first; after them, in no order, the others asked for. */
  candidates: Candidate[];
  /** The score of a passage of mean length that holds each of the terms once, those that no passage holds included. */
  whole: number;
}

/** An opened index, read-only. All calls are synchronous; texts stay on disk until asked for. */
export interface ArchiveIndex {
  readonly folder: string;
  readonly manifest: Manifest;
  passage(row: number): Passage;
  /** A passage together with its article's headline, in one read. */
  passageWithHeadline(row: number): { passage: Passage; headline: string };
  /** Position in the archive of a passage's article, without reading from disk. */
  articlePosition(row: number): number;
  /** How many terms (words and bigrams, headline included) a passage has, without reading from disk. */
  passageLength(row: number): number;
  /** All passages of an article, in order. */
  passagesOf(articleId: string): Passage[];
  article(id: string): Article | null;
  /** Ids of all articles, in archive order. */
  articleIds(): string[];
  directory(): DirectoryEntry[];
  /** Nearest passages by cosine similarity (−1 to 1), best first; fewer than `count` when the index is smaller. */
  searchVectors(vector: Float32Array, count: number): Candidate[];
  /** The vector of a passage. */
  vector(row: number): Float32Array;
  /**
   * Best passages by BM25+ over words and character bigrams; none when no term is known. The others are those of the rows
   * `also` that match any term and are not among the best.
   */
  searchTerms(terms: readonly string[], count: number, also?: readonly number[]): TermMatches;
  /** In how many passages a term stands; 0 when unknown. */
  documentFrequency(term: string): number;
  close(): void;
}
