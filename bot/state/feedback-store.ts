import type { Answer, Citation } from '../../src/domain/answer.js';
import type { ChannelName } from '../chat-service.js';
import type { StateDatabase } from './database.js';
import { eraseDeleted } from './erase-deleted.js';
import { createPersonHash } from './person-hash.js';
import { redactPersonal } from './redact.js';

/** A reply that went out. `conversation` names chat and person; it is stored as a salted hash only. */
export interface SentReply {
  replyId: string;
  channel: ChannelName;
  conversation: string;
  question: string;
  answer: Answer;
}

/** 有用 or 没用, said by `judge` (who may be another member of the group than the one who asked). */
export interface Judgement extends SentReply {
  judge: string;
  helpful: boolean;
}

export interface FeedbackStore {
  /** Counts the reply; stores its question and answer only where questions are kept. */
  record(reply: SentReply): void;
  /** Stores the judgement with question, answer and citations. A second judgement by the same person replaces the first. */
  judge(judgement: Judgement): void;
  /** Deletes all that a conversation's person left: kept questions, judgements, and replies kept for repeated deliveries. */
  forget(conversation: string): void;
  /** Deletes what is older than the days to keep; gives the number of replies deleted. */
  dropExpired(): number;
}

export interface FeedbackOptions {
  keepQuestions: boolean;
  keepDays: number;
  /** Salt of the hashed ids; null takes the one in the database, made at the first use. */
  salt: string | null;
  clock?: () => number;
}

const dayMs = 24 * 3_600_000;

/** Feedback and kept questions in the state database. Every call is synchronous and throws SQLite's own errors. */
export function createFeedbackStore(db: StateDatabase, options: FeedbackOptions): FeedbackStore {
  const { keepQuestions, keepDays, clock = Date.now } = options;
  const hash = createPersonHash(db, options.salt);

  const count = db.prepare(
    `INSERT INTO tally (day, channel, status, reason, replies) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET replies = replies + 1`,
  );
  const insertReply = db.prepare(
    `INSERT INTO reply (id, at, channel, person, status, reason, question, answer, citations)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const insertFeedback = db.prepare(
    `INSERT INTO feedback (reply_id, person, at, helpful) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, helpful = excluded.helpful`,
  );

  function store(reply: SentReply): void {
    const { answer } = reply;
    insertReply.run(
      reply.replyId,
      clock(),
      reply.channel,
      hash(reply.conversation),
      answer.status,
      reasonOf(answer),
      redactPersonal(reply.question),
      answer.text,
      JSON.stringify(citationsOf(answer)),
    );
  }

  const deletePerson = db.transaction((person: string) => {
    db.prepare('DELETE FROM feedback WHERE person = ?').run(person);
    db.prepare('DELETE FROM reply WHERE person = ?').run(person);
    db.prepare("DELETE FROM delivery WHERE person = ? AND state = 'done'").run(person);
    // The wish to be forgotten is itself a delivery under way: its reply will be nobody's.
    db.prepare('UPDATE delivery SET person = NULL WHERE person = ?').run(person);
  });

  return {
    record: db.transaction((reply: SentReply) => {
      const day = localDay(clock());
      count.run(day, reply.channel, reply.answer.status, reasonOf(reply.answer));
      if (keepQuestions) store(reply);
    }),
    judge: db.transaction((judgement: Judgement) => {
      store(judgement);
      insertFeedback.run(judgement.replyId, hash(judgement.judge), clock(), judgement.helpful ? 1 : 0);
    }),
    forget(conversation) {
      deletePerson(hash(conversation));
      eraseDeleted(db);
    },
    dropExpired: () => db.prepare('DELETE FROM reply WHERE at < ?').run(clock() - keepDays * dayMs).changes,
  };
}

/** Day (`YYYY-MM-DD`) of a time in this machine's time zone: the day that staff mean. */
export function localDay(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function reasonOf(answer: Answer): string {
  return answer.status === 'refused' ? answer.reason : answer.status === 'failed' ? answer.code : '';
}

function citationsOf(answer: Answer): Citation[] {
  if (answer.status !== 'answered') return [];
  return [...answer.excerpts.map((excerpt) => excerpt.citation), ...answer.entries.map((entry) => entry.citation)];
}
