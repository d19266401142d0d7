import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { rankerFolder, readRanker } from '../../../src/answering/open-reader.js';
import { scoreCandidates } from '../../../src/answering/passages/score.js';
import { decisionFeatureNames, decisionFeatures } from '../../../src/answering/ranking/decision-features.js';
import { type BoostedTrees, logOdds, sigmoid } from '../../../src/answering/ranking/trees.js';
import { loadReadingModel } from '../../../src/answering/reading/reading-model.js';
import { excerptLimits } from '../../../src/domain/answer.js';
import { modelsFolder } from '../../with-service.js';
import { foldOfArticles, folds } from '../folds.js';
import { boostTrees } from './boost-trees.js';
import { candidatesFor, namedSets, type SetName, setNames } from './collect.js';
import { type Collector, collectAll } from './collect-all.js';
import { riskCoverage } from './risk-coverage.js';
import { refiningOptions, refiningWeights } from './settings.js';
import { writeRanker } from './write-ranker.js';

/**
 * Corrects the decision of the ranker that ships by further trees, on questions that the reader has never seen, with ranker
 * and reader as they answer: near misses over small archives (close), events that several papers report, over all the
 * news, each also without its answer (reported), and the project's own. Writes `ranker.json` and the risk–coverage curve.
 *
 *   npm run refine:decision -- --corpus DIR --rows FILE [--collect-only --sets close] [--per-archive 200] [--seed 1]
 *
 * --corpus: crud_news.txt.xz. --rows keeps what was collected; files of several --sets may be collected side by side and
 * joined.
 */
const { values: args } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    rows: { type: 'string' },
    sets: { type: 'string', default: 'own,near,close,reported' },
    'collect-only': { type: 'boolean', default: false },
    'per-archive': { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});

/** Above, fewer than two refusals are won for each answer lost, and RGB's answers fall below their aim (docs/evaluation.md). */
const refusedAtLeast = 0.66;

/** One question with what the decision reads of it. */
interface Row {
  set: SetName;
  source: string;
  answerable: boolean;
  /** Whether one of the sentences that may be shown answers. */
  right: boolean;
  features: number[];
}

const { rows: file, seed: seedGiven, 'per-archive': perArchive, 'collect-only': collectOnly } = args;
if (
  !file ||
  (collectOnly && existsSync(file)) ||
  (!existsSync(file) && !existsSync(join(args.corpus, 'crud_news.txt.xz')))
) {
  console.error('usage: refine-decision --corpus DIR (with crud_news.txt.xz) --rows FILE [--collect-only --sets SETS]');
  process.exit(2);
}
const { sets: chosenSets, unknown } = namedSets(args.sets);
if (unknown !== undefined) {
  console.error(`refine-decision: --sets names ${unknown}, which is none of ${setNames.join(', ')}`);
  process.exit(2);
}
const seed = Number(seedGiven);
const shipped = await readRanker(modelsFolder());
/** The trees of the full training: what refined them before is made anew. */
const base: BoostedTrees = {
  ...shipped.decision,
  features: [...decisionFeatureNames],
  trees: shipped.decision.trees.slice(0, shipped.decision.fitted ?? shipped.decision.trees.length),
};

const collectRow: Collector<Row | null> = async (labelled, reader, set, without) => {
  const { question, query, candidates, isRight, source, answerable } = await candidatesFor(labelled, reader, without);
  const scored = await scoreCandidates(question, query, candidates, reader.cache, reader);
  if (!scored.length) return null;
  const ranked = scored.map(({ candidate, features, score }) => ({ features, score, article: candidate.article.id }));
  const right = answerable && scored.slice(0, excerptLimits.count).some(({ candidate }) => isRight(candidate));
  return { ...{ set, source, answerable, right }, features: [...decisionFeatures(ranked)] };
};

async function collectRows(to: string): Promise<void> {
  const models = { ranker: shipped, reading: await loadReadingModel(modelsFolder()) };
  const stream = createWriteStream(to);
  const options = {
    sets: chosenSets,
    archives: '',
    corpus: args.corpus,
    perSet: 0,
    perArchive: Number(perArchive),
    close: 'kept' as const,
    seed,
  };
  for await (const row of collectAll(options, models, collectRow)) if (row) stream.write(`${JSON.stringify(row)}\n`);
  await new Promise((resolve) => stream.end(resolve));
}

if (!existsSync(file)) await collectRows(file);
if (collectOnly) process.exit(0);
const rows: Row[] = [];
for await (const line of createInterface({ input: createReadStream(file) })) rows.push(JSON.parse(line) as Row);
const vectors = rows.map(({ features }) => Float64Array.from(features));
const before = Float64Array.from(vectors, (vector) => logOdds(base, vector));

/** The base's trees and those that correct it on the rows chosen. */
function refine(chosen: readonly number[]): BoostedTrees {
  const further = boostTrees(
    decisionFeatureNames,
    chosen.map((i) => vectors[i]!),
    chosen.map((i) => (rows[i]!.right ? 1 : 0)),
    chosen.map((i) => refiningWeights[rows[i]!.set]),
    { ...refiningOptions(seed), from: Float64Array.from(chosen, (i) => before[i]!) },
  );
  return { ...base, trees: [...base.trees, ...further.trees], fitted: base.trees.length };
}

const all = rows.map((_, i) => i);
const judged = Array.from({ length: folds }, (_, fold) => {
  const model = refine(all.filter((i) => foldOfArticles(rows[i]!.source) !== fold));
  return all
    .filter((i) => foldOfArticles(rows[i]!.source) === fold)
    .map((i) => ({ row: rows[i]!, probability: sigmoid(logOdds(model, vectors[i]!)) }));
}).flat();
const sets = [...new Set(rows.map(({ set }) => set))];
const bySet = new Map(
  sets.map((name) => [
    name,
    judged
      .filter(({ row }) => row.set === name)
      .map(({ row, probability }) => ({ answerable: row.answerable, rightShown: row.right, probability })),
  ]),
);
const curves = riskCoverage(bySet, sets, refusedAtLeast);
console.log(`${rows.length} questions, threshold ${curves.threshold}`);
const refined = { ranker: shipped.ranker, decision: refine(all) };
writeRanker(join(modelsFolder(), rankerFolder), refined, shipped.thresholds.gap, curves);
