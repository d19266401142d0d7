import { parseArgs } from 'node:util';
import { createUnigram, type Vocabulary } from '../../src/embedding/unigram.js';
import { type Corpus, readCorpus } from './corpus.js';
import { exportModel } from './export-model.js';
import { initialModel } from './initial-model.js';
import { createOptimiser } from './optimiser.js';
import { createPairSource, defaultMixture, type Mixture, type Pair } from './pairs.js';
import { createRandom, type Random } from './random.js';
import { createSimd } from './simd.js';
import { contrast, createScratch, createSide, forward, type StaticModel, throughUnit } from './static-model.js';
import { buildVocabulary } from './vocabulary.js';

export interface TrainingOptions {
  seed: number;
  size: number;
  words: number;
  steps: number;
  batch: number;
  /** Adam's step for vectors, as a share of the vectors' mean entry at the start; falls to a tenth by a cosine. */
  rate: number;
  mixture: Mixture;
  /** Share of pairs whose passage loses most of the pieces that it has in common with the query. */
  hide: number;
  report: (line: string) => void;
}

export const defaultOptions: Omit<TrainingOptions, 'report'> = {
  seed: 1,
  size: 512,
  words: 20000,
  steps: 300,
  batch: 1024,
  rate: 0.02,
  mixture: defaultMixture,
  hide: 0.4,
};

/** Longest text that is trained on, in pieces. */
const longestText = 192;

/** Pairs of which no two are negatives of each other: (query row, passage row) of one group. */
function sameGroup(pairs: readonly Pair[]): [number, number][] {
  const rows = new Map<string, number[]>();
  for (const [row, { group }] of pairs.entries()) rows.set(group, [...(rows.get(group) ?? []), row]);
  const ignored: [number, number][] = [];
  for (const members of rows.values()) {
    for (const q of members) for (const p of members) if (q !== p) ignored.push([q, p]);
  }
  return ignored;
}

/** How many of the common pieces a passage loses when it loses any. */
const hiddenShare = 0.7;

/**
 * A passage's pieces less most of those that the query has as well: what words have in common the lexical side finds
 * by itself, and the vectors learn what it cannot.
 */
function hideCommon(query: readonly number[], passage: number[], random: Random): number[] {
  const hidden = new Set(query.filter(() => random.chance(hiddenShare)));
  const left = passage.filter((id) => !hidden.has(id));
  return left.length >= 8 ? left : passage;
}

function* articleNumbers(count: number, random: Random): Generator<number, never> {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (;;) yield* random.shuffle(order);
}

/** Trains a static embedding model; the same options give the same model. */
export function trainModel(corpus: Corpus, options: TrainingOptions): { model: StaticModel; vocabulary: Vocabulary } {
  const { size, batch, steps, report } = options;
  const vocabulary = buildVocabulary(corpus, { words: options.words, longestWord: 6, leastCount: 5 });
  const pieces = vocabulary.pieces.length;
  report(`${corpus.news.length} articles, ${corpus.asked.length} passages with questions, ${pieces} pieces`);
  const simd = createSimd(64 + (4 * pieces * size * 4 + batch * (2 * batch + 5 * size) * 4) / 1048576);
  const model = initialModel(simd, corpus, vocabulary, options);

  const random = createRandom(options.seed + 1);
  const source = createPairSource(corpus, options.mixture, random);
  const tokenize = createUnigram(vocabulary);
  const optimiser = createOptimiser(simd, model);
  const queries = createSide(simd, batch, size);
  const passages = createSide(simd, batch, size);
  const scratch = createScratch(simd, batch, size);
  const articles = articleNumbers(corpus.news.length, random);
  const meanEntry = 1 / Math.sqrt(size);
  const started = performance.now();
  let [loss, accuracy] = [0, 0];
  for (let step = 1; step <= steps; step++) {
    const pairs = Array.from({ length: batch }, () => source.draw(articles.next().value));
    const queryIds = pairs.map(({ query }) => tokenize(query).slice(0, longestText));
    const passageIds = pairs.map(({ passage }, row) => {
      const ids = tokenize(passage).slice(0, longestText);
      return random.chance(options.hide) ? hideCommon(queryIds[row]!, ids, random) : ids;
    });
    forward(simd, model, queries, queryIds);
    forward(simd, model, passages, passageIds);
    const result = contrast(simd, model, queries, passages, scratch, sameGroup(pairs));
    throughUnit(queries, size);
    throughUnit(passages, size);
    const warm = Math.min(1, step / 20);
    const decay = 0.1 + 0.45 * (1 + Math.cos((Math.PI * step) / steps));
    const rate = options.rate * warm * decay;
    optimiser.step([queries, passages], result.scaleGradient, { vectors: rate * meanEntry, weights: rate });
    loss += result.loss;
    accuracy += result.accuracy;
    if (step % 20 === 0 || step === steps) {
      const seconds = (performance.now() - started) / 1000;
      const left = (seconds / step) * (steps - step);
      report(
        `step ${step}/${steps} loss ${(loss / 20).toFixed(3)} accuracy ${((accuracy / 20) * 100).toFixed(1)} % ` +
          `scale ${Math.exp(model.logScale).toFixed(1)} ${seconds.toFixed(0)} s, ${left.toFixed(0)} s left`,
      );
      [loss, accuracy] = [0, 0];
    }
  }
  return { model, vocabulary };
}

/** `crop=30,lead=10` over the default mixture. */
function parseMixture(text: string): Mixture {
  const given = text
    .split(',')
    .filter(Boolean)
    .map((part) => part.split('='))
    .map(([kind, share]) => [kind, Number(share)]);
  return { ...defaultMixture, ...Object.fromEntries(given) };
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      files: { type: 'string', default: 'crud_news.txt.xz,cmrc2018_trial.jsonl,DRCD_dev.jsonl' },
      out: { type: 'string' },
      seed: { type: 'string', default: String(defaultOptions.seed) },
      size: { type: 'string', default: String(defaultOptions.size) },
      words: { type: 'string', default: String(defaultOptions.words) },
      steps: { type: 'string', default: String(defaultOptions.steps) },
      batch: { type: 'string', default: String(defaultOptions.batch) },
      rate: { type: 'string', default: String(defaultOptions.rate) },
      mixture: { type: 'string', default: '' },
      hide: { type: 'string', default: String(defaultOptions.hide) },
    },
  });
  if (!values.corpus || !values.out) {
    console.error('usage: npm run train:model -- --corpus DIR --out models/NAME [--files A,B] [--seed N] [--steps N]');
    process.exit(2);
  }
  const report = (line: string): void => console.error(line);
  const corpus = readCorpus(values.corpus, values.files.split(','));
  const { model, vocabulary } = trainModel(corpus, {
    seed: Number(values.seed),
    size: Number(values.size),
    words: Number(values.words),
    steps: Number(values.steps),
    batch: Number(values.batch),
    rate: Number(values.rate),
    mixture: parseMixture(values.mixture),
    hide: Number(values.hide),
    report,
  });
  exportModel(values.out, model, vocabulary);
  report(`wrote ${values.out}`);
}
