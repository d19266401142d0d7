import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Engine } from './engine.js';

/** SQLite FTS5 with its BM25 over the same terms; it keeps no vectors. */
export function fts5Engine(): Engine {
  let db: Database.Database;
  let select: Database.Statement<[string, number], number>;
  const open = (folder: string) => {
    db = new Database(join(folder, 'fts5.sqlite'));
  };
  const prepare = () => {
    select = db
      .prepare<[string, number], number>('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?')
      .pluck();
  };
  return {
    name: 'SQLite FTS5',
    async build(passages, _count, folder) {
      open(folder);
      db.pragma('journal_mode = OFF');
      db.exec("CREATE VIRTUAL TABLE passages USING fts5(terms, content='', tokenize='unicode61')");
      const add = db.prepare('INSERT INTO passages (rowid, terms) VALUES (?, ?)');
      db.transaction(() => {
        for (const { row, terms } of passages) add.run(row, terms.join(' '));
      })();
      prepare();
    },
    async load(folder) {
      open(folder);
      prepare();
    },
    async search({ terms }, count) {
      const match = terms.filter((term) => term !== '').map((term) => `"${term}"`);
      return match.length === 0 ? [] : select.all(match.join(' OR '), count);
    },
    close: async () => void db.close(),
  };
}
