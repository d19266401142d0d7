import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rankerFolder } from '../../../src/answering/open-reader.js';
import { modelsFolder } from '../../with-service.js';
import { foldOfArticles, folds } from '../folds.js';
import { collectGroup, type Group, namedSets, type SetName, setNames } from './collect.js';
import { collectAll, unasked } from './collect-all.js';
import { decideAll, fitDecision, fitRanker, type Ranked, rank } from './fit.js';
import { addReadings, readGroups, writeGroups } from './group-file.js';
import { describe, riskCoverage } from './risk-coverage.js';
import { writeRanker } from './write-ranker.js';

/**
 * Trains the sentence ranker and the decision to answer, measures both out of fold and on questions held out, and writes
 * `ranker.json` and the risk–coverage curve.
 *
 *   npm run train:ranker -- --archives DIR --corpus DIR [--per-set 400] [--seed 1] [--out DIR]
 *     (--groups FILE --collect-only [--sets own,news] | --groups FILE --readings FILE | --without-reader)
 *
 * --archives: cmrc/ and drcd/, each with archive/ and queries.jsonl. --corpus: crud_news.txt.xz. --groups keeps what
 * was collected, for another fit and for the reader; files of several --sets (of collect.ts)
 * may be collected side by side and joined. --readings: what readers that had not seen a question made of it
 * (scripts/train/reader).
 */
const { values: args } = parseArgs({
  options: {
    archives: { type: 'string' },
    corpus: { type: 'string' },
    'per-set': { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    groups: { type: 'string' },
    readings: { type: 'string' },
    sets: { type: 'string', default: setNames.join() },
    'collect-only': { type: 'boolean', default: false },
    'without-reader': { type: 'boolean', default: false },
    out: { type: 'string', default: join(modelsFolder(), rankerFolder) },
  },
});
const seed = Number(args.seed);
/** Beyond this share of refusals every answer counts: a higher one costs two right answers for each refusal won. */
const refusedAtLeast = 0.65;
/** How much lower than the first a further excerpt may score: wide, for what is right is often second. */
const gap = 3;

async function groups(): Promise<Group[]> {
  if (args.groups && existsSync(args.groups)) return readGroups(args.groups);
  const { sets, unknown } = namedSets(args.sets);
  if (unknown !== undefined || !args.corpus || !args.archives || !existsSync(join(args.archives, 'cmrc'))) {
    console.error('usage: train-ranker --archives DIR (with cmrc/ and drcd/) --corpus DIR (with crud_news.txt.xz)');
    console.error(`  [--sets SETS, of ${setNames.join()}]`);
    process.exit(2);
  }
  const collected: Group[] = [];
  const { archives, corpus, 'per-set': perSet } = args;
  const asked = {
    sets,
    archives,
    corpus,
    perSet: Number(perSet),
    perArchive: Number.POSITIVE_INFINITY,
    seed,
  };
  for await (const group of collectAll(asked, unasked, collectGroup)) collected.push(group);
  if (args.groups) await writeGroups(args.groups, collected);
  return collected;
}

const { groups: groupsFile, readings, 'collect-only': collectOnly, 'without-reader': withoutReader } = args;
if (collectOnly ? !groupsFile || existsSync(groupsFile) : withoutReader === (readings !== undefined)) {
  console.error(
    collectOnly
      ? '--collect-only wants --groups with a file that does not exist yet'
      : 'give --readings (see scripts/train/reader/README.md), or --without-reader for a ranker that ignores the reader',
  );
  process.exit(2);
}
const collected = await groups();
if (collectOnly) process.exit(0);
if (readings) await addReadings(readings, collected);
const training = collected.filter(({ set }) => set !== 'heldOut');
const heldOut = collected.filter(({ set }) => set === 'heldOut');
console.log(`${training.length} groups, ${training.reduce((sum, group) => sum + group.rows.length, 0)} sentences`);
const crossed: Ranked[] = [];
for (let fold = 0; fold < folds; fold++) {
  const inside = training.filter(({ source }) => foldOfArticles(source) !== fold);
  crossed.push(
    ...rank(
      fitRanker(inside),
      training.filter(({ source }) => foldOfArticles(source) === fold),
    ),
  );
}
// The decision learns from scores of rankers that had not seen the question, as it will meet them.
const judged = Array.from({ length: folds }, (_, fold) => {
  const model = fitDecision(
    crossed.filter(({ group }) => foldOfArticles(group.source) !== fold),
    seed,
  );
  return decideAll(
    model,
    crossed.filter(({ group }) => foldOfArticles(group.source) === fold),
  );
}).flat();
const ranker = fitRanker(training);
const decision = fitDecision(crossed, seed);
const held = decideAll(decision, rank(ranker, heldOut));
const bySet = setNames.map((name): [SetName, Ranked[]] => [
  name,
  [...judged, ...held].filter(({ group }) => group.set === name),
]);
for (const [name, ranked] of bySet) console.log(describe(name, ranked));
const curves = riskCoverage(new Map(bySet), ['own', 'news'], refusedAtLeast);
console.log(`threshold ${curves.threshold}`);
writeRanker(args.out, { ranker, decision }, gap, curves);
