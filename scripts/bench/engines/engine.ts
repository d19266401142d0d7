/** A passage as every engine gets it: the same terms and the same vector. */
export interface BenchPassage {
  row: number;
  text: string;
  /** The terms that our own index files it under, each a plain word of letters. */
  terms: readonly string[];
  vector: Float32Array;
}

export interface BenchQuery {
  text: string;
  terms: readonly string[];
  vector: Float32Array;
}

/** A search engine under measurement. */
export interface Engine {
  name: string;
  /** Takes all passages, in row order. May write into `folder`. */
  build(passages: Iterable<BenchPassage>, count: number, folder: string): Promise<void>;
  /** Opens in another process what `build` left in the folder. */
  load(folder: string): Promise<void>;
  /** Rows of the best passages, best first. */
  search(query: BenchQuery, count: number): Promise<number[]>;
  close(): Promise<void>;
}

/** A term as letters only, so that no engine's tokenizer or query syntax cuts it: bigrams get a `b` before them. */
export function plainTerm(term: string): string {
  return term.startsWith('\u0002') ? `b${term.slice(1)}` : term.replace(/[^\p{L}\p{N}]/gu, '');
}
