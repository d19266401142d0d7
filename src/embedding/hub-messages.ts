import type { ErrorCode } from '../errors.js';
import type { LoadedModel } from './transformers-embedder.js';

/** What the serving process asks of the embedding process. */
export type HubRequestMessage =
  | { id: number; kind: 'load'; model: LoadedModel }
  | { id: number; kind: 'passages'; texts: readonly string[] }
  | { id: number; kind: 'query'; text: string };

/** What it answers: to `load` the dimensions, else the vectors. */
export type HubReplyMessage =
  | { id: number; ok: true; dimensions: number; vectors: Float32Array[] }
  | { id: number; ok: false; code: ErrorCode; message: string; hint: string };
