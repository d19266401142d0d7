import { featureNames } from '../../../src/answering/passages/features.js';
import { decisionFeatureNames } from '../../../src/answering/ranking/decision-features.js';
import type { BoostOptions } from './boost-trees.js';
import type { Group, SetName } from './collect.js';
import type { LinearOptions } from './fit-linear.js';

type Weights = Readonly<Record<SetName, number>>;

/** What a question of each set counts: those most like a resident's are the fewest. */
const inRanker: Weights = {
  ...{ own: 4, near: 4, news: 4, local: 4, close: 4, civic: 2 },
  ...{ wide: 2, retold: 0, reported: 0, public: 1, heldOut: 0 },
};
const inDecision: Weights = {
  own: 20,
  near: 5,
  news: 2,
  local: 0.2,
  close: 0.2,
  civic: 0.1,
  wide: 0.1,
  retold: 0,
  reported: 0,
  public: 0.05,
  heldOut: 0,
};

const byType =
  `valueNovel valueNear unit listMarks howMarks definitionMarks reasonMarks length kind dateKind missingVerb read readLead`.split(
    ' ',
  );

export const linearOptions: LinearOptions = {
  penalty: 1e-3,
  steps: 60,
  stepSize: 0.02,
  conditional: featureNames
    .filter((name) => name.startsWith('type:'))
    .flatMap((when) => byType.map((feature) => ({ when, feature }))),
  weightOf: ({ set }) => inRanker[set],
};

/** What can only speak for an answer, and what can only speak against one. */
const rising =
  `coverSentence coverWindow coverPassage coverTitle coverSentenceTitle coverArticle pairsSentence pairsPassage
  soft softAround kind cosineSentence cosineWindow cosineTitle commonRun valueNovel valueNear unit focusSentence
  focusNear focusSoft office count year dateKind dense lexical score leadSecond leadFourth share leadMean shownUnit shownYear shownNear shownSoft
  read readLead readAgreement readBest shownRead shownAgreement consensus`.split(/\s+/);
const falling =
  `missingSoft missingSoftSecond missingVerb missingPassage missingSentenceTitle missingArticle missingName attributeMissing placeMissing
  placeElsewhere asks contradictions contradictionsOfBest districtMissing shownMissing`.split(/\s+/);

export function decisionOptions(seed: number): BoostOptions {
  return {
    rounds: 300,
    learningRate: 0.02,
    leaves: 4,
    leastWeight: 20,
    penalty: 20,
    subsample: 0.6,
    featureShare: 0.4,
    monotone: new Map([
      ...rising.map((name): [string, 1] => [name, 1]),
      ...falling.map((name): [string, -1] => [name, -1]),
    ]),
    seed,
  };
}

/** What a question of each set counts in refining the decision. */
export const refiningWeights: Weights = {
  ...{ own: 4, near: 2, close: 1, reported: 1 },
  ...{ news: 0, local: 0, civic: 0, wide: 0, retold: 0, public: 0, heldOut: 0 },
};

/** Small corrections, monotone in what the best sentences hold together; what the best alone holds the first trees weigh. */
export function refiningOptions(seed: number): BoostOptions {
  const fitted = decisionOptions(seed);
  const monotone = decisionFeatureNames.flatMap((name): [string, 1 | -1][] => {
    const [feature, together] = name.split(':');
    const direction = feature === 'score' || together === undefined ? undefined : fitted.monotone.get(feature!);
    return direction === undefined ? [] : [[name, direction]];
  });
  return { ...fitted, rounds: 600, learningRate: 0.03, leaves: 8, leastWeight: 5, monotone: new Map(monotone) };
}

export function decisionWeight(group: Group): number {
  return inDecision[group.set];
}
