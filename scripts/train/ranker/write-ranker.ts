import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RankerFile } from '../../../src/answering/open-reader.js';
import type { RiskCoverage } from './risk-coverage.js';

const round = (value: number) => Number(value.toFixed(5));

/** Writes `ranker.json`, its numbers rounded to five places, with the threshold of the risk–coverage curves, and the curves beside it. */
export function writeRanker(
  folder: string,
  { ranker, decision }: Pick<RankerFile, 'ranker' | 'decision'>,
  gap: number,
  { threshold, svg, csv }: RiskCoverage,
): void {
  const trees = decision.trees.map((tree) => ({ ...tree, threshold: tree.threshold.map(round) }));
  const file: RankerFile = {
    ranker,
    decision: { ...decision, bias: round(decision.bias), trees },
    thresholds: { answer: threshold, gap },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ranker.json'), `${JSON.stringify(file)}\n`);
  writeFileSync(join(folder, 'risk-coverage.svg'), svg);
  writeFileSync(join(folder, 'risk-coverage.csv'), csv);
}
