import type { Citation } from '../../src/domain/answer.js';
import type { ErrorCode } from '../../src/errors.js';
import { fold } from '../../src/text/fold.js';
import type { StateDatabase } from './database.js';
import { localDay } from './feedback-store.js';

/** Replies of one channel on one day, by what became of them, with what people said of them. */
export interface DayRow {
  day: string;
  channel: string;
  answered: number;
  refused: number;
  chat: number;
  /** What broke; questions that came while nothing could be answered yet are not among them. */
  failed: number;
  /** Questions while the index was still being built or the service was stopping. */
  notReady: number;
  helpful: number;
  unhelpful: number;
}

/** A question that was asked in these or nearly these words; `question` is its newest wording. */
export interface QuestionRow {
  question: string;
  times: number;
  lastDay: string;
  channels: string[];
  /** Of the newest reply, the newest that was more than "not yet" where there is one. */
  status: string;
  /** Why it was refused, or the code of the failure; empty for an answer. */
  reason: string;
  helpful: number;
  unhelpful: number;
  /** What that reply cited. */
  citations: Citation[];
}

/** What staff need to know. Lists of questions hold only what is kept: see WENYU_KEEP_QUESTIONS. */
export interface Report {
  from: string;
  to: string;
  perDay: DayRow[];
  mostAsked: QuestionRow[];
  unanswered: QuestionRow[];
  unhelpful: QuestionRow[];
}

interface KeptReply {
  at: number;
  channel: string;
  status: string;
  reason: string;
  question: string;
  citations: string;
  helpful: number;
  unhelpful: number;
}

export interface ReportOptions {
  /** Days up to and with today. */
  days: number;
  /** Length of each list of questions. */
  top: number;
  now?: number;
}

/** Reads the report of the last days from the state database. */
export function readReport(db: StateDatabase, { days, top, now = Date.now() }: ReportOptions): Report {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - (days - 1));
  const replies = db
    .prepare(
      `SELECT at, channel, status, reason, question, citations,
         (SELECT count(*) FROM feedback WHERE reply_id = id AND helpful = 1) AS helpful,
         (SELECT count(*) FROM feedback WHERE reply_id = id AND helpful = 0) AS unhelpful
       FROM reply WHERE at >= ? ORDER BY at DESC`,
    )
    .all(start.getTime()) as KeptReply[];
  const questions = groupByQuestion(replies);
  const first = (rows: QuestionRow[], by: (row: QuestionRow) => number) =>
    rows.sort((a, b) => by(b) - by(a) || (a.lastDay < b.lastDay ? 1 : -1)).slice(0, top);
  return {
    from: localDay(start.getTime()),
    to: localDay(now),
    perDay: perDay(db, localDay(start.getTime()), replies),
    mostAsked: first([...questions], (row) => row.times),
    unanswered: first(
      questions.filter((row) => row.status === 'refused' || (row.status === 'failed' && !wasNotReady(row))),
      (row) => row.times,
    ),
    unhelpful: first(
      questions.filter((row) => row.unhelpful > 0),
      (row) => row.unhelpful,
    ),
  };
}

/** A reply that only said that nothing can be answered yet: no fault, and no gap of the archive. */
export function wasNotReady({ status, reason }: { status: string; reason: string }): boolean {
  return status === 'failed' && reason === ('E_NOT_READY' satisfies ErrorCode);
}

function perDay(db: StateDatabase, from: string, replies: readonly KeptReply[]): DayRow[] {
  const rows = new Map<string, DayRow>();
  const rowOf = (day: string, channel: string): DayRow => {
    const key = `${day} ${channel}`;
    const row = rows.get(key) ?? {
      day,
      channel,
      answered: 0,
      refused: 0,
      chat: 0,
      failed: 0,
      notReady: 0,
      helpful: 0,
      unhelpful: 0,
    };
    rows.set(key, row);
    return row;
  };
  const tallies = db.prepare('SELECT day, channel, status, reason, replies FROM tally WHERE day >= ?').all(from) as {
    day: string;
    channel: string;
    status: 'answered' | 'refused' | 'chat' | 'failed';
    reason: string;
    replies: number;
  }[];
  for (const tally of tallies) {
    rowOf(tally.day, tally.channel)[wasNotReady(tally) ? 'notReady' : tally.status] += tally.replies;
  }
  for (const reply of replies) {
    if (reply.helpful + reply.unhelpful === 0) continue;
    const row = rowOf(localDay(reply.at), reply.channel);
    row.helpful += reply.helpful;
    row.unhelpful += reply.unhelpful;
  }
  return [...rows.values()].sort((a, b) =>
    a.day === b.day ? (a.channel < b.channel ? -1 : 1) : a.day < b.day ? 1 : -1,
  );
}

/** @param replies newest first, so that the first of a group gives its wording and its status. */
function groupByQuestion(replies: readonly KeptReply[]): QuestionRow[] {
  const groups = new Map<string, QuestionRow>();
  for (const reply of replies) {
    const key = fold(reply.question).replace(/[^\p{L}\p{N}]+/gu, '');
    const row = groups.get(key);
    if (row === undefined) {
      groups.set(key, {
        question: reply.question,
        times: 1,
        lastDay: localDay(reply.at),
        channels: [reply.channel],
        status: reply.status,
        reason: reply.reason,
        helpful: reply.helpful,
        unhelpful: reply.unhelpful,
        citations: JSON.parse(reply.citations) as Citation[],
      });
      continue;
    }
    if (wasNotReady(row)) {
      row.status = reply.status;
      row.reason = reply.reason;
      row.citations = JSON.parse(reply.citations) as Citation[];
    }
    row.times += 1;
    row.helpful += reply.helpful;
    row.unhelpful += reply.unhelpful;
    if (!row.channels.includes(reply.channel)) row.channels.push(reply.channel);
  }
  return [...groups.values()];
}
