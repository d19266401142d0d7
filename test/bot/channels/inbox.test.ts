import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInbox, type Inbox, type InboxOptions } from '../../../bot/channels/inbox.js';
import { openState, type StateDatabase } from '../../../bot/state/database.js';
import { createDeliveries, type Deliveries } from '../../../bot/state/deliveries.js';
import { WenyuError } from '../../../src/errors.js';

interface Note {
  lane: string;
  text: string;
}

let state: StateDatabase;
let deliveries: Deliveries;
let logged: string[];
const inboxes: Inbox<Note>[] = [];

beforeEach(() => {
  state = openState(':memory:');
  deliveries = createDeliveries(state);
  logged = [];
});
afterEach(async () => {
  await Promise.all(inboxes.splice(0).map((inbox) => inbox.close(100)));
  state.close();
});

function inboxOf(handle: (note: Note) => Promise<void>, more: Partial<InboxOptions<Note>> = {}): Inbox<Note> {
  const logger = pino({}, { write: (line: string) => void logged.push(line) });
  const inbox = createInbox<Note>({ channel: 'x', deliveries, logger, handle, laneOf: (note) => note.lane, ...more });
  inboxes.push(inbox);
  return inbox;
}

const states = () => state.prepare('SELECT key, state FROM delivery ORDER BY key').raw().all();

describe('an inbox', () => {
  it('handles a lane in order and lanes at the same time', async () => {
    const done: string[] = [];
    let openSlow: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      openSlow = resolve;
    });
    const inbox = inboxOf(async ({ lane, text }) => {
      if (lane === 'slow') await gate;
      done.push(text);
    });
    for (const [key, lane] of [
      ['1', 'slow'],
      ['2', 'slow'],
      ['3', 'fast'],
      ['4', 'fast'],
    ] as const) {
      inbox.accept(key, { lane, text: key });
    }
    await expect.poll(() => done).toEqual(['3', '4']);
    openSlow();
    await expect.poll(() => done).toEqual(['3', '4', '1', '2']);
  });

  it('takes a repeated delivery once', async () => {
    let count = 0;
    const inbox = inboxOf(async () => {
      count += 1;
    });
    expect(inbox.accept('1', { lane: 'a', text: '' })).toBe(true);
    expect(inbox.accept('1', { lane: 'a', text: '' })).toBe(false);
    await expect.poll(() => states()).toEqual([['1', 'done']]);
    expect(inbox.accept('1', { lane: 'a', text: '' })).toBe(false);
    expect(count).toBe(1);
  });

  it('goes on after a handler that throws, and logs no words', async () => {
    const done: string[] = [];
    const inbox = inboxOf(async ({ text }) => {
      if (text === 'bad') throw new Error('words of a person');
      done.push(text);
    });
    inbox.accept('1', { lane: 'a', text: 'bad' });
    inbox.accept('2', { lane: 'a', text: 'good' });
    await expect.poll(() => done).toEqual(['good']);
    expect(logged.join('')).not.toContain('words of a person');
  });

  it('leaves for the next start what a stop cut short, and what had not begun', async () => {
    const stopped = new WenyuError('E_CHANNEL_STOPPED', 'x', 'y');
    let stop: () => void = () => undefined;
    const stopping = new Promise<void>((_, reject) => {
      stop = () => reject(stopped);
    });
    const first = inboxOf(() => stopping);
    first.accept('1', { lane: 'a', text: 'one' });
    first.accept('2', { lane: 'a', text: 'two' });
    const closing = first.close(1_000);
    stop();
    await closing;
    expect(states()).toEqual([
      ['1', 'pending'],
      ['2', 'pending'],
    ]);
    const done: string[] = [];
    const second = inboxOf(async ({ text }) => void done.push(text));
    second.resume();
    await expect.poll(() => done).toEqual(['one', 'two']);
  });

  it('gives up a delivery over which the process died three times', async () => {
    deliveries.receive('x', '1', JSON.stringify({ lane: 'a', text: 'poison' }));
    for (let crash = 0; crash < 3; crash += 1) deliveries.begin('x', '1');
    let count = 0;
    inboxOf(async () => {
      count += 1;
    }).resume();
    await expect.poll(() => states()).toEqual([['1', 'done']]);
    expect(count).toBe(0);
    expect(logged.join('')).toContain('given up');
  });

  it('waits until questions can be answered', async () => {
    let open: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      open = resolve;
    });
    const done: string[] = [];
    const inbox = inboxOf(async ({ text }) => void done.push(text), { ready });
    inbox.accept('1', { lane: 'a', text: 'early' });
    await Promise.resolve();
    expect(done).toEqual([]);
    open();
    await expect.poll(() => done).toEqual(['early']);
  });

  it('refuses more than it can hold', () => {
    const inbox = inboxOf(() => new Promise(() => undefined), { capacity: 1 });
    inbox.accept('1', { lane: 'a', text: '' });
    expect(() => inbox.accept('2', { lane: 'a', text: '' })).toThrow(expect.objectContaining({ code: 'E_OVERLOADED' }));
    expect(states()).toEqual([['1', 'pending']]);
  });
});
