import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BuildReport } from '../index/build-index.js';
import { WenyuError } from '../src/errors.js';
import type { BuildReply, BuildRequest } from './build-messages.js';

/** The compiled program, also when this file runs from the sources (in tests). */
const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/scripts/build-worker.js' : './build-worker.js', import.meta.url),
);

/**
 * Builds an index in a process of its own, so that this one goes on serving.
 * @throws what `buildIndex` throws; E_INTERNAL when the process ends; the signal's reason when aborted
 */
export function buildInProcess(request: BuildRequest, signal: AbortSignal): Promise<BuildReport> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const abort = () => {
      child.kill('SIGKILL');
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    child.on('message', (reply: BuildReply) => {
      if (reply.ok) resolve(reply.report);
      else reject(new WenyuError(reply.code, reply.message, reply.hint));
    });
    child.on('error', reject);
    child.on('exit', (code, by) => {
      signal.removeEventListener('abort', abort);
      // After its reply this changes nothing any more.
      reject(
        new WenyuError(
          'E_INTERNAL',
          `the building process ended (${by ?? `status ${code}`})`,
          'If the machine lacks memory, run wenyu index with other programs stopped.',
        ),
      );
    });
    child.send(request, () => {});
  });
}
