import { join } from 'node:path';
import { type OpenAnswerService, openAnswerService } from '../src/answering/create-answer-service.js';
import { loadConfig } from '../src/config.js';
import { configuredEmbedder } from './configured-embedder.js';
import { projectRoot } from './project-root.js';

/** Where the models that ship lie. */
export function modelsFolder(): string {
  return join(projectRoot(), 'models');
}

/**
 * Opens the answer service of an index (the settings' when `indexFolder` is undefined) for a command, runs `work`, and
 * closes all. A crash behind a `failed` answer is reported on stderr.
 * @throws WenyuError of the settings, the model or the index
 */
export async function withService<T>(
  indexFolder: string | undefined,
  work: (service: OpenAnswerService) => Promise<T>,
): Promise<T> {
  const config = loadConfig(process.env);
  const embedder = await configuredEmbedder(config);
  try {
    const service = await openAnswerService({
      indexFolder: indexFolder ?? config.index,
      modelsFolder: modelsFolder(),
      embedder,
      onCrash: (error) => console.error(error),
    });
    try {
      return await work(service);
    } finally {
      service.close();
    }
  } finally {
    await embedder.close();
  }
}
