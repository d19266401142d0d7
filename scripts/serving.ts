import { availableParallelism } from 'node:os';
import type { ServedService } from '../bot/chat/service-slot.js';
import { faultOf } from '../bot/fault.js';
import { openAnswerPool } from '../bot/workers/answer-pool.js';
import { openAnswerService } from '../src/answering/create-answer-service.js';
import type { Config } from '../src/config.js';
import { codeOf } from '../src/errors.js';
import type { Logger } from '../src/logging.js';
import { cuttingVersion } from '../src/store/manifest.js';
import { readManifest } from '../src/store/read-manifest.js';
import { changedSince } from './archive-changes.js';
import { buildInProcess } from './build-in-process.js';
import { configuredEmbedder, embeddingOf } from './configured-embedder.js';
import { openOrBuild } from './open-or-build.js';
import { modelsFolder } from './with-service.js';

/**
 * Opens the answer service over the configured index, building it first where there is none that fits. An archive with
 * other files than the index was built of, or an index of older rules, is brought up to date in the background; the open service then takes the new one by itself.
 * @throws what opening and building throw: E_MODEL_*, E_INDEX_*, E_ARCHIVE_*; the signal's reason when aborted
 */
export async function openServiceOf(config: Config, logger: Logger, signal: AbortSignal): Promise<ServedService> {
  const workers = config.workers === 'auto' ? Math.min(2, availableParallelism()) : config.workers;
  const build = () => buildOf(config, logger, signal);
  const open = () => (workers === 0 ? openHere(config, logger) : openProcesses(config, logger, workers));
  const service = await openOrBuild({ config, logger, signal, open, build });
  const updating = update(config, build, logger, signal);
  return {
    ...service,
    async close() {
      await updating;
      await service.close();
    },
  };
}

function openProcesses(config: Config, logger: Logger, size: number): Promise<ServedService> {
  return openAnswerPool({
    size,
    logger,
    open: { indexFolder: config.index, modelsFolder: modelsFolder(), embedding: embeddingOf(config) },
    queueLimit: config.queueLimit,
    timeoutMs: config.answerTimeout * 1_000,
  });
}

async function openHere(config: Config, logger: Logger): Promise<ServedService> {
  const embedder = await configuredEmbedder(config);
  const service = await openAnswerService({
    indexFolder: config.index,
    modelsFolder: modelsFolder(),
    embedder,
    onCrash: (error) => logger.error({ fault: faultOf(error) }, 'an answer crashed'),
    onSwap: () => logger.info('took a newer index'),
    onIndexError: (error) => logger.error({ err: error }, 'a newer index cannot be opened'),
  }).catch(async (error: unknown) => {
    await embedder.close();
    throw error;
  });
  return {
    ...service,
    async close() {
      service.close();
      await embedder.close();
    },
  };
}

async function buildOf(config: Config, logger: Logger, signal: AbortSignal): Promise<void> {
  const { archive: archiveFolder, index: indexFolder } = config;
  const request = { archiveFolder, indexFolder, embedding: embeddingOf(config) };
  const { skips, boilerplate: _, ...counts } = await buildInProcess(request, signal);
  logger.info({ ...counts, skipped: skips.length }, 'the index is built');
}

/** Never throws: the index that is open goes on answering. */
async function update(config: Config, build: () => Promise<void>, logger: Logger, signal: AbortSignal) {
  try {
    const manifest = readManifest(config.index);
    if (manifest.cutting !== cuttingVersion) logger.info('the index was cut by older rules: bringing it up to date');
    else if (await changedSince(config.archive, manifest, signal))
      logger.info(
        { archive: config.archive },
        'the archive has changed since the index was built: bringing it up to date',
      );
    else return;
    await build();
  } catch (error) {
    if (!signal.aborted) logger.warn({ code: codeOf(error) }, 'the archive was not read again');
  }
}
