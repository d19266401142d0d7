import Database from 'better-sqlite3';
import type { Article } from '../src/domain/article.js';
import type { DirectoryEntry } from '../src/domain/directory.js';
import { textsSchema } from '../src/store/texts.js';

/** A passage as it is stored: its span in the article's body, and the digest (16 bytes) of its embedded text. */
export interface StoredPassage {
  ordinal: number;
  start: number;
  end: number;
  text: string;
  digest: Uint8Array;
}

/** Writes a texts file (see src/store/texts.ts): articles in archive order, each followed by its passages. */
export interface TextsWriter {
  addArticle(article: Article): void;
  /** Adds the next passage of the article added last. */
  addPassage(passage: StoredPassage): void;
  /** Writes the directory, commits and closes. */
  finish(directory: readonly DirectoryEntry[]): void;
  /** Closes without committing; harmless after `finish`. */
  abort(): void;
}

/** Creates the file; throws SqliteError when it cannot be written. The caller syncs it after `finish`. */
export function createTextsWriter(path: string): TextsWriter {
  const db = new Database(path);
  // A crash leaves a file that no manifest names: neither journal nor sync is needed until the caller's own.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(textsSchema);
  db.exec('BEGIN');
  const articleRow = db.prepare('INSERT INTO articles (position, id, headline, body, record) VALUES (?, ?, ?, ?, ?)');
  const passageRow = db.prepare(
    'INSERT INTO passages (row, article, headline, ordinal, start, end, text, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const entryRow = db.prepare('INSERT INTO directory (position, record) VALUES (?, ?)');
  let articles = 0;
  let passages = 0;
  let article = { id: '', headline: '' };
  return {
    addArticle({ id, headline, body, ...record }) {
      articleRow.run(articles++, id, headline, body, JSON.stringify(record));
      article = { id, headline };
    },
    addPassage({ ordinal, start, end, text, digest }) {
      passageRow.run(passages++, article.id, article.headline, ordinal, start, end, text, digest);
    },
    finish(directory) {
      directory.forEach((entry, position) => {
        entryRow.run(position, JSON.stringify(entry));
      });
      db.exec('COMMIT');
      db.close();
    },
    abort() {
      if (db.open) db.close();
    },
  };
}
