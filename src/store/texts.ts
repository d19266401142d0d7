import Database from 'better-sqlite3';
import type { Article } from '../domain/article.js';
import type { DirectoryEntry } from '../domain/directory.js';
import type { Passage } from '../domain/passage.js';
import { corrupt } from './corrupt.js';

/**
 * Tables of `texts.sqlite`. An article's passages stand in consecutive rows, each with the article's id and headline, so that
 * a hit is one read. `record` is JSON of what has no column of its own; `digest` is of the text that was embedded, so that an
 * unchanged passage can keep its vector.
 */
export const textsSchema = `
  CREATE TABLE articles (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, headline TEXT NOT NULL,
    body TEXT NOT NULL, record TEXT NOT NULL);
  CREATE TABLE passages (row INTEGER PRIMARY KEY, article TEXT NOT NULL, headline TEXT NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, digest BLOB NOT NULL);
  CREATE TABLE directory (position INTEGER PRIMARY KEY, record TEXT NOT NULL);
`;

/** The part of an article that `record` holds. */
export type ArticleRecord = Omit<Article, 'id' | 'headline' | 'body'>;

/** A passage's id: its article's, and its position in it. */
export function passageId(articleId: string, ordinal: number): string {
  return `${articleId}#${ordinal}`;
}

/** A passage with the headline of its article. */
export interface PassageWithHeadline {
  passage: Passage;
  headline: string;
}

/**
 * The texts of an index, read from disk as they are asked for. Every reading throws E_INDEX_CORRUPT when the file is no
 * longer as it was written.
 */
export interface Texts {
  /** Throws RangeError for a row that is not there. */
  passage(row: number): PassageWithHeadline;
  /** Position of an article in the archive, or null. */
  position(articleId: string): number | null;
  article(id: string): Article | null;
  articleIds(): string[];
  directory(): DirectoryEntry[];
  /** Rows by the digest of their embedded text, as latin1 strings of 16 characters. */
  rowsByDigest(): Map<string, number>;
  close(): void;
}

interface PassageRow {
  article: string;
  headline: string;
  ordinal: number;
  start: number;
  end: number;
  text: string;
}

/** Opens a texts file read-only; nothing is written beside it. Throws SqliteError when it is no database. */
export function openTexts(path: string): Texts {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  // One shared lock for good, in place of a lock and a look for a journal at every read: the file never changes.
  db.pragma('locking_mode = EXCLUSIVE');
  const byRow = db.prepare<[number], PassageRow>(
    'SELECT article, headline, ordinal, start, end, text FROM passages WHERE row = ?',
  );
  const positionOf = db.prepare<[string], { position: number }>('SELECT position FROM articles WHERE id = ?');
  const byId = db.prepare<[string], { headline: string; body: string; record: string }>(
    'SELECT headline, body, record FROM articles WHERE id = ?',
  );
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      if (cause instanceof Database.SqliteError)
        throw corrupt(`${path} cannot be read any more (${cause.code})`, cause);
      if (cause instanceof SyntaxError) throw corrupt(`${path} holds a record that is not JSON`, cause);
      throw cause;
    }
  };
  return {
    passage: (row) =>
      reading(() => {
        const found = byRow.get(row);
        if (!found) throw new RangeError(`the index has no passage in row ${row}`);
        const { article, headline, ...rest } = found;
        return { passage: { id: passageId(article, rest.ordinal), articleId: article, ...rest }, headline };
      }),
    position: (articleId) => reading(() => positionOf.get(articleId)?.position ?? null),
    article: (id) =>
      reading(() => {
        const found = byId.get(id);
        if (!found) return null;
        return { id, headline: found.headline, body: found.body, ...(JSON.parse(found.record) as ArticleRecord) };
      }),
    articleIds: () => reading(() => db.prepare<[], string>('SELECT id FROM articles ORDER BY position').pluck().all()),
    directory: () =>
      reading(() =>
        db
          .prepare<[], string>('SELECT record FROM directory ORDER BY position')
          .pluck()
          .all()
          .map((record) => JSON.parse(record) as DirectoryEntry),
      ),
    rowsByDigest: () =>
      reading(() => {
        const rows = new Map<string, number>();
        const all = db.prepare<[], { row: number; digest: Buffer }>('SELECT row, digest FROM passages');
        for (const { row, digest } of all.iterate()) rows.set(digest.toString('latin1'), row);
        return rows;
      }),
    close: () => void db.close(),
  };
}
