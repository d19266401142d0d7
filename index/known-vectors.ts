import { join } from 'node:path';
import type { Embedder } from '../src/embedding/embedder.js';
import { WenyuError } from '../src/errors.js';
import { fileNames, listedName } from '../src/store/layout.js';
import { checkFiles } from '../src/store/open-index.js';
import { readManifest } from '../src/store/read-manifest.js';
import { openTexts } from '../src/store/texts.js';
import { openVectors } from '../src/store/vectors.js';
import type { KnownVectors } from './embed-passages.js';

/**
 * The vectors of the index that stands in the folder, when it is whole and of the same model; null otherwise (a build
 * replaces a damaged index or one of another format or model). Throws E_INDEX_FOREIGN: such a folder is not ours to
 * write. Call `close` when done.
 */
export async function openKnownVectors(
  folder: string,
  embedder: Embedder,
): Promise<(KnownVectors & { close(): void }) | null> {
  try {
    const manifest = readManifest(folder);
    if (manifest.model.digest !== embedder.digest || manifest.model.dimensions !== embedder.dimensions) return null;
    await checkFiles(folder, manifest);
    const pathOf = (name: string) => join(folder, listedName(manifest.generation, name));
    const texts = openTexts(pathOf(fileNames.texts));
    const rows = texts.rowsByDigest();
    texts.close();
    const vectors = await openVectors(pathOf(fileNames.vectors), embedder.dimensions);
    return {
      vector(digest) {
        const row = rows.get(Buffer.from(digest).toString('latin1'));
        return row === undefined ? null : vectors.vector(row);
      },
      close: () => vectors.close(),
    };
  } catch (error) {
    if (error instanceof WenyuError && error.code !== 'E_INDEX_FOREIGN') return null;
    throw error;
  }
}
