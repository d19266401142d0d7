import type { Logger } from '../../src/logging.js';
import { faultOf } from '../fault.js';
import type { StateDatabase } from './database.js';
import { dropExpiredDeliveries } from './deliveries.js';
import { eraseDeleted } from './erase-deleted.js';
import type { FeedbackStore } from './feedback-store.js';

const everyMs = 5 * 60_000;

/** Drops at once, and every few minutes from now on, what was kept long enough. @returns what ends it. */
export function dropExpiredRegularly(state: StateDatabase, feedback: FeedbackStore, logger: Logger): () => void {
  const drop = () => {
    try {
      const replies = feedback.dropExpired();
      dropExpiredDeliveries(state, Date.now());
      eraseDeleted(state);
      if (replies > 0) logger.info({ replies }, 'dropped what was kept long enough');
    } catch (error) {
      logger.error({ fault: faultOf(error) }, 'expired questions could not be dropped');
    }
  };
  drop();
  const timer = setInterval(drop, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
