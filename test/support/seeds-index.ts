import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { buildIndex } from '../../index/build-index.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { loadEmbedder, shippedModel } from '../../src/embedding/load.js';
import { codeOf } from '../../src/errors.js';
import { manifestPath } from '../../src/store/layout.js';
import { createFakeEmbedder } from './fake-embedder.js';

// Real paths: a copy of a linked folder would be a link, and a test that writes to its copy would change the original.
export const seedsFolder = realpathSync(resolve(import.meta.dirname, '../../seeds'));
export const modelsFolder = realpathSync(resolve(import.meta.dirname, '../../models'));

/** An index folder that all test files share (never write to it), and the embedder it was built with. */
export interface SharedIndex {
  folder: string;
  embedder: Embedder;
}

/** The index of the seeds with the shipped model; built by the first test file that asks for it. */
export async function seedsIndex(): Promise<SharedIndex> {
  return built('seeds', await loadEmbedder({ model: shippedModel, modelsFolder }));
}

/** The index of the seeds with the fake embedder, for tests that no vector matters to. */
export async function fakeSeedsIndex(): Promise<SharedIndex> {
  return built('seeds-fake', createFakeEmbedder());
}

async function built(name: string, embedder: Embedder): Promise<SharedIndex> {
  const folder = join(inject('sharedFolder'), name);
  while (!existsSync(manifestPath(folder))) {
    try {
      await buildIndex({ archiveFolder: seedsFolder, indexFolder: folder, embedder });
    } catch (error) {
      // Another test file is building it at this moment.
      if (codeOf(error) !== 'E_INDEX_LOCKED') throw error;
      await setTimeout(50);
    }
  }
  return { folder, embedder };
}
