import { type TransferListItem, Worker } from 'node:worker_threads';
import { type ErrorCode, errorCodes, WenyuError } from '../src/errors.js';
import type { Envelope, Reply } from './worker-host.js';

/** A thread that takes requests of one kind (see worker-host.ts). */
export interface WorkerClient<Request> {
  /**
   * Hands a request over. Resolves as soon as fewer than `backlog` requests wait, so that the thread always has work
   * and never a growing queue. Rejects with the fault of any earlier request.
   */
  send(request: Request, transfer?: TransferListItem[]): Promise<void>;
  /** Resolves when every request has been done. Rejects with the first fault. */
  drain(): Promise<void>;
  /** Ends the thread once it has done what it was handed. */
  close(): Promise<void>;
}

const backlog = 4;

/**
 * Starts a thread that does requests one after the other. A fault of its start shows in the first `send` or `drain`.
 * @param file the compiled program, which hosts itself by worker-host.ts; @param workerData handed to it as it is
 */
export function startWorker<Request>(file: URL, workerData: unknown): WorkerClient<Request> {
  const worker = new Worker(file, { workerData });
  let sent = 0;
  let done = 0;
  let failure: Error | null = null;
  let wake: () => void = () => {};
  worker.on('message', ({ fault }: Reply) => {
    done++;
    if (fault) failure ??= revived(fault);
    wake();
  });
  worker.on('error', (error) => {
    failure ??= error;
    wake();
  });
  const exited = new Promise((resolve) => worker.once('exit', resolve));

  async function untilAtMost(waiting: number): Promise<void> {
    while (!failure && sent - done > waiting) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure;
  }

  return {
    async send(request, transfer = []) {
      if (failure) throw failure;
      worker.postMessage({ number: sent++, request } satisfies Envelope<Request>, transfer);
      await untilAtMost(backlog);
    },
    drain: () => untilAtMost(0),
    async close() {
      // Never worker.terminate(): inside a call of a native module it takes the whole process down.
      worker.postMessage({ number: sent, request: null } satisfies Envelope<Request>);
      await exited;
    },
  };
}

/** A fault as the error it was in the thread: ours by its code, or one with the system's code. */
function revived({ message, code, hint }: NonNullable<Reply['fault']>): Error {
  if (code !== null && code in errorCodes) return new WenyuError(code as ErrorCode, message, hint ?? '');
  return Object.assign(new Error(message), code === null ? {} : { code });
}
