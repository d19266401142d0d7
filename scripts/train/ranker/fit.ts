import { featureNames } from '../../../src/answering/passages/features.js';
import { decisionFeatureNames, decisionFeatures } from '../../../src/answering/ranking/decision-features.js';
import { type LinearRanker, linearScorer } from '../../../src/answering/ranking/linear.js';
import { type BoostedTrees, logOdds, sigmoid } from '../../../src/answering/ranking/trees.js';
import { excerptLimits } from '../../../src/domain/answer.js';
import { boostTrees } from './boost-trees.js';
import type { Group } from './collect.js';
import { fitLinear } from './fit-linear.js';
import type { Judged } from './risk-coverage.js';
import { decisionOptions, decisionWeight, linearOptions } from './settings.js';

/** What a ranker made of one question; the decision fills its probability. */
export interface Ranked extends Judged {
  group: Group;
  decision: Float64Array;
  rightFirst: boolean;
}

export function rank(ranker: LinearRanker, groups: readonly Group[]): Ranked[] {
  const scorer = linearScorer(ranker);
  return groups
    .filter((group) => group.rows.length)
    .map((group) => {
      const rows = group.rows.map((row) => ({ ...row, score: scorer(row.features) })).sort((a, b) => b.score - a.score);
      const right = (count: number) => group.answerable && rows.slice(0, count).some(({ label }) => label === 1);
      return {
        group,
        answerable: group.answerable,
        decision: decisionFeatures(rows),
        rightFirst: right(1),
        rightShown: right(excerptLimits.count),
        probability: 0,
      };
    });
}

export function fitRanker(groups: readonly Group[]): LinearRanker {
  return fitLinear(featureNames, groups, linearOptions);
}

export function fitDecision(ranked: readonly Ranked[], seed: number): BoostedTrees {
  return boostTrees(
    decisionFeatureNames,
    ranked.map(({ decision }) => decision),
    ranked.map(({ rightShown }) => (rightShown ? 1 : 0)),
    ranked.map(({ group }) => decisionWeight(group)),
    decisionOptions(seed),
  );
}

export function decideAll(model: BoostedTrees, ranked: readonly Ranked[]): Ranked[] {
  return ranked.map((one) => ({ ...one, probability: sigmoid(logOdds(model, one.decision)) }));
}
