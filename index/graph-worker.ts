import { workerData } from 'node:worker_threads';
import { createInlineGraphWriter } from './graph-writer.js';
import { serveRequests } from './worker-host.js';

/** Adds vectors, laid one after the other, or writes the graph. */
export type GraphRequest = { kind: 'add'; vectors: Float32Array } | { kind: 'finish'; path: string };

const { dimensions, capacity } = workerData as { dimensions: number; capacity: number };
const writer = createInlineGraphWriter(dimensions, capacity);

serveRequests<GraphRequest>(async (request) => {
  if (request.kind === 'finish') return writer.finish(request.path);
  const { vectors } = request;
  const count = vectors.length / dimensions;
  await writer.add(Array.from({ length: count }, (_, i) => vectors.subarray(i * dimensions, (i + 1) * dimensions)));
});
