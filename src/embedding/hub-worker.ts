/**
 * The embedding process: loads one model, answers until its parent leaves. A process and not a thread, because
 * onnxruntime-node 1.14 breaks in worker threads; not the parent itself, because a run of a transformer blocks for
 * hundreds of milliseconds.
 */
import { codeOf, WenyuError } from '../errors.js';
import type { Embedder } from './embedder.js';
import type { HubReplyMessage, HubRequestMessage } from './hub-messages.js';
import { createTransformersEmbedder } from './transformers-embedder.js';

let embedder: Embedder | null = null;

async function answer(request: HubRequestMessage): Promise<Float32Array[]> {
  if (request.kind === 'load') {
    embedder = await createTransformersEmbedder(request.model);
    return [];
  }
  if (!embedder) throw new WenyuError('E_INTERNAL', 'no model was loaded', 'Report this fault.');
  if (request.kind === 'query') return [await embedder.embedQuery(request.text)];
  return embedder.embedPassages(request.texts);
}

function reply(message: HubReplyMessage): void {
  process.send?.(message);
}

// One at a time and in order: a model runs on all cores by itself.
let last: Promise<void> = Promise.resolve();
process.on('message', (request: HubRequestMessage) => {
  last = last.then(async () => {
    try {
      const vectors = await answer(request);
      reply({ id: request.id, ok: true, dimensions: embedder?.dimensions ?? 0, vectors });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const hint = error instanceof WenyuError ? error.hint : 'Report this fault.';
      reply({ id: request.id, ok: false, code: codeOf(error), message, hint });
    }
  });
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole process group; the parent decides when this one is no longer needed.
process.on('SIGINT', () => {});
