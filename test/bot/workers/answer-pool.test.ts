import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type AnswerPool, type AnswerPoolOptions, openAnswerPool } from '../../../bot/workers/answer-pool.js';
import { codeOf } from '../../../src/errors.js';
import { temporaryFolder } from '../../support/small-index.js';

const logged: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
const pools: AnswerPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
  logged.length = 0;
});

async function openPool(options: Partial<AnswerPoolOptions> = {}, indexFolder = 'good'): Promise<AnswerPool> {
  const pool = await openAnswerPool({
    size: 2,
    open: { indexFolder, modelsFolder: '', embedding: { model: '', modelsFolder: '' } },
    queueLimit: 10,
    timeoutMs: 20_000,
    restartMs: 10,
    logger,
    program: join(import.meta.dirname, '../../support/faulty-worker.mjs'),
    ...options,
  });
  pools.push(pool);
  return pool;
}

async function until(truth: () => boolean): Promise<void> {
  for (let tries = 0; !truth(); tries++) {
    if (tries > 1_000) throw new Error('it never came true');
    await sleep(10);
  }
}

describe('the pool of answer processes', () => {
  it('answers at the same time in several processes, and each question with its own answer', async () => {
    const pool = await openPool();
    await until(() => pool.state().open === 2);
    const questions = Array.from({ length: 12 }, (_, i) => `wait ${i % 3} #${i}`);
    const answers = await Promise.all(questions.map((question) => pool.ask({ question })));
    expect(answers.map((answer) => answer.text)).toEqual(questions);
    expect(new Set(answers.map((answer) => (answer as unknown as { pid: number }).pid)).size).toBe(2);
    expect(pool.summary()).toMatchObject({ articles: 1 });
    expect(await pool.article('x')).toBeNull();
  });

  it.each(['crash', 'exit'])('a question that ends its process (%s) fails; the next is answered', async (fault) => {
    const pool = await openPool({ size: 1 });
    const [lost, waiting] = await Promise.all([pool.ask({ question: fault }), pool.ask({ question: '好' })]);
    expect(lost).toMatchObject({ status: 'failed', code: 'E_INTERNAL', language: 'en' });
    expect(waiting).toMatchObject({ text: '好' });
    expect(pool.state()).toMatchObject({ restarts: 1, open: 1, waiting: 0 });
  });

  it('a computation without end is cut off and its process replaced', async () => {
    const pool = await openPool({ size: 1, timeoutMs: 1_500 });
    await expect(pool.ask({ question: 'spin' })).rejects.toMatchObject({ code: 'E_OVERLOADED' });
    await until(() => pool.state().restarts === 1 && pool.healthy());
    expect(await pool.ask({ question: '好' })).toMatchObject({ text: '好' });
  });

  it('refuses what the queue has no room for, and gives up what waits too long', async () => {
    const pool = await openPool({ size: 1, queueLimit: 1, timeoutMs: 2_000 });
    const first = pool.ask({ question: 'wait 1200' });
    const second = pool.ask({ question: 'wait 1200' });
    await expect(pool.ask({ question: '三' })).rejects.toMatchObject({ code: 'E_OVERLOADED' });
    expect(await first).toMatchObject({ status: 'chat' });
    await expect(second).rejects.toMatchObject({ code: 'E_OVERLOADED' });
    // The second was begun late, and its process is sound: it may finish.
    await until(() => pool.state().busy === 0);
    expect(pool.state()).toEqual({ waiting: 0, busy: 0, open: 1, restarts: 0 });
  });

  it('is not healthy once a process cannot read its index, and is again with the next', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const pool = await openPool({ size: 2, lookMs: 20 }, folder);
    await until(() => pool.state().open === 2);
    expect(pool.healthy()).toBe(true);
    await pool.ask({ question: 'damage' });
    expect(pool.healthy()).toBe(false);
    writeFileSync(join(folder, 'manifest.json'), '0');
    await until(() => pool.healthy());
    expect(pool.state()).toMatchObject({ restarts: 0, open: 2 });
  });

  it('replaces an idle process that hears nothing', async () => {
    const pool = await openPool({ size: 1, heartbeatMs: 150 }, 'deaf');
    await until(() => pool.state().restarts > 0);
    expect(logged.join('')).toContain('does not respond');
  });

  it('a process that takes long to open a newer index is not killed, and answers again afterwards', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const manifest = join(folder, 'manifest.json');
    const options = { size: 1, timeoutMs: 300, heartbeatMs: 100, lookMs: 20 };
    const pool = await openPool(options, folder);
    const before = pool.summary().builtAt;
    writeFileSync(manifest, '2000');
    // What is asked meanwhile is given up at its time, but nothing is lost with a process.
    const asked: Promise<unknown>[] = [];
    await until(() => {
      if (pool.state().busy === 0) asked.push(pool.ask({ question: '好' }).catch(codeOf));
      return pool.summary().builtAt !== before;
    });
    expect(await Promise.all(asked)).toContain('E_OVERLOADED');
    await until(() => pool.state().busy === 0);
    expect(await pool.ask({ question: '好' })).toMatchObject({ text: '好' });
    expect(pool.state()).toMatchObject({ restarts: 0, open: 1 });
  });

  it('takes a newer index one process after the other: those that are not at it answer', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const manifest = join(folder, 'manifest.json');
    const pool = await openPool({ size: 2, timeoutMs: 500, lookMs: 20 }, folder);
    await until(() => pool.state().open === 2);
    writeFileSync(manifest, '1500');
    const taken = () => logged.filter((line) => line.includes('took a newer index')).length;
    while (taken() < 2) {
      expect(await pool.ask({ question: '好' })).toMatchObject({ text: '好' });
      await sleep(10);
    }
    expect(pool.state()).toMatchObject({ restarts: 0, open: 2 });
  });

  it('does not start over an index that cannot be opened', async () => {
    await expect(openPool({}, 'broken')).rejects.toMatchObject({ code: 'E_INDEX_CORRUPT', hint: 'rebuild' });
  });

  it('closes with a question under way and one waiting; neither hangs', async () => {
    const pool = await openPool({ size: 1 });
    const under = pool.ask({ question: 'wait 60000' });
    const waiting = pool.ask({ question: '好' });
    const refused = expect(waiting).rejects.toMatchObject({ code: 'E_NOT_READY' });
    await pool.close();
    await refused;
    expect(await under).toMatchObject({ status: 'failed' });
    await expect(pool.ask({ question: '好' })).rejects.toMatchObject({ code: 'E_NOT_READY' });
  });
});
