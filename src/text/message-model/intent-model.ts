import { join } from 'node:path';
import { type IntentClassifier, type LearntIntent, learntIntents } from '../lexicon/intents/types.js';
import { messageFeatures } from './features.js';
import { decodeWeights, type IntentWeights } from './intent-weights.js';
import { likelyIntent } from './likely-intent.js';
import { readWeights, scoreOf, softmax } from './weight-rows.js';

/** Folder of the message classifier among the models. */
export const intentFolder = 'message-intent';

/**
 * Loads the message classifier that ships.
 * @param modelsFolder the folder that holds all models
 * @throws WenyuError E_MODEL_MISSING or E_MODEL_INVALID
 */
export async function loadIntentModel(modelsFolder: string): Promise<IntentClassifier> {
  const file = join(modelsFolder, intentFolder, 'weights.bin');
  return intentClassifier(await readWeights(file, 'train:intent', decodeWeights));
}

/** A classifier that takes an intent only when its family is likelier than the threshold. */
function intentClassifier(weights: IntentWeights): IntentClassifier {
  return {
    classify(message) {
      const { intent, group, probability } = likelyIntent(probabilitiesOf(message, weights), message);
      return probability >= weights.thresholds[group] ? { intent, probability } : null;
    },
  };
}

/** The probability of each intent of a message; what is missing to 1 is that of a question. */
export function probabilitiesOf(
  message: string,
  { features: settings, gate, kinds }: IntentWeights,
): (intent: LearntIntent) => number {
  const features = messageFeatures(message, settings);
  const isIntent = 1 / (1 + Math.exp(-scoreOf(gate, features)));
  const which = softmax(kinds.map((row) => scoreOf(row, features)));
  return (intent) => isIntent * which[learntIntents.indexOf(intent)]!;
}
