import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WenyuError } from '../errors.js';
import type { Embedder } from './embedder.js';
import type { HubReplyMessage, HubRequestMessage } from './hub-messages.js';
import type { LoadedModel } from './transformers-embedder.js';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Reply = Extract<HubReplyMessage, { ok: true }>;
interface Waiting {
  resolve(reply: Reply): void;
  reject(error: WenyuError): void;
}

/** Texts per message: a question that comes in between waits for one message at most. */
const messageTexts = 32;

/** The compiled program of the embedding process, also when this file runs from the sources (in tests). */
const workerFile = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/src/embedding/hub-worker.js' : './hub-worker.js',
    import.meta.url,
  ),
);

/** Requests to a child process, and the promises that wait for its replies. */
function createConversation(child: ChildProcess, id: string) {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let ended: WenyuError | null = null;
  child.on('message', (reply: HubReplyMessage) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) child.channel?.unref();
    if (reply.ok) asked?.resolve(reply);
    else asked?.reject(new WenyuError(reply.code, reply.message, reply.hint));
  });
  const end = (reason: string): void => {
    ended ??= new WenyuError(
      'E_MODEL_INVALID',
      `the process that runs the embedding model ${id} ended: ${reason}`,
      'Start again; if it ends again, the machine may lack memory for this model: choose a smaller one.',
    );
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  child.on('error', (error) => end(error.message));
  child.on('exit', (code, signal) => end(signal ?? `status ${code}`));

  return (request: WithoutId<HubRequestMessage>): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const message = { ...request, id: next++ };
      waiting.set(message.id, { resolve, reject });
      // An unanswered request keeps this process alive; an idle child does not.
      child.channel?.ref();
      child.send(message);
    });
}

/**
 * An embedder whose model runs in a process of its own, so that the event loop here stays free while it works. It
 * ends with {@link Embedder.close} or with this process.
 * @throws WenyuError E_MODEL_INVALID when the model cannot be loaded or its process ends.
 */
export async function createHubEmbedder(model: LoadedModel): Promise<Embedder> {
  const child = fork(workerFile, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.unref();
  const ask = createConversation(child, model.id);
  const { dimensions } = await ask({ kind: 'load', model });
  return {
    id: model.id,
    digest: model.digest,
    dimensions,
    async embedPassages(texts) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += messageTexts) {
        const reply = await ask({ kind: 'passages', texts: texts.slice(from, from + messageTexts) });
        vectors.push(...reply.vectors);
      }
      return vectors;
    },
    async embedQuery(text) {
      const { vectors } = await ask({ kind: 'query', text });
      return vectors[0]!;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
