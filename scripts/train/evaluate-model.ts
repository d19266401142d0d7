import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Embedder } from '../../src/embedding/embedder.js';
import { loadEmbedder } from '../../src/embedding/load.js';
import { splitSentences } from '../../src/text/sentences.js';
import { isForTraining } from './corpus.js';
import { createLexicalBaseline } from './lexical-baseline.js';

interface Query {
  id: string;
  query: string;
  relevant: string[];
}
interface Archive {
  articles: { id: string; body: string }[];
  queries: Query[];
}

const depth = 100;
const passageCharacters = 300;

const jsonLines = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Passage texts that may not be asked about in an evaluation, because their title's questions trained the model. */
function trainedTexts(files: readonly string[]): Set<string> {
  const rows = files.flatMap((file) => jsonLines(file) as { title: string; text: string }[]);
  return new Set(rows.filter(({ title }) => isForTraining(title)).map(({ text }) => text));
}

/** An archive of make_archives, its questions less those about the training half. */
function readArchive(folder: string, trained: ReadonlySet<string>): Archive {
  const articles: Archive['articles'] = jsonLines(join(folder, 'archive', 'articles.jsonl'));
  const known = new Set(articles.filter(({ body }) => trained.has(body)).map(({ id }) => id));
  const queries: Query[] = jsonLines(join(folder, 'queries.jsonl'));
  return { articles, queries: queries.filter(({ relevant }) => !relevant.some((id) => known.has(id))) };
}

/** Whole sentences, up to about 300 characters together. */
function passagesOf(text: string): string[] {
  const passages: string[] = [];
  let current = '';
  for (const [start, end] of splitSentences(text)) {
    if (current && current.length + end - start > passageCharacters) {
      passages.push(current);
      current = '';
    }
    current += text.slice(start, end);
  }
  return current ? [...passages, current] : passages;
}

/** Cosine of a query with each article's best passage. */
async function denseScorer(embedder: Embedder, articles: Archive['articles']) {
  const owners: number[] = [];
  const texts: string[] = [];
  articles.forEach(({ body }, article) => {
    for (const passage of passagesOf(body)) {
      owners.push(article);
      texts.push(passage);
    }
  });
  const started = performance.now();
  const vectors = await embedder.embedPassages(texts);
  const textsPerSecond = texts.length / ((performance.now() - started) / 1000);
  const score = async (query: string): Promise<Float32Array> => {
    const q = await embedder.embedQuery(query);
    const scores = new Float32Array(articles.length).fill(-1);
    vectors.forEach((vector, i) => {
      let dot = 0;
      for (let d = 0; d < q.length; d++) dot += q[d]! * vector[d]!;
      if (dot > scores[owners[i]!]!) scores[owners[i]!] = dot;
    });
    return scores;
  };
  return { score, textsPerSecond };
}

/** Rows by falling score, the first `depth` of those above `least`. */
function top(scores: Float32Array, least: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    if (score <= least || (rows.length === depth && score <= scores[rows[depth - 1]!]!)) continue;
    let at = rows.length;
    while (at > 0 && scores[rows[at - 1]!]! < score) at--;
    rows.splice(at, 0, row);
    if (rows.length > depth) rows.pop();
  }
  return rows;
}

/** Reciprocal rank fusion (Cormack, Clarke & Büttcher 2009), k = 60. */
function fuseRanks(lists: readonly number[][]): number[] {
  const scores = new Map<number, number>();
  for (const list of lists) {
    for (const [rank, row] of list.entries()) scores.set(row, (scores.get(row) ?? 0) + 1 / (61 + rank));
  }
  return [...scores].sort(([, x], [, y]) => y - x).map(([row]) => row);
}

/** Weighted sum of each side's scores, standardised over all articles. */
function fuseScores(lexical: Float32Array, dense: Float32Array, denseShare: number): Float32Array {
  const standard = (scores: Float32Array): Float32Array => {
    const mean = scores.reduce((sum, x) => sum + x, 0) / scores.length;
    const deviation = Math.sqrt(scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / scores.length) || 1;
    return scores.map((x) => (x - mean) / deviation);
  };
  const [a, b] = [standard(lexical), standard(dense)];
  return a.map((x, i) => (1 - denseShare) * x + denseShare * b[i]!);
}

interface Tally {
  hits1: number;
  hits10: number;
  reciprocal: number;
}

function count(
  tally: Map<string, Tally>,
  method: string,
  ranked: readonly number[],
  relevant: ReadonlySet<number>,
): void {
  const line = tally.get(method) ?? { hits1: 0, hits10: 0, reciprocal: 0 };
  const rank = ranked.slice(0, 10).findIndex((row) => relevant.has(row));
  if (rank === 0) line.hits1++;
  if (rank >= 0) {
    line.hits10++;
    line.reciprocal += 1 / (rank + 1);
  }
  tally.set(method, line);
}

const shares = [0.3, 0.4, 0.5, 0.6, 0.7];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      sets: { type: 'string', default: 'cmrc,drcd,ncp' },
      trained: { type: 'string', default: '' },
    },
  });
  if (!values.data || positionals.length === 0) {
    console.error('usage: evaluate-model --data ARCHIVES [--trained CMRC.jsonl,DRCD.jsonl] MODEL_FOLDER…');
    process.exit(2);
  }
  const trained = trainedTexts(values.trained.split(',').filter(Boolean));
  for (const set of values.sets.split(',')) {
    const { articles, queries } = readArchive(join(values.data, set), trained);
    const rowOf = new Map(articles.map(({ id }, row) => [id, row]));
    const lexical = createLexicalBaseline(articles.map(({ body }) => body));
    for (const folder of positionals) {
      const embedder = await loadEmbedder({ model: basename(folder), modelsFolder: dirname(resolve(folder)) });
      const dense = await denseScorer(embedder, articles);
      const tally = new Map<string, Tally>();
      for (const { query, relevant } of queries) {
        const wanted = new Set(relevant.map((id) => rowOf.get(id)!));
        const a = lexical(query);
        const b = await dense.score(query);
        const [lexicalTop, denseTop] = [top(a, 0), top(b, -1)];
        count(tally, 'BM25', lexicalTop, wanted);
        count(tally, 'dense', denseTop, wanted);
        count(tally, 'RRF', fuseRanks([lexicalTop, denseTop]), wanted);
        for (const share of shares) count(tally, `sum ${share}`, top(fuseScores(a, b, share), -Infinity), wanted);
      }
      const per = (x: number): string => ((100 * x) / queries.length).toFixed(1).padStart(5);
      console.log(`\n${set} ${folder}: ${queries.length} queries, ${dense.textsPerSecond.toFixed(0)} passages/s`);
      for (const [method, { hits1, hits10, reciprocal }] of tally) {
        console.log(`  ${method.padEnd(8)} R@1 ${per(hits1)}  R@10 ${per(hits10)}  MRR ${per(reciprocal)}`);
      }
      await embedder.close();
    }
  }
}

await main();
