import type { Embedder } from '../../src/embedding/embedder.js';

const dimensions = 64;

/** The next value of an FNV-1a hash over UTF-16 code units (Fowler, Noll, Vo). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Hashes each character and character bigram into one of 64 signed buckets; similar texts get similar vectors. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  for (let i = 0; i < letters.length; i++) {
    for (const size of [1, 2]) {
      const hash = fnv1a(letters.slice(i, i + size));
      vector[hash % dimensions]! += hash & 0x10000 ? 1 : -1;
    }
  }
  const norm = Math.hypot(...vector);
  if (norm === 0) vector[0] = 1;
  else for (let i = 0; i < dimensions; i++) vector[i]! /= norm;
  return vector;
}

/** An embedder for unit tests: no model, no file, deterministic, 64 dimensions. */
export function createFakeEmbedder(): Embedder {
  return {
    id: 'fake-bigrams',
    digest: 'f'.repeat(64),
    dimensions,
    embedPassages: async (texts) => texts.map(vectorOf),
    embedQuery: async (text) => vectorOf(text),
    close: async () => {},
  };
}
