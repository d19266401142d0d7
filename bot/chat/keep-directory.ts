import type { AnswerService } from '../../src/answering/service.js';
import { directoryCategories, type Entry } from '../../src/domain/directory.js';
import { monotonicMs } from './bounded-map.js';

/** After a newer index is taken, an answer process may still list the older one for a moment. */
const longestMs = 60_000;

/**
 * The service with its whole directory kept, which the page, the lists of categories and every category's own list are
 * made of: an answer process is asked for it once per index and minute, not by each visitor. Other searches go on to
 * the service.
 * @param clock milliseconds; tests pass one of their own.
 */
export function keepDirectory(service: AnswerService, clock = monotonicMs): AnswerService {
  let kept: { builtAt: string; readAt: number; entries: Promise<Entry[]> } | null = null;

  function whole(): Promise<Entry[]> {
    const { builtAt } = service.summary();
    if (kept !== null && kept.builtAt === builtAt && clock() - kept.readAt < longestMs) return kept.entries;
    const reading = { builtAt, readAt: clock(), entries: service.directory('') };
    kept = reading;
    reading.entries.catch(() => {
      if (kept === reading) kept = null;
    });
    return reading.entries;
  }

  return {
    ...service,
    async directory(query) {
      if (query === '') return [...(await whole())];
      if (!directoryCategories.some((category) => category === query)) return service.directory(query);
      return (await whole()).filter((entry) => entry.category === query);
    },
  };
}
