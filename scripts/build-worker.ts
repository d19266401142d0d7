/**
 * The building process: builds one index for its parent, which goes on serving meanwhile. Ends with its parent; an
 * index that was being built is then left as it was.
 */
import { buildIndex } from '../index/build-index.js';
import { loadEmbedder } from '../src/embedding/load.js';
import { codeOf, WenyuError } from '../src/errors.js';
import type { BuildReply, BuildRequest } from './build-messages.js';

async function build({ embedding, ...folders }: BuildRequest): Promise<BuildReply> {
  try {
    const embedder = await loadEmbedder(embedding);
    const report = await buildIndex({ ...folders, embedder });
    await embedder.close();
    return { ok: true, report };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof WenyuError ? error.hint : 'Report this fault.';
    return { ok: false, code: codeOf(error), message, hint };
  }
}

process.once('message', async (request: BuildRequest) => {
  const reply = await build(request);
  process.send?.(reply, () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
// A signal to the whole group reaches this process too; the parent decides when it is no longer needed.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
