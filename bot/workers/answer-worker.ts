/**
 * The answer process: opens the index, answers until its parent leaves. A process and not a thread, because
 * onnxruntime-node 1.14 breaks in worker threads. Prints nothing: what it has to say goes to the parent, without a
 * person's words.
 */
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import { loadEmbedder } from '../../src/embedding/load.js';
import { codeOf, WenyuError } from '../../src/errors.js';
import { faultOf } from '../fault.js';
import type { CallMessage, CallName, Calls, TravellingError, WorkerMessage, WorkerOptions } from './messages.js';

let service: OpenAnswerService | null = null;

function send(message: WorkerMessage): void {
  if (process.connected) process.send?.(message);
}

async function open({ indexFolder, modelsFolder, embedding }: WorkerOptions): Promise<OpenAnswerService> {
  const embedder = await loadEmbedder(embedding);
  return openAnswerService({
    indexFolder,
    modelsFolder,
    embedder,
    // Its parent tells it when: one process after the other.
    follow: false,
    onCrash: (error) => send({ kind: 'fault', fault: faultOf(error), ends: false }),
    onSwap: () => service && send({ kind: 'swap', summary: service.summary() }),
    onDamage: () => send({ kind: 'damage' }),
    onIndexError: (error) => send({ kind: 'index-error', error: travelling(error) }),
  });
}

async function carryOut(call: CallMessage): Promise<Calls[CallName]['result']> {
  if (call.name === 'ping') return null;
  if (call.name === 'open') {
    service = await open(call.argument);
    return service.summary();
  }
  if (service === null) throw new WenyuError('E_NOT_READY', 'no index was opened', 'Report this fault.');
  if (call.name === 'refresh') {
    await service.refresh();
    return null;
  }
  if (call.name === 'ask') return service.ask(call.argument);
  if (call.name === 'directory') return service.directory(call.argument);
  return service.article(call.argument);
}

/** The message of an error that is not ours stays here: it may quote what a person wrote. */
function travelling(error: unknown): TravellingError {
  if (error instanceof WenyuError) return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: codeOf(error),
    message: `an answer process failed (${faultOf(error).kind})`,
    hint: 'Report this fault.',
  };
}

process.on('message', (call: CallMessage) => {
  carryOut(call).then(
    (result) => send({ kind: 'result', id: call.id, result }),
    (error: unknown) => {
      if (!(error instanceof WenyuError)) send({ kind: 'fault', fault: faultOf(error), ends: false });
      send({ kind: 'error', id: call.id, error: travelling(error) });
    },
  );
});

function end(error: unknown): void {
  if (!process.connected) process.exit(1);
  process.send?.({ kind: 'fault', fault: faultOf(error), ends: true } satisfies WorkerMessage, () => process.exit(1));
}
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
process.on('disconnect', () => process.exit(0));
// A signal to the whole group reaches this process too; the parent decides when it is no longer needed.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
