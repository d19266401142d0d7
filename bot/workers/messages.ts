import type { IndexSummary } from '../../src/answering/service.js';
import type { Answer, AskRequest } from '../../src/domain/answer.js';
import type { Article } from '../../src/domain/article.js';
import type { Entry } from '../../src/domain/directory.js';
import type { EmbedderOptions } from '../../src/embedding/load.js';
import type { ErrorCode } from '../../src/errors.js';
import type { faultOf } from '../fault.js';

/** What an answer process opens. */
export interface WorkerOptions {
  indexFolder: string;
  /** Where the models that ship lie. */
  modelsFolder: string;
  embedding: EmbedderOptions;
}

/** What can be asked of an answer process, and what it gives back. */
export interface Calls {
  open: { argument: WorkerOptions; result: IndexSummary };
  /** To open the newest index, where it has not yet, and to take it; other calls are answered meanwhile. */
  refresh: { argument: null; result: null };
  ask: { argument: AskRequest; result: Answer };
  directory: { argument: string; result: Entry[] };
  article: { argument: string; result: Article | null };
  ping: { argument: null; result: null };
}
export type CallName = keyof Calls;

/** From the serving process to an answer process. */
export type CallMessage = {
  [Name in CallName]: { id: number; name: Name; argument: Calls[Name]['argument'] };
}[CallName];

/** An error as it travels: of ours, with all that makes it. */
export interface TravellingError {
  code: ErrorCode;
  message: string;
  hint: string;
}

/** From an answer process to the serving process. */
export type WorkerMessage =
  | { kind: 'result'; id: number; result: Calls[CallName]['result'] }
  | { kind: 'error'; id: number; error: TravellingError }
  /** A newer index was taken. */
  | { kind: 'swap'; summary: IndexSummary }
  /** The index in use cannot be read any more. */
  | { kind: 'damage' }
  /** A newer index cannot be opened; the last good one stays. */
  | { kind: 'index-error'; error: TravellingError }
  /** An answer crashed (its person is told so), or the whole process is about to end. */
  | { kind: 'fault'; fault: ReturnType<typeof faultOf>; ends: boolean };
