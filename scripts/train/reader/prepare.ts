import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex } from '../../../index/build-index.js';
import { readerLimits } from '../../../src/answering/reading/encode.js';
import { loadConfig } from '../../../src/config.js';
import { retrieve } from '../../../src/retrieval/retrieve.js';
import { openIndex } from '../../../src/store/open-index.js';
import { fold } from '../../../src/text/fold.js';
import { configuredEmbedder } from '../../configured-embedder.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { readText } from '../corpus.js';
import { createRandom } from '../random.js';
import { collectWindows } from '../ranker/collect.js';
import { collectAll, unasked } from '../ranker/collect-all.js';
import { allOthers, newsArticles, publicQuestions } from '../ranker/labelled.js';
import { placesOf, recurringSpans } from './recurring-spans.js';
import { reportedSpans } from './reported-spans.js';

/**
 * Writes what the reader learns from, as JSON Lines:
 *   news.jsonl    {question, passage, marks, others, recurring}, made out of news (recurring-spans.ts)
 *   reported.jsonl  the same, asked of other articles than those they are made out of (reported-spans.ts)
 *   labelled.jsonl  {id, set, source, answerable, question, windows: [{text, marks}]}, the labelled questions over news
 *   public.jsonl  {question, source, answering: [{text, marks}], others: [text]}, the public questions with the passages
 *                 that retrieval brings
 *
 *   node dist/scripts/train/reader/prepare.js --archives DIR --corpus DIR --out DIR [--seed 1]
 */
const { values: args } = parseArgs({
  options: {
    archives: { type: 'string' },
    corpus: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const { archives, corpus, out } = args;
if (!archives || !corpus || !out || !existsSync(join(archives, 'cmrc'))) {
  console.error('usage: prepare --archives DIR (with cmrc/ and drcd/) --corpus DIR (with crud_news.txt.xz) --out DIR');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

/** Passages that retrieval brings for a question, and how many of them without the answer are kept. */
const brought = { top: 24, passagesPerArticle: 8, rejected: 0 } as const;
const othersKept = 6;

async function writeLines(file: string, rows: AsyncIterable<object> | Iterable<object>): Promise<void> {
  const stream = createWriteStream(join(out!, file));
  let count = 0;
  for await (const row of rows) {
    if (!stream.write(`${JSON.stringify(row)}\n`)) await once(stream, 'drain');
    if (++count % 1000 === 0) process.stderr.write(`\r${file} ${count} `);
  }
  stream.end();
  await once(stream, 'finish');
  process.stderr.write(`\r${file} ${count}\n`);
}

const newsLines = readText(join(corpus, 'crud_news.txt.xz')).split('\n');

function* madeOfNews(): Generator<object> {
  const random = createRandom(Number(args.seed));
  for (const line of newsLines) yield* recurringSpans(line.slice(line.indexOf('正文：') + 3).trim(), random);
}

async function* madeOfReports(): AsyncGenerator<object> {
  const random = createRandom(Number(args.seed));
  const [archiveFolder, indexFolder] = [temporaryFolder('news'), temporaryFolder('reader')];
  const articles = newsArticles(newsLines, [], allOthers);
  writeFileSync(join(archiveFolder, 'articles.jsonl'), articles);
  const embedder = await configuredEmbedder(loadConfig(process.env));
  await buildIndex({ archiveFolder, indexFolder, embedder });
  const index = await openIndex(indexFolder, { embedder });
  for (const line of articles.trim().split('\n'))
    yield* await reportedSpans(JSON.parse(line) as { id: string; body: string }, index, embedder, random);
  index.close();
  await embedder.close();
}

/** The labelled questions over news, but for those kept for the decision. */
function labelled(): AsyncGenerator<object> {
  const sets = ['news', 'local', 'close', 'civic', 'wide', 'retold'] as const;
  const options = {
    sets,
    archives: archives!,
    corpus: corpus!,
    perSet: 0,
    perArchive: Infinity,
    seed: Number(args.seed),
  };
  return collectAll({ ...options, close: 'learnt' }, unasked, collectWindows);
}

async function* askedOfPublic(): AsyncGenerator<object> {
  const embedder = await configuredEmbedder(loadConfig(process.env));
  for (const set of ['cmrc', 'drcd']) {
    const indexFolder = temporaryFolder('reader');
    await buildIndex({ archiveFolder: join(archives!, set, 'archive'), indexFolder, embedder });
    const index = await openIndex(indexFolder, { embedder });
    for (const { question, answers, articles } of publicQuestions(join(archives!, set, 'queries.jsonl'))) {
      const { accepted } = await retrieve(index, embedder, question, brought);
      const folded = answers.map(fold).filter(Boolean);
      const passages = accepted.map(({ passage }) => {
        const text = fold(passage.text).slice(0, readerLimits.window);
        return { text, article: passage.articleId, marks: folded.flatMap((answer) => placesOf(answer, text)) };
      });
      const answering = passages.filter(({ article, marks }) => marks.length && articles?.has(article));
      const others = passages.filter(({ marks }) => !marks.length).map(({ text }) => text);
      if (!answering.length) continue;
      yield {
        question: fold(question),
        source: [...(articles ?? [])].join(' '),
        answering: answering.map(({ text, marks }) => ({ text, marks })),
        others: others.slice(0, othersKept),
      };
    }
    index.close();
  }
  await embedder.close();
}

await writeLines('public.jsonl', askedOfPublic());
await writeLines('labelled.jsonl', labelled());
await writeLines('news.jsonl', madeOfNews());
await writeLines('reported.jsonl', madeOfReports());
