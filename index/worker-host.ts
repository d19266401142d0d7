import { parentPort } from 'node:worker_threads';

/** A request to a thread; null asks it to end. The answer has the same number, and the fault where it failed. */
export interface Envelope<Request> {
  number: number;
  request: Request | null;
}
export interface Reply {
  number: number;
  fault: { message: string; code: string | null; hint: string | null } | null;
}

/** In a thread: answers each request after `handle` has ended, one after the other, in the order they came. */
export function serveRequests<Request>(handle: (request: Request) => Promise<void>): void {
  let last: Promise<void> = Promise.resolve();
  parentPort!.on('message', ({ number, request }: Envelope<Request>) => {
    last = last.then(async () => {
      if (request === null) return parentPort!.close();
      let fault: Reply['fault'] = null;
      try {
        await handle(request);
      } catch (error) {
        const { message, code, hint } = error as { message: string; code?: string; hint?: string };
        fault = { message, code: code ?? null, hint: hint ?? null };
      }
      parentPort!.postMessage({ number, fault } satisfies Reply);
    });
  });
}
