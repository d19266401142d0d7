import { WenyuError } from '../../src/errors.js';
import type { Logger } from '../../src/logging.js';
import { faultOf } from '../fault.js';
import type { Deliveries } from '../state/deliveries.js';

export interface InboxOptions<Payload> {
  /** Name under which deliveries are kept. */
  channel: string;
  deliveries: Deliveries;
  logger: Logger;
  /** Answers one delivery. A thrown E_CHANNEL_STOPPED leaves it for the next start; any other error ends it. */
  handle(payload: Payload): Promise<void>;
  /** Deliveries of one lane are handled one after the other, different lanes at the same time. */
  laneOf(payload: Payload): string;
  /** Nothing is handled before this resolves; at once by default. */
  ready?: Promise<unknown> | undefined;
  /** Lanes at work at once. */
  concurrency?: number;
  /** Deliveries waiting in memory; more are refused (and stay with the platform). */
  capacity?: number;
}

/** Deliveries that are acknowledged first and answered afterwards: kept on disk in between, so a restart loses none. */
export interface Inbox<Payload> {
  /** Takes a delivery in; false when it was there before. Throws E_OVERLOADED when full. */
  accept(key: string, payload: Payload): boolean;
  /** Takes up what an earlier process left unanswered. */
  resume(): void;
  /** Resolves when fewer deliveries wait than can be worked on. */
  room(): Promise<void>;
  /** Begins nothing more and waits for what is under way, at most `graceMs`; the rest stays on disk. */
  close(graceMs: number): Promise<void>;
}

/** A delivery that took the process down this often is given up, lest it do so forever. */
const attemptLimit = 3;

/** Starts an inbox that is empty: what an earlier process left is taken up by `resume`. */
export function createInbox<Payload>(options: InboxOptions<Payload>): Inbox<Payload> {
  const { channel, deliveries, logger, concurrency = 16, capacity = 10_000 } = options;
  const lanes = new Map<string, { key: string; payload: Payload }[]>();
  const ready: string[] = [];
  const waitingForRoom: (() => void)[] = [];
  let active = 0;
  let waiting = 0;
  let closed = false;
  let open = options.ready === undefined;
  options.ready?.then(
    () => {
      open = true;
      startLanes();
    },
    (error: unknown) => logger.error({ channel, fault: faultOf(error) }, 'the channel cannot answer'),
  );
  let idle: (() => void) | null = null;

  function enqueue(key: string, payload: Payload): void {
    waiting += 1;
    const name = options.laneOf(payload);
    const lane = lanes.get(name);
    if (lane !== undefined) {
      lane.push({ key, payload });
      return;
    }
    lanes.set(name, [{ key, payload }]);
    ready.push(name);
    startLanes();
  }

  function startLanes(): void {
    while (open && !closed && active < concurrency) {
      const name = ready.shift();
      if (name === undefined) break;
      active += 1;
      void runLane(name);
    }
    if (active < concurrency) for (const resolve of waitingForRoom.splice(0)) resolve();
  }

  async function runLane(name: string): Promise<void> {
    const lane = lanes.get(name) ?? [];
    while (!closed) {
      const next = lane[0];
      if (next === undefined) break;
      await work(next.key, next.payload);
      lane.shift();
      waiting -= 1;
    }
    lanes.delete(name);
    active -= 1;
    if (active === 0) idle?.();
    startLanes();
  }

  async function work(key: string, payload: Payload): Promise<void> {
    try {
      if (deliveries.begin(channel, key) > attemptLimit) {
        logger.error({ channel, code: 'E_INTERNAL' }, 'a delivery was given up after repeated crashes');
      } else {
        await options.handle(payload);
      }
      deliveries.finish(channel, key);
    } catch (error) {
      if (error instanceof WenyuError && error.code === 'E_CHANNEL_STOPPED') {
        release(key);
        return;
      }
      logger.error({ channel, fault: faultOf(error) }, 'a delivery could not be answered');
      finishQuietly(key);
    }
  }

  function release(key: string): void {
    try {
      deliveries.release(channel, key);
    } catch (error) {
      logger.error({ channel, fault: faultOf(error) }, 'the state database could not be written');
    }
  }

  function finishQuietly(key: string): void {
    try {
      deliveries.finish(channel, key);
    } catch (error) {
      logger.error({ channel, fault: faultOf(error) }, 'the state database could not be written');
    }
  }

  return {
    accept(key, payload) {
      if (closed || waiting >= capacity) {
        throw new WenyuError('E_OVERLOADED', `too many messages wait on ${channel}`, 'Deliver it again in a moment.');
      }
      if (deliveries.receive(channel, key, JSON.stringify(payload)) !== 'new') return false;
      enqueue(key, payload);
      return true;
    },
    resume() {
      for (const { key, payload } of deliveries.pending(channel)) enqueue(key, JSON.parse(payload) as Payload);
    },
    room() {
      if (closed || active < concurrency) return Promise.resolve();
      return new Promise((resolve) => waitingForRoom.push(resolve));
    },
    async close(graceMs) {
      closed = true;
      for (const resolve of waitingForRoom.splice(0)) resolve();
      if (active === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      const done = new Promise<void>((resolve) => {
        idle = resolve;
      });
      await Promise.race([done, late]);
      clearTimeout(timer);
    },
  };
}
