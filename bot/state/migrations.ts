/** One step of the state database's history. Never changed once released: a later step corrects it. */
export interface Migration {
  /** Unique; recorded in the database when applied. */
  name: string;
  sql: string;
}

/** All steps, oldest first; add at the end. Times are milliseconds since 1970 (UTC). */
export const migrations: readonly Migration[] = [
  {
    // tally: how many replies a day, without a word of what was asked. reply: one row per reply that is kept, because
    // the operator keeps questions or because somebody judged the reply. person: salted hash, never the id itself.
    name: '001-replies',
    sql: `
      CREATE TABLE tally (
        day TEXT NOT NULL,
        channel TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        replies INTEGER NOT NULL,
        PRIMARY KEY (day, channel, status, reason)
      ) STRICT;
      CREATE TABLE reply (
        id TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        channel TEXT NOT NULL,
        person TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        citations TEXT NOT NULL
      ) STRICT;
      CREATE INDEX reply_at ON reply (at);
      CREATE INDEX reply_person ON reply (person);
      CREATE TABLE feedback (
        reply_id TEXT NOT NULL REFERENCES reply (id) ON DELETE CASCADE,
        person TEXT NOT NULL,
        at INTEGER NOT NULL,
        helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
        PRIMARY KEY (reply_id, person)
      ) STRICT;
      CREATE INDEX feedback_person ON feedback (person);
      CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
  {
    // One row per message that a platform delivered, by the platform's own id of it: a repeated delivery is known
    // again after a restart. payload: the message until it is answered; reply: what was answered, for a short while.
    name: '002-deliveries',
    sql: `
      CREATE TABLE delivery (
        channel TEXT NOT NULL,
        key TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'done')),
        attempts INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        payload TEXT,
        reply TEXT,
        PRIMARY KEY (channel, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX delivery_received_at ON delivery (received_at);
    `,
  },
  {
    // person: salted hash of whose message it was, as long as its reply is kept. Replies kept before held the
    // platform's ids.
    name: '003-delivery-person',
    sql: `
      ALTER TABLE delivery ADD COLUMN person TEXT;
      CREATE INDEX delivery_person ON delivery (person) WHERE person IS NOT NULL;
      UPDATE delivery SET reply = NULL;
    `,
  },
];
