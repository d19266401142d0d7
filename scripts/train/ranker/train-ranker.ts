import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex } from '../../../index/build-index.js';
import type { Reader } from '../../../src/answering/answer.js';
import { openReader, rankerFolder } from '../../../src/answering/open-reader.js';
import { featureNames } from '../../../src/answering/passages/features.js';
import { type BoostedTrees, logOdds, sigmoid } from '../../../src/answering/ranking/trees.js';
import { loadConfig } from '../../../src/config.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { openIndex } from '../../../src/store/open-index.js';
import { configuredEmbedder, projectRoot } from '../../configured-embedder.js';
import { modelsFolder } from '../../with-service.js';
import { type BoostOptions, boostTrees, random } from './boost-trees.js';
import { collectGroup, type Group } from './collect.js';
import { readGroups, writeGroups } from './group-file.js';
import { type LabelledQuestion, ownQuestions, publicQuestions } from './labelled.js';

/**
 * Trains the sentence ranker on the project's own development questions and on public reading sets.
 *
 *   node dist/scripts/train/ranker/train-ranker.js --archives DIR [--per-set 900] [--seed 1] [--out DIR]
 *
 * DIR holds cmrc/ and drcd/, each with archive/ and queries.jsonl. Each public question is seen twice: with its article
 * in the archive and without, so that the ranker learns what an unanswered question looks like.
 */
const { values: args } = parseArgs({
  options: {
    archives: { type: 'string' },
    'per-set': { type: 'string', default: '900' },
    seed: { type: 'string', default: '1' },
    groups: { type: 'string' },
    out: { type: 'string', default: join(modelsFolder(), rankerFolder) },
  },
});

const rising =
  `coverSentence coverWindow coverPassage coverTitle coverSentenceTitle coverArticle pairsSentence pairsPassage soft softAround kind
  cosineSentence cosineWindow cosinePassage cosineTitle commonRun valueNovel valueNear unit focusSentence focusNear year
  dateKind retrievalScore retrievalRank dense lexical relativeCover relativeCosine relativeNear`.split(/\s+/);
const falling =
  'missingSoft missingSoftSecond missingPassage missingSentenceTitle missingArticle missingName placeMissing placeElsewhere asks'.split(
    ' ',
  );

const options: BoostOptions = {
  rounds: 200,
  learningRate: 0.06,
  leaves: 8,
  leastWeight: 10,
  penalty: 10,
  subsample: 0.6,
  featureShare: 0.5,
  monotone: new Map([
    ...rising.map((name): [string, 1] => [name, 1]),
    ...falling.map((name): [string, -1] => [name, -1]),
  ]),
  seed: Number(args.seed),
};
/** An own question counts for so many public ones: it is of the kind that people ask here. */
const ownWeight = 4;
const folds = 5;

/** Settings that the ranker itself does not need are filled with a ranker that knows nothing. */
async function readerOver(archiveFolder: string, name: string, embedder: Embedder): Promise<Reader> {
  const indexFolder = join(tmpdir(), `wenyu-train-${name}`);
  await buildIndex({ archiveFolder, indexFolder, embedder });
  const nothing = { features: featureNames, bias: 0, trees: [] };
  return openReader(openIndex(indexFolder, { embedder }), embedder, {
    ranker: nothing,
    thresholds: { answer: 0, share: 1, least: 0 },
  });
}

async function collect(
  questions: readonly LabelledQuestion[],
  reader: Reader,
  variants: readonly boolean[],
  label: string,
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [i, question] of questions.entries()) {
    for (const without of variants) groups.push(await collectGroup(question, reader, without));
    if (process.stderr.isTTY || i % 100 === 0) process.stderr.write(`\r${label} ${i + 1}/${questions.length} `);
  }
  process.stderr.write('\n');
  return groups;
}

function train(groups: readonly Group[]): BoostedTrees {
  const rows = groups.flatMap((group) => group.rows);
  const weights = groups.flatMap((group) => group.rows.map(() => (group.type === 'public' ? 1 : ownWeight)));
  return boostTrees(
    featureNames,
    rows.map(({ features }) => features),
    rows.map(({ label }) => label),
    weights,
    options,
  );
}

interface Outcome {
  group: Group;
  probability: number;
  right: boolean;
  rightInThree: boolean;
}

