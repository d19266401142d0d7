import type { Answered } from '../../domain/answer.js';

/** One thing that a question may mean. */
export interface Meaning {
  /** Ways to ask for it, the most telling first; the first that is answered is offered. */
  phrasings: readonly Phrasing[];
}

/** A complete question that can be sent as it stands. */
export interface Phrasing {
  question: string;
  /** Whether an answer to it is one about this meaning. */
  isAnsweredBy(answer: Answered): boolean;
}
