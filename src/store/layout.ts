import { join } from 'node:path';

/**
 * The index folder. `manifest.json` is the commit point: it names the generation folder that holds the other files, so
 * replacing it by one rename switches readers from a whole index to the next whole index.
 * ```
 * INDEX/manifest.json          what the index is, and the checksum of each file below
 * INDEX/GENERATION/vectors.hnsw  HNSW graph with the vectors, label = row
 * INDEX/GENERATION/terms.bin     postings of words and character bigrams, passage lengths, row → article
 * INDEX/GENERATION/texts.sqlite  articles, passages, directory
 * INDEX/lock                   held (by the kernel, for as long as the builder lives) while a build runs
 * ```
 */
export const manifestName = 'manifest.json';
export const lockName = 'lock';
export const generationPattern = /^g-[0-9a-z-]+$/;
export const fileNames = { vectors: 'vectors.hnsw', terms: 'terms.bin', texts: 'texts.sqlite' } as const;

/** Path of an index file of a generation, as the manifest lists it (`GENERATION/NAME`, always with a slash). */
export function listedName(generation: string, name: string): string {
  return `${generation}/${name}`;
}

/** Where the manifest of an index folder lies. */
export function manifestPath(folder: string): string {
  return join(folder, manifestName);
}
