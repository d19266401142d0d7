import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState, type StateDatabase, stateFile } from '../../../bot/state/database.js';
import { dropExpiredRegularly } from '../../../bot/state/drop-expired.js';
import { createFeedbackStore } from '../../../bot/state/feedback-store.js';
import { migrations } from '../../../bot/state/migrations.js';
import { createFakeAnswerService } from '../../support/fake-answer-service.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenyu-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const later = { name: '999-later', sql: 'CREATE TABLE later (x INTEGER) STRICT' };

describe('the state database', () => {
  it('is made where it is missing, for its owner only', () => {
    const deep = join(folder, 'a', 'b');
    openState(deep).close();
    expect(statSync(join(deep, stateFile)).mode & 0o777).toBe(0o600);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
  });

  it('keeps what it holds over openings and takes only the steps it lacks', () => {
    const first = openState(folder);
    first.prepare("INSERT INTO secret (name, value) VALUES ('x', 'y')").run();
    first.close();
    const second = openState(folder, [...migrations, later]);
    expect(second.prepare("SELECT value FROM secret WHERE name = 'x'").pluck().get()).toBe('y');
    expect(second.prepare('SELECT name FROM migration ORDER BY rowid').pluck().all()).toEqual(
      [...migrations, later].map((step) => step.name),
    );
    second.close();
  });

  it('takes a step whole or not at all', () => {
    openState(folder).close();
    const broken = { name: '998-broken', sql: 'CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE half (x);' };
    expect(() => openState(folder, [...migrations, broken])).toThrow(
      expect.objectContaining({ code: 'E_STATE_UNUSABLE' }),
    );
    const db = openState(folder);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    db.close();
  });

  it('refuses what a newer version wrote, and what is no database, each with what to do', () => {
    openState(folder, [...migrations, later]).close();
    expect(() => openState(folder)).toThrow(/newer version.*999-later/);
    rmSync(join(folder, stateFile));
    writeFileSync(join(folder, stateFile), 'not a database at all, just some words that are long enough');
    expect(() => openState(folder)).toThrow(
      expect.objectContaining({ code: 'E_STATE_UNUSABLE', hint: expect.stringContaining('WENYU_STATE') }),
    );
  });

  it('has a commit on the disk before it says so', () => {
    const db = openState(folder);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.close();
  });

  it('names every step once', () => {
    const names = migrations.map((step) => step.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what is deleted', () => {
  const question = '一个不该留下的问题';
  let db: StateDatabase;
  afterEach(() => db.close());

  async function judged() {
    db = openState(folder);
    const store = createFeedbackStore(db, { keepQuestions: false, keepDays: 30, salt: null });
    const answer = await createFakeAnswerService().ask({ question });
    const reply = { replyId: 'r1', channel: 'web', conversation: 'web:1', question, answer } as const;
    store.judge({ ...reply, judge: 'web:1', helpful: true });
    return store;
  }
  const isOnDisk = () => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(question));

  it('is gone from every file of the database when a person asks to be forgotten', async () => {
    const store = await judged();
    expect(isOnDisk()).toBe(true);
    store.forget('web:1');
    expect(isOnDisk()).toBe(false);
  });

  it('is gone from every file when it is dropped for its age', async () => {
    const store = await judged();
    db.prepare('UPDATE reply SET at = 0').run();
    dropExpiredRegularly(db, store, pino({ level: 'silent' }))();
    expect(isOnDisk()).toBe(false);
  });

  it('does not wait for a reader of another process', async () => {
    const store = await judged();
    const reader = openState(folder);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM reply').get();
    store.forget('web:1');
    reader.exec('COMMIT');
    reader.close();
    dropExpiredRegularly(db, store, pino({ level: 'silent' }))();
    expect(isOnDisk()).toBe(false);
  });
});
