import { createBoundedMap, monotonicMs } from './bounded-map.js';

/** How many earlier questions of a conversation are handed to the answering side. */
export const historyLength = 6;

/** The memory of conversations: their last questions, in this process only, bounded by count and age. */
export interface Conversations {
  /** The earlier questions, oldest first; empty for a conversation that is new or forgotten. */
  history(key: string): readonly string[];
  remember(key: string, question: string): void;
  forget(key: string): void;
  readonly size: number;
}

export interface ConversationLimits {
  /** Conversations kept at once; the least recently used goes first. */
  count: number;
  /** A conversation silent for this long is forgotten. */
  maxAgeMs: number;
}

/** Starts with nothing remembered. @param clock milliseconds that never go back */
export function createConversations(limits: ConversationLimits, clock = monotonicMs): Conversations {
  const memory = createBoundedMap<readonly string[]>(limits.count, limits.maxAgeMs, clock);
  return {
    history: (key) => memory.get(key) ?? [],
    remember(key, question) {
      memory.set(key, [...(memory.get(key) ?? []), question].slice(-historyLength));
    },
    forget: (key) => memory.delete(key),
    get size() {
      return memory.size;
    },
  };
}
