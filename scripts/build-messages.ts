import type { BuildReport } from '../index/build-index.js';
import type { EmbedderOptions } from '../src/embedding/load.js';
import type { ErrorCode } from '../src/errors.js';

/** What the building process is to build. */
export interface BuildRequest {
  archiveFolder: string;
  indexFolder: string;
  embedding: EmbedderOptions;
}

/** How it ended. */
export type BuildReply =
  | { ok: true; report: BuildReport }
  | { ok: false; code: ErrorCode; message: string; hint: string };
