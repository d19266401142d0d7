import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WenyuError } from '../../src/errors.js';
import { type Migration, migrations } from './migrations.js';

/** What the bot must not lose over a restart: feedback, kept questions, delivered messages. */
export type StateDatabase = Database.Database;

export const stateFile = 'wenyu.db';

/** How long a write waits for another process that uses the database. */
export const busyTimeoutMs = 5_000;

/**
 * Opens `folder/wenyu.db`, creating folder and file where they are missing (readable by the owner only), and brings
 * its tables up to date. `':memory:'` gives a database that lives as long as the process. The caller closes it.
 * @throws E_STATE_UNUSABLE when the folder cannot be written, or the file is not a database of this program.
 */
export function openState(folder: string, steps: readonly Migration[] = migrations): StateDatabase {
  const path = folder === ':memory:' ? folder : join(folder, stateFile);
  let db: StateDatabase | undefined;
  try {
    if (folder !== ':memory:') mkdirSync(folder, { recursive: true, mode: 0o700 });
    db = new Database(path);
    if (folder !== ':memory:') chmodSync(path, 0o600);
    db.pragma('journal_mode = WAL');
    // Each commit is on the disk, and not only in the kernel: a delivery is acknowledged on the strength of it.
    db.pragma('synchronous = FULL');
    db.pragma(`busy_timeout = ${busyTimeoutMs}`);
    db.pragma('foreign_keys = ON');
    // Overwrites deleted rows: what a person asked to forget does not linger in free pages.
    db.pragma('secure_delete = ON');
    migrate(db, steps);
    return db;
  } catch (cause) {
    db?.close();
    if (cause instanceof WenyuError) throw cause;
    throw new WenyuError(
      'E_STATE_UNUSABLE',
      `the state database ${path} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check that WENYU_STATE names a folder this user may write to and that the disk is not full; a damaged wenyu.db may be moved away, which loses feedback and kept questions only.',
      { cause },
    );
  }
}

/** Applies the steps that the database lacks, in order, each in a transaction of its own. */
function migrate(db: StateDatabase, steps: readonly Migration[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT');
  const applied = new Set(db.prepare('SELECT name FROM migration').pluck().all() as string[]);
  const known = new Set(steps.map((step) => step.name));
  const strange = [...applied].filter((name) => !known.has(name));
  if (strange.length > 0) {
    throw new WenyuError(
      'E_STATE_UNUSABLE',
      `the state database was written by a newer version (it has ${strange.join(', ')})`,
      'Run the version that wrote it or a later one, or set WENYU_STATE to another folder.',
    );
  }
  for (const step of steps) {
    if (applied.has(step.name)) continue;
    const apply = db.transaction(() => {
      db.exec(step.sql);
      db.prepare('INSERT INTO migration (name, applied_at) VALUES (?, ?)').run(step.name, Date.now());
    });
    apply.immediate();
  }
}
