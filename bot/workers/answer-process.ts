import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { IndexSummary } from '../../src/answering/service.js';
import { WenyuError } from '../../src/errors.js';
import type { Logger } from '../../src/logging.js';
import type { CallName, Calls, WorkerMessage } from './messages.js';

export interface AnswerProcessOptions {
  /** Path of the compiled program (`answer-worker.js`). */
  program: string;
  logger: Logger;
  onSwap: (summary: IndexSummary) => void;
  /** Called when the index that it answers from cannot be read any more. */
  onDamage: () => void;
  /** Called once, when the process has ended for whatever reason. */
  onEnd: () => void;
}

/** One answer process, as the pool sees it. */
export interface AnswerProcess {
  readonly pid: number | undefined;
  /** Rejects with what the process throws, or with E_INTERNAL when it ends before it has answered. */
  call<Name extends CallName>(name: Name, argument: Calls[Name]['argument']): Promise<Calls[Name]['result']>;
  /** Ends it at once: a process that computes without end hears nothing else. */
  kill(): void;
  /** Asks it to end and waits; after `graceMs` it is killed. */
  close(graceMs: number): Promise<void>;
}

interface Waiting {
  resolve(result: never): void;
  reject(error: WenyuError): void;
}

/** Starts an answer process; it has opened nothing yet. */
export function startAnswerProcess({ program, logger, onSwap, onDamage, onEnd }: AnswerProcessOptions): AnswerProcess {
  const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let ended = false;

  function end(reason: string): void {
    if (ended) return;
    ended = true;
    const error = new WenyuError('E_INTERNAL', `an answer process ended (${reason})`, 'Ask again in a moment.');
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    onEnd();
  }

  child.on('message', (message: WorkerMessage) => {
    if (message.kind === 'swap') return onSwap(message.summary);
    if (message.kind === 'damage') return onDamage();
    if (message.kind === 'index-error') {
      return logger.error(
        { code: message.error.code, reason: message.error.message },
        'a newer index cannot be opened',
      );
    }
    if (message.kind === 'fault') {
      const text = message.ends ? 'an answer process ends by a fault' : 'an answer crashed';
      return logger.error({ fault: message.fault, pid: child.pid }, text);
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'result') asked?.resolve(message.result as never);
    else asked?.reject(new WenyuError(message.error.code, message.error.message, message.error.hint));
  });
  child.on('error', (error) => end((error as NodeJS.ErrnoException).code ?? error.name));
  child.on('exit', (code, signal) => end(signal ?? `status ${code}`));

  return {
    pid: child.pid,
    call: (name, argument) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new WenyuError('E_INTERNAL', 'an answer process has ended', 'Ask again in a moment.'));
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        // A failed send is reported by the end of the process, which every waiting call hears of.
        child.send({ id, name, argument }, () => {});
      }),
    kill: () => void child.kill('SIGKILL'),
    close: (graceMs) => close(child, graceMs),
  };
}

async function close(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  if (child.connected) child.disconnect();
  await exited;
  clearTimeout(timer);
}
