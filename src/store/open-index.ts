import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WenyuError } from '../errors.js';
import type { ArchiveIndex } from './archive-index.js';
import { checksumFile } from './checksum.js';
import { corrupt } from './corrupt.js';
import { fileNames, listedName, manifestPath } from './layout.js';
import type { Manifest } from './manifest.js';
import { readManifest } from './read-manifest.js';
import { openTerms } from './terms.js';
import { openTexts } from './texts.js';
import { openVectors } from './vectors.js';

export interface OpenOptions {
  /** The embedder that will ask: an index built with another one is refused. */
  embedder: { id: string; digest: string; dimensions: number };
}

/** How often a reader that lost its generation to a finishing build looks for the next one. */
const attempts = 5;

/**
 * Opens the index in a folder, read-only, after comparing each file with the manifest's checksum. The event loop runs
 * meanwhile: a program may open a newer index beside the one it serves from.
 * @throws E_INDEX_MISSING, E_INDEX_FOREIGN, E_INDEX_FORMAT, E_INDEX_MODEL or E_INDEX_CORRUPT
 */
export async function openIndex(folder: string, { embedder }: OpenOptions): Promise<ArchiveIndex> {
  for (let attempt = 1; ; attempt++) {
    const manifest = readManifest(folder);
    try {
      checkModel(folder, manifest, embedder);
      await checkFiles(folder, manifest);
      return await openParts(folder, manifest);
    } catch (error) {
      // A build that finished meanwhile has replaced this generation and removed its files.
      const replaced = attempt < attempts && readManifest(folder).generation !== manifest.generation;
      if (!replaced) throw error;
    }
  }
}

function checkModel(folder: string, { model }: Manifest, embedder: OpenOptions['embedder']): void {
  if (model.digest === embedder.digest && model.dimensions === embedder.dimensions) return;
  throw new WenyuError(
    'E_INDEX_MODEL',
    `${folder} was built with the model ${model.id} (${model.digest.slice(0, 12)}, ${model.dimensions} dimensions), ` +
      `not with ${embedder.id} (${embedder.digest.slice(0, 12)}, ${embedder.dimensions} dimensions)`,
    '请用当前模型重新建立索引（wenyu index），或把 WENYU_EMBEDDING_MODEL 改回原来的模型',
  );
}

/**
 * Compares size and SHA-256 of every listed file.
 * @throws E_INDEX_CORRUPT naming the first that differs
 */
export async function checkFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const name of Object.values(fileNames)) {
    const listed = listedName(manifest.generation, name);
    const expected = manifest.files[listed];
    if (!expected) throw corrupt(`${manifestPath(folder)} does not list ${listed}`);
    const path = join(folder, listed);
    let found: { sha256: string; bytes: number };
    try {
      const bytes = (await stat(path)).size;
      found = bytes === expected.bytes ? await checksumFile(path) : { sha256: '', bytes };
    } catch (cause) {
      throw corrupt(`${path} cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause);
    }
    if (found.bytes !== expected.bytes) throw corrupt(`${path} has ${found.bytes} bytes instead of ${expected.bytes}`);
    if (found.sha256 !== expected.sha256) throw corrupt(`${path} is not as it was written (checksum differs)`);
  }
}

async function openParts(folder: string, manifest: Manifest): Promise<ArchiveIndex> {
  const pathOf = (name: string) => join(folder, listedName(manifest.generation, name));
  const { terms, texts, vectors } = await openAll(manifest, pathOf);
  return {
    folder,
    manifest,
    passage: (row) => texts.passage(row).passage,
    passageWithHeadline: (row) => texts.passage(row),
    passageLength: (row) => terms.lengths[row]!,
    articlePosition: (row) => terms.articleOf[row]!,
    passagesOf(articleId) {
      const position = texts.position(articleId);
      if (position === null) return [];
      const first = terms.firstOf[position]!;
      const count = terms.firstOf[position + 1]! - first;
      return Array.from({ length: count }, (_, i) => texts.passage(first + i).passage);
    },
    article: (id) => texts.article(id),
    articleIds: () => texts.articleIds(),
    directory: () => texts.directory(),
    searchVectors: (vector, count) => vectors.search(vector, count),
    vector: (row) => vectors.vector(row),
    searchTerms: (queryTerms, count, also) => terms.search(queryTerms, count, also),
    documentFrequency: (term) => terms.documentFrequency(term),
    close() {
      texts.close();
      vectors.close();
    },
  };
}

async function openAll(manifest: Manifest, pathOf: (name: string) => string) {
  try {
    const terms = await openTerms(pathOf(fileNames.terms));
    const vectors = await openVectors(pathOf(fileNames.vectors), manifest.model.dimensions);
    const { passages } = manifest.counts;
    if (terms.passages !== passages || vectors.count !== passages) {
      throw corrupt(`${pathOf('')} has ${terms.passages} and ${vectors.count} passages instead of ${passages}`);
    }
    return { terms, vectors, texts: openTexts(pathOf(fileNames.texts)) };
  } catch (cause) {
    if (cause instanceof WenyuError) throw cause;
    throw corrupt(`${pathOf('')} cannot be opened: ${(cause as Error).message}`, cause);
  }
}
