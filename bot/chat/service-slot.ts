import type { AnswerService } from '../../src/answering/service.js';
import { WenyuError } from '../../src/errors.js';
import type { PoolState } from '../workers/answer-pool.js';

/** An opened answer service, with what operation wants to know of it. */
export interface ServedService extends AnswerService {
  close(): void | Promise<void>;
  /** False while it cannot answer although it is open; always true where it does not say. */
  healthy?(): boolean;
  /** How its answer processes stand; not there where it answers in this process. */
  state?(): PoolState;
}

/** A place for the answer service, so that the HTTP side can listen while the index is still being built. */
export interface ServiceSlot {
  /** Throws E_NOT_READY from every call until the slot is filled. */
  readonly service: AnswerService;
  /** Whether a question can be answered now. */
  readonly ready: boolean;
  /** What fills the slot; null until then. */
  readonly current: ServedService | null;
  /** Resolves when the slot is filled for the first time. */
  readonly filled: Promise<void>;
  fill(service: ServedService): void;
}

/** A slot that nothing fills yet. */
export function createServiceSlot(): ServiceSlot {
  let current: ServedService | null = null;
  let markFilled: () => void = () => undefined;
  const filled = new Promise<void>((resolve) => {
    markFilled = resolve;
  });
  function present(): AnswerService {
    if (current !== null) return current;
    throw new WenyuError('E_NOT_READY', 'the archive is still being read', 'Try again in a moment.');
  }
  return {
    service: {
      ask: async (request) => present().ask(request),
      directory: async (query) => present().directory(query),
      article: async (id) => present().article(id),
      summary: () => present().summary(),
    },
    get ready() {
      return current !== null && (current.healthy?.() ?? true);
    },
    get current() {
      return current;
    },
    filled,
    fill(service) {
      current = service;
      markFilled();
    },
  };
}
