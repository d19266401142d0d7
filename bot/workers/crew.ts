import type { IndexSummary } from '../../src/answering/service.js';
import { codeOf } from '../../src/errors.js';
import type { Logger } from '../../src/logging.js';
import { stampOf, watchIndex } from '../../src/store/watch-index.js';
import { faultOf } from '../fault.js';
import { type AnswerProcess, startAnswerProcess } from './answer-process.js';
import type { WorkerOptions } from './messages.js';

export interface CrewOptions {
  /** Processes, at least 1. Each opens the index for itself. */
  size: number;
  open: WorkerOptions;
  logger: Logger;
  /** Path of the compiled program of the processes. */
  program: string;
  /** An idle process is asked this often whether it still hears; one that has not answered by the next time is replaced. */
  heartbeatMs: number;
  /** Pause before a process that ended is replaced; doubles up to 10 s while replacements keep failing. */
  restartMs: number;
  /** The index folder is looked at this often; a newer index is taken by one process after the other. */
  lookMs: number;
  /** Told of each process that has nothing to do. */
  onIdle: (member: Member) => void;
}

/** A process with what it is doing. Whoever gives it work sets `busy`, and hands it back with `release`. */
export interface Member {
  readonly process: AnswerProcess;
  state: 'opening' | 'idle' | 'busy' | 'ended';
  /** Opening a newer index beside the one it answers from: slow to answer, and not to be taken for stuck. */
  refreshing: boolean;
  /** The index that it answers from cannot be read any more. */
  damaged: boolean;
}

/** A number of answer processes, kept up. */
export interface Crew {
  /** One that has nothing to do, rather not one that is opening a newer index. */
  idle(): Member | undefined;
  release(member: Member): void;
  summary(): IndexSummary;
  count(state: Member['state']): number;
  /** Whether one has its index open and none found it damaged: they read the same files, if not the same pages. */
  sound(): boolean;
  /** Processes that ended by themselves or had to be killed, since the start. */
  restarts(): number;
  close(): Promise<void>;
}

const longestRestartMs = 10_000;
const closeGraceMs = 3_000;
/** Nothing takes so long to open: a process that is still at it will not end by itself. */
const longestRefreshMs = 600_000;

/**
 * Starts the processes; resolves when the first has opened the index, the others follow.
 * @throws what the first process throws when it opens (E_INDEX_*, E_MODEL_*)
 */
export async function startCrew(options: CrewOptions): Promise<Crew> {
  const { logger, heartbeatMs } = options;
  const members = new Set<Member>();
  const restartTimers = new Set<NodeJS.Timeout>();
  let summary: IndexSummary | null = null;
  let restarts = 0;
  let failures = 0;
  let closed = false;
  const { indexFolder } = options.open;
  const since = stampOf(indexFolder);

  function start(): { member: Member; opened: Promise<void> } {
    const known = stampOf(indexFolder);
    const process = startAnswerProcess({
      program: options.program,
      logger,
      onSwap(newer) {
        if (summary?.builtAt !== newer.builtAt) logger.info({ builtAt: newer.builtAt }, 'took a newer index');
        summary = newer;
        member.damaged = false;
      },
      onDamage() {
        logger.error({ code: 'E_INDEX_CORRUPT', pid: process.pid }, 'the index in use cannot be read any more');
        member.damaged = true;
      },
      onEnd: () => replace(member),
    });
    const member: Member = { process, state: 'opening', refreshing: false, damaged: false };
    members.add(member);
    const opened = process.call('open', options.open).then((opening) => {
      summary = opening;
      failures = 0;
      release(member);
      if (stampOf(indexFolder) !== known) takeNewer();
    });
    return { member, opened };
  }

  function replace(member: Member): void {
    member.state = 'ended';
    members.delete(member);
    if (closed || summary === null) return;
    restarts += 1;
    const pauseMs = Math.min(longestRestartMs, options.restartMs * 2 ** Math.min(failures, 10));
    failures += 1;
    logger.warn({ pid: member.process.pid, pauseMs }, 'an answer process ended; starting another');
    const timer = setTimeout(() => {
      restartTimers.delete(timer);
      startAnother();
    }, pauseMs);
    restartTimers.add(timer);
  }

  /** Never throws: a process that cannot open the index is ended, and the next one is tried after a longer pause. */
  function startAnother(): void {
    const { member, opened } = start();
    opened.catch((error: unknown) => {
      if (closed) return;
      logger.error({ code: codeOf(error), fault: faultOf(error) }, 'an answer process cannot open the index');
      member.process.kill();
    });
  }

  function release(member: Member): void {
    if (member.state === 'ended') return;
    member.state = 'idle';
    options.onIdle(member);
  }

  let taking: Promise<void> = Promise.resolve();
  /** One process after the other, so that the others answer from the last index at their usual pace. */
  function takeNewer(): void {
    taking = taking.then(async () => {
      for (const member of [...members]) await refresh(member);
    });
  }

  /** Never throws: a process that ends meanwhile is replaced by one that opens the newest index. */
  async function refresh(member: Member): Promise<void> {
    // One that is opening its first looks again by itself once it has.
    if (closed || member.state === 'opening' || member.state === 'ended') return;
    member.refreshing = true;
    const limit = setTimeout(() => member.process.kill(), longestRefreshMs);
    await member.process.call('refresh', null).catch(() => {});
    clearTimeout(limit);
    member.refreshing = false;
  }

  const asked = new WeakMap<Member, 'waiting' | 'heard'>();
  function listen(): void {
    for (const member of members) {
      if (member.state !== 'idle' || member.refreshing) {
        asked.delete(member);
      } else if (asked.get(member) === 'waiting') {
        logger.error({ pid: member.process.pid }, 'an answer process does not respond');
        member.process.kill();
      } else {
        asked.set(member, 'waiting');
        const heard = () => void asked.set(member, 'heard');
        // A rejection means that it has ended, which is dealt with there.
        member.process.call('ping', null).then(heard, heard);
      }
    }
  }

  const first = start();
  try {
    await first.opened;
  } catch (error) {
    closed = true;
    await first.member.process.close(0);
    throw error;
  }
  for (let i = 1; i < options.size; i++) startAnother();
  const heartbeat = setInterval(listen, heartbeatMs);
  const unwatch = watchIndex({
    folder: indexFolder,
    since,
    onChange: takeNewer,
    intervalMs: options.lookMs,
  });

  return {
    idle() {
      const idle = [...members].filter((member) => member.state === 'idle');
      return idle.find((member) => !member.refreshing) ?? idle[0];
    },
    release,
    summary: () => summary!,
    count: (state) => [...members].filter((member) => member.state === state).length,
    sound() {
      const open = [...members].filter(({ state }) => state === 'idle' || state === 'busy');
      return open.length > 0 && open.every(({ damaged }) => !damaged);
    },
    restarts: () => restarts,
    async close() {
      closed = true;
      clearInterval(heartbeat);
      unwatch();
      for (const timer of restartTimers) clearTimeout(timer);
      await Promise.all([...members].map((member) => member.process.close(closeGraceMs)));
    },
  };
}
