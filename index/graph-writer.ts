import { WenyuError } from '../src/errors.js';
import { createGraph, openVectors } from '../src/store/vectors.js';
import type { GraphRequest } from './graph-worker.js';
import { startWorker } from './worker-client.js';

/** Takes vectors in row order and writes them as an HNSW graph file. */
export interface GraphWriter {
  /** Resolves when more may be added. */
  add(vectors: readonly Float32Array[]): Promise<void>;
  /** Writes the file; the caller syncs it. Rejects with the fault of writing. */
  finish(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A graph writer in this thread: for small archives, where starting a thread takes longer than the work. */
export function createInlineGraphWriter(dimensions: number, capacity: number): GraphWriter {
  const graph = createGraph(dimensions, capacity);
  let row = 0;
  return {
    async add(vectors) {
      for (const vector of vectors) graph.addPoint(Array.from(vector), row++);
    },
    async finish(path) {
      graph.writeIndexSync(path);
      graph.initIndex(1);
      await checkWritten(path, dimensions, row);
    },
    close: async () => graph.initIndex(1),
  };
}

/** A graph writer in a thread of its own. */
export function createThreadedGraphWriter(dimensions: number, capacity: number): GraphWriter {
  const file = new URL('./graph-worker.js', import.meta.url);
  const worker = startWorker<GraphRequest>(file, { dimensions, capacity });
  return {
    add(vectors) {
      const joined = new Float32Array(vectors.length * dimensions);
      vectors.forEach((vector, i) => {
        joined.set(vector, i * dimensions);
      });
      return worker.send({ kind: 'add', vectors: joined }, [joined.buffer]);
    },
    async finish(path) {
      await worker.send({ kind: 'finish', path });
      await worker.drain();
    },
    close: () => worker.close(),
  };
}

/** hnswlib does not notice a full disk while writing; reading the file back does. Throws E_INDEX_WRITE. */
async function checkWritten(path: string, dimensions: number, count: number): Promise<void> {
  let fault: unknown;
  try {
    const written = await openVectors(path, dimensions);
    if (written.count !== count) fault = new RangeError(`${written.count} vectors instead of ${count}`);
    written.close();
  } catch (error) {
    fault = error;
  }
  if (fault === undefined) return;
  throw new WenyuError(
    'E_INDEX_WRITE',
    `${path} was not written whole`,
    '原来的索引没有改动。请检查磁盘剩余空间，再运行 wenyu index',
    { cause: fault },
  );
}
