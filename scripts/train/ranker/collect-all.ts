import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '../../../index/build-index.js';
import type { Reader } from '../../../src/answering/answer.js';
import { openReader } from '../../../src/answering/open-reader.js';
import { featureNames } from '../../../src/answering/passages/features.js';
import { decisionFeatureNames } from '../../../src/answering/ranking/decision-features.js';
import type { ReadingModel } from '../../../src/answering/reading/reading-model.js';
import { loadConfig } from '../../../src/config.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { openIndex } from '../../../src/store/open-index.js';
import { configuredEmbedder } from '../../configured-embedder.js';
import { projectRoot } from '../../project-root.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { readText } from '../corpus.js';
import { createRandom } from '../random.js';
import { collectGroup, type Group, type SetName } from './collect.js';
import { type LabelledQuestion, newsArticles, newsQuestions, ownQuestions, publicQuestions } from './labelled.js';

/** Collecting asks no reader: which one may read a question depends on its fold. */
const unasked: ReadingModel = { read: async () => [] };

/** A reader for collecting features: the models that it carries are never asked. */
async function readerOver(archiveFolder: string, embedder: Embedder): Promise<Reader> {
  const indexFolder = temporaryFolder('train');
  await buildIndex({ archiveFolder, indexFolder, embedder });
  return openReader(
    openIndex(indexFolder, { embedder }),
    embedder,
    {
      ranker: { features: featureNames, mean: [], scale: [], weights: [], conditional: [] },
      decision: { features: decisionFeatureNames, bias: 0, trees: [] },
      thresholds: { answer: 0, gap: 0 },
    },
    unasked,
    { intents: { classify: () => null }, fields: { classify: async () => null } },
  );
}

/** Of which questions over news are asked over which archive, `others` as {@link newsArticles} takes it. */
const newsSets = [
  { set: 'news', file: 'news.jsonl', others: '', anywhere: false },
  { set: 'local', file: 'news-local.jsonl', others: '', anywhere: true },
  { set: 'close', file: 'news-close.jsonl', others: '', anywhere: true },
  { set: 'civic', file: 'news-civic.jsonl', others: '', anywhere: true },
  { set: 'wide', file: 'news-wide.jsonl', others: '0123', anywhere: true },
] as const;

/** Every so many-th answerable question of a set is asked a second time with all that answers left out. */
const askedWithout: Partial<Record<SetName, number>> = { wide: 3, public: 1 };

async function* collect(questions: readonly LabelledQuestion[], reader: Reader, set: SetName): AsyncGenerator<Group> {
  const every = askedWithout[set];
  for (const [i, question] of questions.entries()) {
    yield await collectGroup(question, reader, set, false);
    if (every !== undefined && i % every === 0 && question.answers.length)
      yield await collectGroup(question, reader, set, true);
    if (i % 100 === 0) process.stderr.write(`\r${set} ${i}/${questions.length} `);
  }
  process.stderr.write('\n');
}

/** Labelled candidates of every question of the named sets; `perSet` of each public one. */
export async function* collectAll(
  sets: readonly SetName[],
  archives: string,
  corpus: string,
  perSet: number,
  seed: number,
): AsyncGenerator<Group> {
  const embedder = await configuredEmbedder(loadConfig(process.env));
  const random = createRandom(seed);
  const root = projectRoot();
  if (sets.some((set) => set === 'own' || set === 'near' || set === 'heldOut')) {
    const seeds = await readerOver(join(root, 'seeds'), embedder);
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
    for (const questions of newsQuestions(join(root, 'scripts/train/ranker/questions', file)).values()) {
      const folder = temporaryFolder('news');
      writeFileSync(join(folder, 'articles.jsonl'), newsArticles(lines, questions, others));
      const asked = questions.map((question) => ({ ...question, anywhere }));
      yield* collect(asked, await readerOver(folder, embedder), set);
    }
  }
  if (sets.includes('public'))
    for (const set of ['cmrc', 'drcd']) {
      const questions = random.shuffle(publicQuestions(join(archives, set, 'queries.jsonl'))).slice(0, perSet);
      yield* collect(questions, await readerOver(join(archives, set, 'archive'), embedder), 'public');
    }
  await embedder.close();
}
