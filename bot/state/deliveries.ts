import type { ChannelName } from '../chat-service.js';
import type { StateDatabase } from './database.js';
import { createPersonHash } from './person-hash.js';

/** `new`: take it; `pending`: taken before and not answered yet; `done`: answered before. */
export type Receipt = 'new' | 'pending' | 'done';

export interface PendingDelivery {
  key: string;
  payload: string;
}

/** What the platforms delivered, so that a repeated delivery is answered once and a restart loses none. */
export interface Deliveries {
  /**
   * Notes a delivery on disk before it is acknowledged to the platform.
   * @param key the platform's own id of the message, unique within the channel.
   * @param payload what is needed to answer it after a restart; null where the platform delivers it again by itself:
   * then each delivery before the answer counts as the first.
   */
  receive(channel: string, key: string, payload: string | null): Receipt;
  /** As `receive`, for one whose reply will be kept: when its person asks to be forgotten, the reply goes too. */
  receiveOf(channel: ChannelName, key: string, conversationId: string): Receipt;
  /** Counts a try at answering; gives the number of tries so far, this one included. */
  begin(channel: string, key: string): number;
  /** Takes back a try that was cut short by a stop: the next start tries again. */
  release(channel: string, key: string): void;
  /** Marks as answered and drops the payload. `reply` is kept for a short while, for repeated deliveries. */
  finish(channel: string, key: string, reply?: string): void;
  /** The reply kept by `finish`, or null when there is none or it has been dropped since. */
  replyTo(channel: string, key: string): string | null;
  /** Deliveries of a channel with a payload that wait for an answer, oldest first. */
  pending(channel: string): PendingDelivery[];
}

/** Longer than any platform repeats a delivery (Telegram keeps updates 24 h, Feishu repeats for about 7 h). */
const keyLifeMs = 3 * 24 * 60 * 60_000;
/** Longer than a signed request stays fresh (5 minutes each way), so that each fresh repetition finds its reply. */
const replyLifeMs = 15 * 60_000;
const pruneEveryMs = 60_000;

/**
 * @param now milliseconds since 1970; tests pass a clock of their own.
 * @param salt of the hashed ids, the same as the feedback store's; null takes the one in the database.
 */
export function createDeliveries(
  db: StateDatabase,
  now: () => number = Date.now,
  salt: string | null = null,
): Deliveries {
  let personHash: ((id: string) => string) | null = null;
  const insert = db.prepare(
    "INSERT INTO delivery (channel, key, state, attempts, received_at, payload, person) VALUES (?, ?, 'pending', 0, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  // The reply's life counts from the delivery that it answers, not from one that was turned away long before.
  const receiveAgain = db.prepare(
    "UPDATE delivery SET received_at = ? WHERE channel = ? AND key = ? AND state = 'pending' AND payload IS NULL",
  );
  const stateOf = db.prepare('SELECT state FROM delivery WHERE channel = ? AND key = ?').pluck();
  const begin = db
    .prepare('UPDATE delivery SET attempts = attempts + 1 WHERE channel = ? AND key = ? RETURNING attempts')
    .pluck();
  const release = db.prepare('UPDATE delivery SET attempts = max(0, attempts - 1) WHERE channel = ? AND key = ?');
  const finish = db.prepare(
    "UPDATE delivery SET state = 'done', payload = NULL, reply = ? WHERE channel = ? AND key = ?",
  );
  const replyTo = db
    .prepare("SELECT reply FROM delivery WHERE channel = ? AND key = ? AND state = 'done' AND received_at > ?")
    .pluck();
  const pending = db.prepare(
    "SELECT key, payload FROM delivery WHERE channel = ? AND state = 'pending' AND payload IS NOT NULL ORDER BY received_at, key",
  );
  let prunedAt = Number.NEGATIVE_INFINITY;

  function note(channel: string, key: string, payload: string | null, person: string | null): Receipt {
    const at = now();
    // Also when the clock was set back.
    if (Math.abs(at - prunedAt) >= pruneEveryMs) {
      dropExpiredDeliveries(db, at);
      prunedAt = at;
    }
    if (insert.run(channel, key, at, payload, person).changes === 1) return 'new';
    receiveAgain.run(at, channel, key);
    return stateOf.get(channel, key) as Receipt;
  }

  return {
    receive: (channel, key, payload) => note(channel, key, payload, null),
    receiveOf(channel, key, conversationId) {
      personHash ??= createPersonHash(db, salt);
      return note(channel, key, null, personHash(`${channel}:${conversationId}`));
    },
    begin: (channel, key) => (begin.get(channel, key) as number | undefined) ?? 1,
    release: (channel, key) => void release.run(channel, key),
    finish: (channel, key, reply) => void finish.run(reply ?? null, channel, key),
    replyTo: (channel, key) => (replyTo.get(channel, key, now() - replyLifeMs) as string | null | undefined) ?? null,
    pending: (channel) => pending.all(channel) as PendingDelivery[],
  };
}

/** Drops the replies and keys that no repeated delivery can need any more. @param at now, in milliseconds since 1970. */
export function dropExpiredDeliveries(db: StateDatabase, at: number): void {
  const drop = db.transaction(() => {
    db.prepare('DELETE FROM delivery WHERE received_at <= ?').run(at - keyLifeMs);
    db.prepare(
      "UPDATE delivery SET reply = NULL, person = NULL WHERE state = 'done' AND (reply IS NOT NULL OR person IS NOT NULL) AND received_at <= ?",
    ).run(at - replyLifeMs);
  });
  drop();
}
