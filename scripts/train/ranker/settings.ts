import { featureNames } from '../../../src/answering/passages/features.js';
import type { BoostOptions } from './boost-trees.js';
import type { Group } from './collect.js';
import type { LinearOptions } from './fit-linear.js';

/** A question of the project's own kind counts for so many public ones, in the ranker and in the decision. */
const ownInRanker = 4;
const publicInDecision = 0.3;

const byType = `valueNovel valueNear unit listMarks howMarks definitionMarks reasonMarks length kind dateKind`.split(
  ' ',
);

export const linearOptions: LinearOptions = {
  penalty: 1e-3,
  steps: 60,
  stepSize: 0.02,
  conditional: featureNames
    .filter((name) => name.startsWith('type:'))
    .flatMap((when) => byType.map((feature) => ({ when, feature }))),
  weightOf: (group) => (group.set === 'public' ? 1 : ownInRanker),
};

/** What can only speak for an answer, and what can only speak against one. */
const rising =
  `coverSentence coverWindow coverPassage coverTitle coverSentenceTitle coverArticle pairsSentence pairsPassage
  soft softAround kind cosineSentence cosineWindow cosineTitle commonRun valueNovel valueNear unit focusSentence
  focusNear focusSoft office count year dateKind dense lexical score leadSecond leadFourth share leadMean shownUnit shownYear shownNear shownSoft`.split(
    /\s+/,
  );
const falling =
  `missingSoft missingSoftSecond missingPassage missingSentenceTitle missingArticle missingName attributeMissing placeMissing
  placeElsewhere asks contradictions contradictionsOfBest districtMissing shownMissing`.split(/\s+/);

export function decisionOptions(seed: number): BoostOptions {
  return {
    rounds: 150,
    learningRate: 0.06,
    leaves: 4,
    leastWeight: 2,
    penalty: 3,
    subsample: 0.6,
    featureShare: 0.4,
    monotone: new Map([
      ...rising.map((name): [string, 1] => [name, 1]),
      ...falling.map((name): [string, -1] => [name, -1]),
    ]),
    seed,
  };
}

export function decisionWeight(group: Group): number {
  return group.set === 'public' ? publicInDecision : 1;
}