function outcome(model: BoostedTrees, group: Group): Outcome {
  const scored = group.rows
    .map((row) => ({ ...row, probability: sigmoid(logOdds(model, row.features)) }))
    .sort((a, b) => b.probability - a.probability);
  return {
    group,
    probability: scored[0]?.probability ?? 0,
    right: scored[0]?.label === 1,
    rightInThree: scored.slice(0, 3).some(({ label }) => label === 1),
  };
}

function report(name: string, outcomes: readonly Outcome[]): void {
  const asked = outcomes.filter(({ group }) => group.answerable);
  const other = outcomes.filter(({ group }) => !group.answerable);
  const share = (n: number, of: number) => `${((100 * n) / Math.max(1, of)).toFixed(1)}%`;
  const found = asked.filter(({ group }) => group.rows.some(({ label }) => label === 1)).length;
  console.log(
    `${name}: ${asked.length} answerable, evidence among candidates ${share(found, asked.length)}, first ${share(asked.filter((o) => o.right).length, asked.length)}, in three ${share(asked.filter((o) => o.rightInThree).length, asked.length)}; ${other.length} not answerable`,
  );
  for (const threshold of [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6]) {
    const answered = asked.filter((o) => o.probability >= threshold);
    console.log(
      `  at ${threshold}: answered and right in three ${share(answered.filter((o) => o.rightInThree).length, asked.length)}, refused of the others ${share(other.filter((o) => o.probability < threshold).length, other.length)}`,
    );
  }
}

/** Collects, or takes from the file of an earlier run, the labelled candidates of every question. */
async function allGroups(): Promise<{ training: Group[]; heldOut: Group[] }> {
  if (args.groups && existsSync(args.groups)) return readGroups(args.groups);
  if (!args.archives || !existsSync(join(args.archives, 'cmrc'))) {
    console.error('usage: train-ranker --archives DIR (with cmrc/ and drcd/) [--groups FILE]');
    process.exit(2);
  }
  const embedder = await configuredEmbedder(loadConfig(process.env));
  const next = random(options.seed);
  const training: Group[] = [];
  const seeds = await readerOver(join(projectRoot(), 'seeds'), 'seeds', embedder);
  const asked = (set: string) =>
    ownQuestions(join(projectRoot(), `test/fixtures/questions/${set}.jsonl`)).filter(
      ({ type }) => type !== 'chitchat' && type !== 'unsafe',
    );
  training.push(...(await collect(asked('dev'), seeds, [false], 'dev')));
  const heldOut = await collect(asked('heldout'), seeds, [false], 'held out');
  for (const set of ['cmrc', 'drcd']) {
    const reader = await readerOver(join(args.archives, set, 'archive'), set, embedder);
    const questions = publicQuestions(join(args.archives, set, 'queries.jsonl'))
      .map((question) => ({ question, key: next() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, Number(args['per-set']))
      .map(({ question }) => question);
    training.push(...(await collect(questions, reader, [false, true], set)));
  }
  await embedder.close();
  if (args.groups) writeGroups(args.groups, { training, heldOut });
  return { training, heldOut };
}

const { training, heldOut } = await allGroups();
console.log(`${training.length} groups, ${training.reduce((sum, group) => sum + group.rows.length, 0)} sentences`);
const crossed: Outcome[] = [];
for (let fold = 0; fold < folds; fold++) {
  const model = train(training.filter((_, i) => i % folds !== fold));
  for (const [i, group] of training.entries()) if (i % folds === fold) crossed.push(outcome(model, group));
}
report(
  'public, cross-validated',
  crossed.filter(({ group }) => group.type === 'public'),
);
report(
  'own, cross-validated',
  crossed.filter(({ group }) => group.type !== 'public'),
);
const ranker = train(training);
report(
  'own, held out',
  heldOut.map((group) => outcome(ranker, group)),
);
const uses = new Map<string, number>();
for (const { feature } of ranker.trees) {
  for (const f of feature) if (f >= 0) uses.set(featureNames[f]!, (uses.get(featureNames[f]!) ?? 0) + 1);
}
console.log(
  [...uses]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} ${count}`)
    .join(', '),
);
mkdirSync(args.out, { recursive: true });
const rounded = {
  ...ranker,
  bias: Number(ranker.bias.toFixed(5)),
  trees: ranker.trees.map((tree) => ({ ...tree, threshold: tree.threshold.map((value) => Number(value.toFixed(5))) })),
};
writeFileSync(
  join(args.out, 'ranker.json'),
  `${JSON.stringify({ ranker: rounded, thresholds: { answer: 0.3, share: 0.35, least: 0.08 } })}\n`,
);
