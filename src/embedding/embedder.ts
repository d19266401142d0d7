/**
 * Turns texts into vectors. Two implementations: transformers.js over a local or hub model, and a fake for unit tests.
 * Every vector is L2-normalised and has `dimensions` components, so a dot product is the cosine similarity.
 */
export interface Embedder {
  /** Name of the model, as configured. */
  readonly id: string;
  /** SHA-256 (hex) over the model's files: an index built with another digest is refused. */
  readonly digest: string;
  readonly dimensions: number;
  /** One vector per text, in order. */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  /** The vector of a question (some models want a prefix here). */
  embedQuery(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}
