import { setTimeout as sleep } from 'node:timers/promises';
import { lockIndex } from '../index/lock.js';
import type { Config } from '../src/config.js';
import { codeOf, type WenyuError } from '../src/errors.js';
import type { Logger } from '../src/logging.js';

/** An index that cannot be opened for one of these reasons is built again from the archive: all it holds is from there. */
const rebuilt = new Set(['E_INDEX_MISSING', 'E_INDEX_FORMAT', 'E_INDEX_MODEL', 'E_INDEX_CORRUPT']);

/** How often it is looked whether another program's build has ended. */
const lookMs = 1_000;

/** How a service is opened over an index that may have to be built first. */
export interface Opening<Service> {
  config: Pick<Config, 'archive' | 'index'>;
  logger: Logger;
  signal: AbortSignal;
  open: () => Promise<Service>;
  build: () => Promise<void>;
}

/**
 * Opens the service over the configured index, and builds that first where there is none that can be opened. Where another
 * program is building it, its end is waited for: that may well be the index that is wanted.
 * @throws what opening and building throw; the signal's reason when aborted
 */
export async function openOrBuild<Service>({
  config,
  logger,
  signal,
  open,
  build,
}: Opening<Service>): Promise<Service> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!rebuilt.has(codeOf(error))) throw error;
      const { code, message: reason } = error as WenyuError;
      const level = code === 'E_INDEX_CORRUPT' ? 'error' : 'info';
      logger[level]({ code, reason, archive: config.archive }, 'building the index');
    }
    try {
      await build();
      return await open();
    } catch (error) {
      if (codeOf(error) !== 'E_INDEX_LOCKED') throw error;
      logger.info({ code: 'E_INDEX_LOCKED' }, 'another program is building the index: waiting for it');
      await unlocked(config.index, signal);
    }
  }
}

/** Resolves when nobody builds the index in a folder. Throws E_INDEX_WRITE, or the signal's reason when aborted. */
async function unlocked(folder: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(lookMs, undefined, { signal });
    try {
      lockIndex(folder)();
      return;
    } catch (error) {
      if (codeOf(error) !== 'E_INDEX_LOCKED') throw error;
    }
  }
}
