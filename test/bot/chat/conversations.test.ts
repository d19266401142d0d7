import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConversations, historyLength } from '../../../bot/chat/conversations.js';

describe('the memory of conversations', () => {
  it('keeps the last questions, oldest first', () => {
    const memory = createConversations({ count: 10, maxAgeMs: 1_000 }, () => 0);
    for (let at = 0; at < historyLength + 2; at += 1) memory.remember('a', `q${at}`);
    expect(memory.history('a')).toEqual(['q2', 'q3', 'q4', 'q5', 'q6', 'q7']);
    expect(memory.history('b')).toEqual([]);
    memory.forget('a');
    expect(memory.history('a')).toEqual([]);
  });

  it('forgets what was silent too long, counted from the last question', () => {
    let now = 0;
    const memory = createConversations({ count: 10, maxAgeMs: 1_000 }, () => now);
    memory.remember('a', 'q');
    now = 900;
    expect(memory.history('a')).toEqual(['q']);
    now = 1_800;
    expect(memory.history('a')).toEqual(['q']);
    now = 2_800;
    expect(memory.history('a')).toEqual([]);
    expect(memory.size).toBe(0);
  });

  it('never holds more than its limit, and drops the least recently used first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.integer({ min: 0, max: 9 })), (count, keys) => {
        const memory = createConversations({ count, maxAgeMs: 1_000 }, () => 0);
        for (const key of keys) memory.remember(String(key), 'q');
        const recent = [...new Set([...keys].reverse())].slice(0, count);
        expect(memory.size).toBe(recent.length);
        for (const key of recent) expect(memory.history(String(key))).not.toEqual([]);
      }),
    );
  });
});
