import type { Embedder } from '../src/embedding/embedder.js';
import { WenyuError } from '../src/errors.js';

/** Vectors of an earlier index that may be kept: by the digest of the embedded text, for the same model only. */
export interface KnownVectors {
  vector(digest: Uint8Array): Float32Array | null;
}

/** Embeds texts, or takes their vector from `known`. One vector per text, in order, and how many were taken. */
export async function embedOrReuse(
  texts: readonly { embeddedText: string; digest: Uint8Array }[],
  embedder: Embedder,
  known: KnownVectors | null,
): Promise<{ vectors: Float32Array[]; reused: number }> {
  const vectors = texts.map(({ digest }) => known?.vector(digest) ?? null);
  const missing = texts.filter((_, i) => vectors[i] === null).map(({ embeddedText }) => embeddedText);
  const embedded = missing.length === 0 ? [] : await embedder.embedPassages(missing);
  let next = 0;
  const whole = vectors.map((vector) => vector ?? checked(embedded[next++], embedder));
  return { vectors: whole, reused: texts.length - missing.length };
}

/** The vector itself when it is one of the model's: right length, finite, normalised. Else throws E_MODEL_INVALID. */
function checked(vector: Float32Array | undefined, { id, dimensions }: Embedder): Float32Array {
  let squares = 0;
  for (const value of vector ?? []) squares += value * value;
  if (vector?.length === dimensions && Math.abs(squares - 1) < 0.01) return vector;
  throw new WenyuError(
    'E_MODEL_INVALID',
    `the model ${id} gave a vector of ${vector?.length ?? 0} numbers and squared length ${squares}`,
    '请检查 WENYU_EMBEDDING_MODEL 所指的模型；它须给出归一化的向量',
  );
}
