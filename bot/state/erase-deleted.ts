import { busyTimeoutMs, type StateDatabase } from './database.js';

/**
 * Takes what was deleted out of the write-ahead log too, which keeps older copies of pages until it is written back.
 * Does not wait for another process that reads the database: the next call does it then.
 */
export function eraseDeleted(db: StateDatabase): void {
  db.pragma('busy_timeout = 0');
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}
