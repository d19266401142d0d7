import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../domain/article.js';
import { categoryWords } from '../domain/categories.js';
import type { Embedder } from '../embedding/embedder.js';
import { WenyuError } from '../errors.js';
import type { ArchiveIndex } from '../store/archive-index.js';
import type { IntentClassifier } from '../text/lexicon/intents.js';
import { bigramMark, bigrams } from '../text/tokenize.js';
import type { Thresholds } from './decide.js';
import type { FieldClassifier } from './directory/field-model.js';
import { featureNames } from './passages/features.js';
import { createVectorCache } from './passages/similarity.js';
import { decisionFeatureNames } from './ranking/decision-features.js';
import { type LinearRanker, linearScorer } from './ranking/linear.js';
import type { BoostedTrees } from './ranking/trees.js';
import type { Reader } from './reader.js';
import type { ReadingModel } from './reading/reading-model.js';
import { collectNames } from './understand/names.js';
import type { Lexicon } from './understand/understand.js';

/** The trained sentence ranker and decision, with the thresholds measured for them (`ranker.json`). */
export interface RankerFile {
  ranker: LinearRanker;
  decision: BoostedTrees;
  thresholds: Thresholds;
}

/** What tells of a whole message what it is, and whose matter. */
interface MessageClassifiers {
  intents: IntentClassifier;
  fields: Pick<FieldClassifier, 'classify'>;
}

/** Folder of the ranker among the models. */
export const rankerFolder = 'answer-ranker';
/** Vectors of words and sentences kept in memory. */
const vectorsKept = 20_000;
const articlesKept = 256;
/** Words of the directory's fields, mended by sound like names (天燃汽 → 天然气). */
const fieldWords = Object.values(categoryWords).flatMap(({ synonyms }) => synonyms);
/** Parts of a newspaper, which jieba does not know. */
const partsOfPapers = ['报头', '版头', '报眼', '中缝'];
/** Names are collected from at most so many articles, the archive's first. */
const articlesForNames = 5_000;

/**
 * Reads the ranker that ships.
 * @throws WenyuError E_MODEL_MISSING or E_MODEL_INVALID
 */
export async function readRanker(modelsFolder: string): Promise<RankerFile> {
  const file = join(modelsFolder, rankerFolder, 'ranker.json');
  const hint = 'restore the models/ folder of the project, or train it as scripts/train/reader/README.md says';
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new WenyuError('E_MODEL_MISSING', `${file} cannot be read`, hint, { cause });
  }
  try {
    const parsed = JSON.parse(text) as RankerFile;
    checkFeatures(parsed);
    return parsed;
  } catch (cause) {
    throw new WenyuError('E_MODEL_INVALID', `${file} is not a ranker file`, hint, { cause });
  }
}

/** A ranker trained for other features than this program computes would silently score nonsense. */
function checkFeatures({ ranker, decision, thresholds }: RankerFile): void {
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((name, i) => name === b[i]);
  if (!same(ranker.features, featureNames)) throw new TypeError('the ranker was trained for other features');
  if (!same(decision.features, decisionFeatureNames))
    throw new TypeError('the decision was trained for other features');
  if (typeof thresholds.answer !== 'number') throw new TypeError('no threshold');
}

/**
 * Derives from an opened index what answering needs, in slices that leave the event loop free; the reader is valid as
 * long as the index is open.
 */
export async function openReader(
  index: ArchiveIndex,
  embedder: Embedder,
  file: RankerFile,
  reading: ReadingModel,
  messages: MessageClassifiers,
): Promise<Reader> {
  const directory = index.directory();
  const articleOf = cachedArticles(index);
  return {
    ...{ index, embedder, directory, articleOf, reading, fields: messages.fields },
    scorer: linearScorer(file.ranker),
    decision: file.decision,
    thresholds: file.thresholds,
    lexicon: await lexiconOf(
      index,
      directory.map(({ name }) => name),
      messages.intents,
    ),
    cache: createVectorCache(embedder, vectorsKept),
    now: () => new Date(),
  };
}

function cachedArticles(index: ArchiveIndex): (id: string) => Article | null {
  const kept = new Map<string, Article | null>();
  return (id) => {
    let article = kept.get(id);
    if (article === undefined) {
      article = index.article(id);
      kept.set(id, article);
      if (kept.size > articlesKept) kept.delete(kept.keys().next().value!);
    }
    return article;
  };
}

async function lexiconOf(
  index: ArchiveIndex,
  directoryNames: readonly string[],
  intents: IntentClassifier,
): Promise<Lexicon> {
  const papers = index.manifest.newspapers.map(({ name }) => name);
  const names = await collectNames(textsOf(index), [...directoryNames, ...fieldWords], [...papers, ...partsOfPapers]);
  return {
    names,
    intents,
    frequency: index,
    standsInArchive: (text) => bigrams(text).every((pair) => index.documentFrequency(bigramMark + pair) > 0),
    spelled: (pinyin) => names.spelled(pinyin),
  };
}

function* textsOf(index: ArchiveIndex): Generator<string> {
  for (const id of index.articleIds().slice(0, articlesForNames)) {
    const article = index.article(id);
    if (article) yield `${article.headline}\n${article.body}`;
  }
}
