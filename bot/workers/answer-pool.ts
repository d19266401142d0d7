import { fileURLToPath } from 'node:url';
import { failedAnswer } from '../../src/answering/compose/failed.js';
import type { AnswerService } from '../../src/answering/service.js';
import { codeOf, WenyuError } from '../../src/errors.js';
import { faultOf } from '../fault.js';
import { type CrewOptions, type Member, startCrew } from './crew.js';
import type { CallName, Calls } from './messages.js';

export interface AnswerPoolOptions
  extends Pick<CrewOptions, 'size' | 'open' | 'logger'>,
    Partial<Pick<CrewOptions, 'program' | 'heartbeatMs' | 'restartMs' | 'lookMs'>> {
  /** Calls that wait for a free process; one more is refused with E_OVERLOADED. */
  queueLimit: number;
  /**
   * A call that takes longer, its wait included, is given up; a process that works on one for longer is replaced, unless
   * it is opening a newer index meanwhile.
   */
  timeoutMs: number;
}

/** How the pool stands, for metrics. */
export interface PoolState {
  /** Calls that wait for a free process. */
  waiting: number;
  /** Processes at work on a call. */
  busy: number;
  /** Processes with an open index. */
  open: number;
  /** Processes that ended by themselves or had to be killed, since the start. */
  restarts: number;
}

export interface AnswerPool extends AnswerService {
  state(): PoolState;
  /** Whether at least one process has its index open, and none found it damaged. */
  healthy(): boolean;
  close(): Promise<void>;
}

interface Job {
  run(member: Member): void;
  refuse(error: WenyuError): void;
}

/** The compiled program, also when this file runs from the sources (in tests). */
const workerProgram = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/bot/workers/answer-worker.js' : './answer-worker.js',
    import.meta.url,
  ),
);

/**
 * Answers in processes of their own, so that the event loop here stays free: each works on one call at a time, what
 * is too much waits in a bounded queue. A process that ends is replaced; the question it was at becomes `failed`.
 * @throws what the first process throws when it opens (E_INDEX_*, E_MODEL_*)
 */
export async function openAnswerPool(options: AnswerPoolOptions): Promise<AnswerPool> {
  const { queueLimit, timeoutMs, ...crewOptions } = options;
  const queue: Job[] = [];
  let closed = false;
  const crew = await startCrew({
    program: workerProgram,
    heartbeatMs: 5_000,
    restartMs: 200,
    lookMs: 1_000,
    ...crewOptions,
    onIdle: (member) => queue.shift()?.run(member),
  });

  function call<Name extends CallName>(name: Name, argument: Calls[Name]['argument']): Promise<Calls[Name]['result']> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(shuttingDown());
      const deadline = setTimeout(() => {
        const place = queue.indexOf(job);
        if (place >= 0) queue.splice(place, 1);
        reject(overloaded(`no answer within ${timeoutMs} ms`));
      }, timeoutMs);
      const job: Job = {
        run(member) {
          member.state = 'busy';
          // It computes and hears nothing: only its end frees the place. A call that waited long has its full time.
          const stuck = setInterval(() => {
            if (!member.refreshing) member.process.kill();
          }, timeoutMs);
          const done = () => {
            clearTimeout(deadline);
            clearInterval(stuck);
            crew.release(member);
          };
          member.process.call(name, argument).then(resolve, reject).finally(done);
        },
        refuse(error) {
          clearTimeout(deadline);
          reject(error);
        },
      };
      const idle = crew.idle();
      if (idle !== undefined) job.run(idle);
      else if (queue.length < queueLimit) queue.push(job);
      else job.refuse(overloaded('too many questions at once'));
    });
  }

  return {
    async ask(request) {
      try {
        return await call('ask', request);
      } catch (error) {
        // A refusal for lack of room goes up: the channel tells the person to come back. A crash is an answer.
        if (codeOf(error) !== 'E_INTERNAL') throw error;
        options.logger.error({ fault: faultOf(error) }, 'a question was lost with its answer process');
        return failedAnswer('E_INTERNAL', request.question);
      }
    },
    directory: (query) => call('directory', query),
    article: (id) => call('article', id),
    summary: crew.summary,
    state() {
      const busy = crew.count('busy');
      return { waiting: queue.length, busy, open: busy + crew.count('idle'), restarts: crew.restarts() };
    },
    healthy: crew.sound,
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.refuse(shuttingDown());
      await crew.close();
    },
  };
}

function overloaded(message: string): WenyuError {
  return new WenyuError('E_OVERLOADED', message, 'Ask again in a moment.');
}

function shuttingDown(): WenyuError {
  return new WenyuError('E_NOT_READY', 'the service is shutting down', 'Ask again in a moment.');
}
