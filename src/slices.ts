import { setImmediate } from 'node:timers/promises';

/** Long enough that little is lost to the pauses, short enough that nobody waits for them. */
const sliceMs = 10;

/**
 * For long work on the event loop: what is returned is awaited between two steps of it, and lets all else run whenever
 * a slice of time has been computed.
 */
export function createPauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    since = performance.now();
  };
}
