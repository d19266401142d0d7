import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WenyuError } from '../src/errors.js';
import { lockName } from '../src/store/layout.js';

/** Name of the file that says who holds the lock; for messages only, the lock itself is the kernel's. */
const ownerName = `${lockName}.owner.json`;

/**
 * Takes the build lock of an index folder: a write lock of SQLite on the file `lock`, so the kernel releases it however
 * the builder ends, and none is ever left behind. Creates the folder. Returns what releases it.
 * Throws E_INDEX_LOCKED with the holder's process and host, E_INDEX_WRITE when the folder cannot be written.
 */
export function lockIndex(folder: string): () => void {
  const owner = join(folder, ownerName);
  let db: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    db = new Database(join(folder, lockName), { timeout: 0 });
    db.exec('BEGIN IMMEDIATE');
    writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  } catch (cause) {
    db?.close();
    if ((cause as { code?: string }).code === 'SQLITE_BUSY') {
      throw new WenyuError(
        'E_INDEX_LOCKED',
        `another build is writing ${folder}${holder(owner)}`,
        '请等它结束后再试；同一个索引一次只能由一个程序写入',
        { cause },
      );
    }
    throw new WenyuError(
      'E_INDEX_WRITE',
      `${folder} cannot be written: ${(cause as Error).message}`,
      '请检查该文件夹的权限与磁盘剩余空间',
      { cause },
    );
  }
  return () => db.close();
}

function holder(owner: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(owner, 'utf8')) as Record<string, unknown>;
    return ` (process ${pid} on ${host}, since ${since})`;
  } catch {
    // The holder has not written it yet; the message does without.
    return '';
  }
}
