import type { Article } from '../domain/article.js';
import type { DirectoryEntry } from '../domain/directory.js';
import type { Embedder } from '../embedding/embedder.js';
import type { ArchiveIndex } from '../store/archive-index.js';
import type { Decision, Thresholds } from './decide.js';
import type { FieldClassifier } from './directory/field-model.js';
import type { DirectoryLookup } from './directory/lookup.js';
import type { ScoredCandidate } from './passages/score.js';
import type { VectorCache } from './passages/similarity.js';
import type { BoostedTrees } from './ranking/trees.js';
import type { ReadingModel } from './reading/reading-model.js';
import type { Lexicon, Understanding } from './understand/understand.js';

/** All that answering reads: one opened index and what was derived from it, the models, the settings. */
export interface Reader {
  index: ArchiveIndex;
  embedder: Embedder;
  lexicon: Lexicon;
  directory: readonly DirectoryEntry[];
  articleOf(id: string): Article | null;
  cache: VectorCache;
  /** Scores a sentence's features. */
  scorer(vector: Float64Array): number;
  /** Tells whose matter a trouble is. */
  fields: Pick<FieldClassifier, 'classify'>;
  /** Reads passages for the answer itself. */
  reading: ReadingModel;
  /** Gives the probability that the best sentences answer. */
  decision: BoostedTrees;
  thresholds: Thresholds;
  now(): Date;
}

/** What each step found, for evaluation and for tuning a threshold without a debugger. */
export interface Trace {
  understanding?: Understanding;
  lookup?: DirectoryLookup;
  scored?: ScoredCandidate[];
  decision?: Decision;
}
