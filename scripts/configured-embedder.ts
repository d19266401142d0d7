import type { Config } from '../src/config.js';
import type { Embedder } from '../src/embedding/embedder.js';
import { type EmbedderOptions, loadEmbedder, shippedModel } from '../src/embedding/load.js';
import { projectRoot } from './project-root.js';

/** Which embedding model the settings choose: the shipped one, or the one named. */
export function embeddingOf(config: Pick<Config, 'embeddingModel' | 'models'>): EmbedderOptions {
  return {
    model: config.embeddingModel ?? shippedModel,
    modelsFolder: `${projectRoot()}/models`,
    cacheFolder: config.models,
  };
}

/** The embedding model that the settings choose, loaded. Throws E_MODEL_MISSING, E_MODEL_INVALID. */
export function configuredEmbedder(config: Pick<Config, 'embeddingModel' | 'models'>): Promise<Embedder> {
  return loadEmbedder(embeddingOf(config));
}
