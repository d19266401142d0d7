import { isAbsolute, join, resolve } from 'node:path';
import type { Embedder } from './embedder.js';
import { createHubEmbedder } from './hub-embedder.js';
import { digestOfModel, isModelFolder, requireModelFolder } from './model-files.js';
import { readProfile } from './profile.js';
import { createTransformersEmbedder } from './transformers-embedder.js';

/** The model that ships. */
export const shippedModel = 'wenyu-static-zh';

export interface EmbedderOptions {
  /** Name of a folder in `modelsFolder` or `cacheFolder`, e.g. `wenyu-static-zh` or `Xenova/bge-small-zh-v1.5`. */
  model: string;
  /** Where models that ship lie (`models/`). */
  modelsFolder: string;
  /** Where fetched models lie; `modelsFolder` when not given. */
  cacheFolder?: string;
}

/** The folder of a model: among those that ship, else among those fetched. */
export function folderOfModel({ model, modelsFolder, cacheFolder }: EmbedderOptions): string {
  const shipped = resolve(modelsFolder, model);
  if (isAbsolute(model) || cacheFolder === undefined || isModelFolder(shipped)) return shipped;
  return resolve(join(cacheFolder, model));
}

/**
 * Loads an embedding model from disk; reaches no network. The model that ships runs in this process, which costs less
 * than a message to another would; a transformer gets a process of its own.
 * @throws WenyuError E_MODEL_MISSING when a file is missing, E_MODEL_INVALID when it cannot be loaded.
 */
export async function loadEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const folder = folderOfModel(options);
  requireModelFolder(folder);
  const profile = await readProfile(options.model, folder);
  const digest = await digestOfModel(folder);
  const model = { id: options.model, digest, folder, profile };
  return profile.cost === 'static' ? createTransformersEmbedder(model) : createHubEmbedder(model);
}
