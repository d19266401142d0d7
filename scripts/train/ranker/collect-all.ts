import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
import { readText } from '../corpus.js';
import { createRandom } from '../random.js';
import { collectGroup, type Group } from './collect.js';
import { type LabelledQuestion, newsArticles, newsQuestions, ownQuestions, publicQuestions } from './labelled.js';

/** Collecting asks no reader: which one may read a question depends on its fold. */
const unasked: ReadingModel = { read: async () => [] };

/** A reader for collecting features: the models that it carries are never asked. */
async function readerOver(archiveFolder: string, embedder: Embedder): Promise<Reader> {
  const indexFolder = mkdtempSync(join(tmpdir(), 'wenyu-train-'));
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
  );
}

async function collect(
  questions: readonly LabelledQuestion[],
  reader: Reader,
  set: Group['set'],
  variants: readonly boolean[] = [false],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [i, question] of questions.entries()) {
    for (const without of variants) groups.push(await collectGroup(question, reader, set, without));
    if (i % 100 === 0) process.stderr.write(`\r${set} ${i}/${questions.length} `);
  }
  process.stderr.write('\n');
  return groups;
}

/**
 * Labelled candidates of every question: the project's own over the seeds, those over news, and `perSet` of each public
 * set, these once with their article in the archive and once without.
 */
export async function collectAll(
  archives: string,
  corpus: string,
  perSet: number,
  seed: number,
): Promise<{ training: Group[]; heldOut: Group[] }> {
  const embedder = await configuredEmbedder(loadConfig(process.env));
  const random = createRandom(seed);
  const root = projectRoot();
  // Chat and unsafe messages are told apart before anything is retrieved.
  const own = (set: string) =>
    ownQuestions(join(root, `test/fixtures/questions/${set}.jsonl`)).filter(
      ({ type }) => type !== 'chitchat' && type !== 'unsafe',
    );
  const seeds = await readerOver(join(root, 'seeds'), embedder);
  const training = await collect(own('dev'), seeds, 'own');
  const heldOut = await collect(own('heldout'), seeds, 'own');
  const news = newsQuestions(join(root, 'scripts/train/ranker/questions/news.jsonl'));
  const newsFolder = mkdtempSync(join(tmpdir(), 'wenyu-news-'));
  const lines = readText(join(corpus, 'crud_news.txt.xz')).split('\n');
  writeFileSync(join(newsFolder, 'articles.jsonl'), newsArticles(lines, news));
  training.push(...(await collect(news, await readerOver(newsFolder, embedder), 'news')));
  const wide = newsQuestions(join(root, 'scripts/train/ranker/questions/news-wide.jsonl')).map((question) => ({
    ...question,
    anywhere: true,
  }));
  const wideFolder = mkdtempSync(join(tmpdir(), 'wenyu-wide-'));
  writeFileSync(join(wideFolder, 'articles.jsonl'), newsArticles(lines, wide, '0123'));
  const wideReader = await readerOver(wideFolder, embedder);
  const answerable = wide.filter(({ answers }) => answers.length);
  training.push(...(await collect(answerable, wideReader, 'wide', [false, true])));
  const unanswerable = wide.filter(({ answers }) => !answers.length);
  training.push(...(await collect(unanswerable, wideReader, 'wide')));
  for (const set of ['cmrc', 'drcd']) {
    const questions = random.shuffle(publicQuestions(join(archives, set, 'queries.jsonl'))).slice(0, perSet);
    const reader = await readerOver(join(archives, set, 'archive'), embedder);
    training.push(...(await collect(questions, reader, 'public', [false, true])));
  }
  await embedder.close();
  return { training, heldOut };
}
