import { createHmac, randomBytes } from 'node:crypto';
import type { StateDatabase } from './database.js';

/**
 * What stands for a conversation (chat and person together) in the state database instead of the platform's ids.
 * @param salt null takes the one in the database, made at the first use.
 * @returns the hash of an id: 22 characters, the same for the same id and salt.
 */
export function createPersonHash(db: StateDatabase, salt: string | null): (id: string) => string {
  const key = salt ?? storedSalt(db);
  return (id) => createHmac('sha256', key).update(id).digest('base64url').slice(0, 22);
}

function storedSalt(db: StateDatabase): string {
  const insert = db.prepare("INSERT INTO secret (name, value) VALUES ('id-salt', ?) ON CONFLICT DO NOTHING");
  insert.run(randomBytes(32).toString('base64url'));
  return db.prepare("SELECT value FROM secret WHERE name = 'id-salt'").pluck().get() as string;
}
