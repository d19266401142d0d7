import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState, type StateDatabase } from '../../../bot/state/database.js';
import { createDeliveries, type Deliveries, dropExpiredDeliveries } from '../../../bot/state/deliveries.js';

let state: StateDatabase;
let deliveries: Deliveries;
let now = 0;
const minute = 60_000;

beforeEach(() => {
  now = 1_700_000_000_000;
  state = openState(':memory:');
  deliveries = createDeliveries(state, () => now);
});
afterEach(() => state.close());

describe('deliveries', () => {
  it('are new once, pending until finished, then done', () => {
    expect(deliveries.receive('wecom', '1', 'words')).toBe('new');
    expect(deliveries.receive('wecom', '1', 'words')).toBe('pending');
    expect(deliveries.receive('wechat', '1', null)).toBe('new');
    deliveries.finish('wecom', '1', 'reply');
    expect(deliveries.receive('wecom', '1', 'words')).toBe('done');
    expect(deliveries.replyTo('wecom', '1')).toBe('reply');
    expect(deliveries.replyTo('wechat', '1')).toBeNull();
  });

  it('keep the words of a person only until they are answered', () => {
    deliveries.receive('telegram:1', '1', 'words of a person');
    expect(deliveries.pending('telegram:1')).toEqual([{ key: '1', payload: 'words of a person' }]);
    deliveries.finish('telegram:1', '1');
    expect(deliveries.pending('telegram:1')).toEqual([]);
    expect(JSON.stringify(state.prepare('SELECT * FROM delivery').all())).not.toContain('words');
  });

  it('count tries and take one back', () => {
    deliveries.receive('x', '1', 'p');
    expect(deliveries.begin('x', '1')).toBe(1);
    deliveries.release('x', '1');
    expect(deliveries.begin('x', '1')).toBe(1);
    expect(deliveries.begin('x', '1')).toBe(2);
  });

  it('drop replies after a quarter of an hour and keys after three days', () => {
    deliveries.receive('x', '1', null);
    deliveries.finish('x', '1', 'reply');
    now += 16 * minute;
    expect(deliveries.replyTo('x', '1')).toBeNull();
    expect(deliveries.receive('x', '1', null)).toBe('done');
    expect(state.prepare('SELECT count(reply) FROM delivery').pluck().get()).toBe(0);
    now += 3 * 24 * 60 * minute;
    expect(deliveries.receive('x', '2', null)).toBe('new');
    expect(deliveries.receive('x', '1', null)).toBe('new');
  });

  it('drop replies without waiting for the next delivery', () => {
    deliveries.receiveOf('wechat', '1', 'somebody');
    deliveries.finish('wechat', '1', 'reply');
    now += 16 * minute;
    dropExpiredDeliveries(state, now);
    expect(state.prepare('SELECT reply, person FROM delivery').all()).toEqual([{ reply: null, person: null }]);
  });

  it('survive a clock that is set back', () => {
    deliveries.receive('x', '1', 'p');
    now -= 400 * 24 * 60 * minute;
    expect(deliveries.receive('x', '1', 'p')).toBe('pending');
    expect(deliveries.receive('x', '2', 'p')).toBe('new');
  });
});
