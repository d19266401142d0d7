import { type LearntIntent, learntIntents } from '../../../src/text/lexicon/intents/types.js';
import { type FeatureSettings, messageFeatures } from '../../../src/text/message-model/features.js';
import type { IntentWeights } from '../../../src/text/message-model/intent-weights.js';
import type { IntentThresholds } from '../../../src/text/message-model/likely-intent.js';
import {
  fitSoftmax,
  forgetRare,
  probabilities,
  quantisedRow,
  quantisedRows,
  type SoftmaxSettings,
  type SoftmaxWeights,
  weightsOfClass,
} from '../messages/fit-softmax.js';
import type { LabelledMessage } from './labelled-messages.js';

/** All that decides what is learnt from given messages, but for the seed. */
export interface Recipe extends Pick<SoftmaxSettings, 'penalty' | 'epochs' | 'stepSize'> {
  features: FeatureSettings;
  /** How much a civic question, whole or a piece of it, counts beside what was written for this. */
  civicWeight: number;
  /** How far rare intents count for more: 0 not at all, 1 so that all intents count the same. */
  balance: number;
}

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
  for (const { message } of messages) {
    if (message.intent) counts.set(message.intent, (counts.get(message.intent) ?? 0) + 1);
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
  for (const weights of [gate, kinds]) forgetRare(messages, weights);
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
  // Of two classes only the difference matters.
  const [against, by] = [weightsOfClass(gate, 0), weightsOfClass(gate, 1)];
  return {
    features,
    thresholds,
    gate: quantisedRow(
      by.map((weight, bucket) => weight - against[bucket]!),
      gate.biases[1]! - gate.biases[0]!,
    ),
    kinds: quantisedRows(kinds),
  };
}
