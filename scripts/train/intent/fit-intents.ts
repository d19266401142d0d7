import { type FeatureSettings, messageFeatures } from '../../../src/text/intent-model/features.js';
import type { IntentThresholds } from '../../../src/text/intent-model/likely-intent.js';
import type { IntentWeights, WeightRow } from '../../../src/text/intent-model/weights-file.js';
import { type LearntIntent, learntIntents } from '../../../src/text/lexicon/intents/types.js';
import { fitSoftmax, probabilities, type SoftmaxSettings, type SoftmaxWeights } from './fit-softmax.js';
import type { LabelledMessage } from './labelled-messages.js';

/** All that decides what is learnt from given messages, but for the seed. */
export interface Recipe extends Pick<SoftmaxSettings, 'penalty' | 'epochs' | 'stepSize'> {
  features: FeatureSettings;
  /** How much a civic question, whole or a piece of it, counts beside what was written for this. */
  civicWeight: number;
  /** How far rare intents count for more: 0 not at all, 1 so that all intents count the same. */
  balance: number;
}

/** Features that fewer messages hold teach what one message says, and no more. */
const fewestMessages = 2;

export interface FeaturedMessage {
  message: LabelledMessage;
  features: Int32Array;
}

/** Two classifiers: whether a message is no question (class 1), and which intent it then has. */
export interface TrainedIntents {
  gate: SoftmaxWeights;
  kinds: SoftmaxWeights;
}

/** Turns each message into its features. */
export function featured(messages: readonly LabelledMessage[], settings: FeatureSettings): FeaturedMessage[] {
  return messages.map((message) => ({ message, features: messageFeatures(message.text, settings) }));
}

/** Fits both classifiers. The same messages, recipe and seed give the same weights. */
export function fitIntents(messages: readonly FeaturedMessage[], recipe: Recipe, seed: number): TrainedIntents {
  const { features: settings, penalty, epochs, stepSize } = recipe;
  const common = { buckets: settings.buckets, penalty, epochs, stepSize, seed };
  const counts = new Map<LearntIntent, number>();
  const holders = new Uint32Array(settings.buckets);
  for (const { message, features } of messages) {
    if (message.intent) counts.set(message.intent, (counts.get(message.intent) ?? 0) + 1);
    for (const bucket of features) holders[bucket]!++;
  }
  const positives = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const balanced = (intent: LearntIntent) => (positives / counts.size / counts.get(intent)!) ** recipe.balance;
  const gate = fitSoftmax(
    messages.map(({ message: { intent, origin }, features }) => ({
      features,
      label: intent ? 1 : 0,
      weight: origin === 'civic' || origin === 'piece' ? recipe.civicWeight : 1,
    })),
    { ...common, classes: 2 },
  );
  const kinds = fitSoftmax(
    messages.flatMap(({ message: { intent }, features }) =>
      intent ? [{ features, label: learntIntents.indexOf(intent), weight: balanced(intent) }] : [],
    ),
    { ...common, classes: learntIntents.length },
  );
  for (const { classes, weights } of [gate, kinds])
    holders.forEach((count, bucket) => {
      if (count < fewestMessages) weights.fill(0, bucket * classes, (bucket + 1) * classes);
    });
  return { gate, kinds };
}

/** The probability of each intent for a message with these features; what is missing to 1 is that of a question. */
export function intentProbabilities(
  features: Int32Array,
  { gate, kinds }: TrainedIntents,
): (intent: LearntIntent) => number {
  const isIntent = probabilities(features, gate)[1]!;
  const which = probabilities(features, kinds);
  return (intent) => isIntent * which[learntIntents.indexOf(intent)]!;
}

/** The trained weights in 8 bits, each row with a scale of its own. */
export function quantise(
  { gate, kinds }: TrainedIntents,
  features: FeatureSettings,
  thresholds: IntentThresholds,
): IntentWeights {
  const column = ({ classes, weights }: SoftmaxWeights, c: number) =>
    Float64Array.from({ length: features.buckets }, (_, bucket) => weights[bucket * classes + c]!);
  // Of two classes only the difference matters.
  const [against, by] = [column(gate, 0), column(gate, 1)];
  return {
    features,
    thresholds,
    gate: quantisedRow(
      by.map((weight, bucket) => weight - against[bucket]!),
      gate.biases[1]! - gate.biases[0]!,
    ),
    kinds: learntIntents.map((_, c) => quantisedRow(column(kinds, c), kinds.biases[c]!)),
  };
}

const largest = 127;

function quantisedRow(weights: Float64Array, bias: number): WeightRow {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largest || 1;
  return { scale, bias, values: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}
