import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '../../../index/build-index.js';
import { openReader, type RankerFile } from '../../../src/answering/open-reader.js';
import { featureNames } from '../../../src/answering/passages/features.js';
import { decisionFeatureNames } from '../../../src/answering/ranking/decision-features.js';
import type { Reader } from '../../../src/answering/reader.js';
import type { ReadingModel } from '../../../src/answering/reading/reading-model.js';
import { loadConfig } from '../../../src/config.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { openIndex } from '../../../src/store/open-index.js';
import { configuredEmbedder } from '../../configured-embedder.js';
import { projectRoot } from '../../project-root.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { readText } from '../corpus.js';
import { createRandom } from '../random.js';
import type { SetName } from './collect.js';
import {
  allOthers,
  type LabelledQuestion,
  newsArticles,
  newsQuestions,
  ownQuestions,
  publicQuestions,
} from './labelled.js';

/** What a reader for collecting carries: models that are never asked, or those that ship. */
export interface CollectingModels {
  ranker: RankerFile;
  reading: ReadingModel;
}

/** For features alone: which reader may read a question depends on its fold. */
export const unasked: CollectingModels = {
  ranker: {
    ranker: { features: featureNames, mean: [], scale: [], weights: [], conditional: [] },
    decision: { features: decisionFeatureNames, bias: 0, trees: [] },
    thresholds: { answer: 0, gap: 0 },
  },
  reading: { read: async () => [] },
};

async function readerOver(archiveFolder: string, embedder: Embedder, models: CollectingModels): Promise<Reader> {
  const indexFolder = temporaryFolder('train');
  await buildIndex({ archiveFolder, indexFolder, embedder });
  return openReader(await openIndex(indexFolder, { embedder }), embedder, models.ranker, models.reading, {
    intents: { classify: () => null },
    fields: { classify: async () => null },
  });
}

/** Of which questions over news are asked over which archive, `others` as {@link newsArticles} takes it. */
const newsSets = [
  { set: 'news', file: 'news.jsonl', others: '', anywhere: false },
  { set: 'local', file: 'news-local.jsonl', others: '', anywhere: true },
  { set: 'close', file: 'news-close.jsonl', others: '', anywhere: true },
  { set: 'civic', file: 'news-civic.jsonl', others: '', anywhere: true },
  { set: 'wide', file: 'news-wide.jsonl', others: '0123', anywhere: true },
  { set: 'retold', file: 'news-retold.jsonl', others: allOthers, anywhere: true },
  { set: 'reported', file: 'news-reported.jsonl', others: allOthers, anywhere: true },
] as const;

/** Every so many-th answerable question of a set is asked a second time with all that answers left out. */
const askedWithout: Partial<Record<SetName, number>> = { wide: 3, retold: 1, reported: 1, public: 1 };

/** Every so many-th archive of `close` is kept from the reader, for the decision to be refined on. */
const keptFromReader = 3;

/** What is collected of one question; `without` as {@link candidatesFor} takes it. */
export type Collector<T> = (question: LabelledQuestion, reader: Reader, set: SetName, without: boolean) => Promise<T>;

export interface CollectOptions {
  sets: readonly SetName[];
  /** Folders of the public sets and of the news corpus; needed only for sets that are of them. */
  archives: string;
  corpus: string;
  /** So many questions of each public set, and of each small archive of `close`. */
  perSet: number;
  perArchive: number;
  /** Which archives of `close`: those that the reader learns from, those kept from it, or all. */
  close?: 'learnt' | 'kept';
  seed: number;
}

/** What `one` makes of every question of the named sets, over the archive that it is asked over. */
export async function* collectAll<T>(
  { sets, archives, corpus, perSet, perArchive, close, seed }: CollectOptions,
  models: CollectingModels,
  one: Collector<T>,
): AsyncGenerator<T> {
  const embedder = await configuredEmbedder(loadConfig(process.env));
  const random = createRandom(seed);
  const root = projectRoot();
  const open = (folder: string) => readerOver(folder, embedder, models);
  async function* collect(questions: readonly LabelledQuestion[], reader: Reader, set: SetName): AsyncGenerator<T> {
    const every = askedWithout[set];
    for (const [i, question] of questions.entries()) {
      yield await one(question, reader, set, false);
      if (every !== undefined && i % every === 0 && question.answers.length)
        yield await one(question, reader, set, true);
      if (i % 100 === 0) process.stderr.write(`\r${set} ${i}/${questions.length} `);
    }
    process.stderr.write('\n');
  }
  if (sets.some((set) => set === 'own' || set === 'near' || set === 'heldOut')) {
    const seeds = await open(join(root, 'seeds'));
    // Chat and unsafe messages are told apart before anything is retrieved.
    const own = (file: string) =>
      ownQuestions(join(root, `test/fixtures/questions/${file}.jsonl`)).filter(
        ({ type }) => type !== 'chitchat' && type !== 'unsafe',
      );
    if (sets.includes('own')) yield* collect(own('dev'), seeds, 'own');
    if (sets.includes('near')) yield* collect(own('near'), seeds, 'near');
    if (sets.includes('heldOut')) yield* collect([...own('heldout'), ...own('untouched')], seeds, 'heldOut');
  }
  const overNews = newsSets.filter(({ set }) => sets.includes(set));
  const lines = overNews.length ? readText(join(corpus, 'crud_news.txt.xz')).split('\n') : [];
  for (const { set, file, others, anywhere } of overNews) {
    const all = newsQuestions(join(root, 'scripts/train/ranker/questions', file));
    for (const [i, questions] of [...all.values()].entries()) {
      if (set === 'close' && close && (i % keptFromReader === 0) !== (close === 'kept')) continue;
      const folder = temporaryFolder('news');
      writeFileSync(join(folder, 'articles.jsonl'), newsArticles(lines, questions, others));
      const chosen = set === 'close' ? random.shuffle([...questions]).slice(0, perArchive) : questions;
      const asked = chosen.map((question) => ({ ...question, anywhere }));
      yield* collect(asked, await open(folder), set);
    }
  }
  if (sets.includes('public'))
    for (const set of ['cmrc', 'drcd']) {
      const questions = random.shuffle(publicQuestions(join(archives, set, 'queries.jsonl'))).slice(0, perSet);
      yield* collect(questions, await open(join(archives, set, 'archive')), 'public');
    }
  await embedder.close();
}
