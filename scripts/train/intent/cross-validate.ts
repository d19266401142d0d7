import { type LikelyFamily, likelyIntent } from '../../../src/text/message-model/likely-intent.js';
import { foldOfMessage, folds } from '../folds.js';
import { featured, fitIntents, intentProbabilities, type Recipe } from './fit-intents.js';
import type { LabelledMessage } from './labelled-messages.js';

/** A message with what classifiers that had not seen its fold take it for. */
export interface JudgedMessage {
  message: LabelledMessage;
  likely: LikelyFamily;
}

/** Judges each message by classifiers trained on the other four fifths; messages of one source are judged together. */
export function crossValidate(messages: readonly LabelledMessage[], recipe: Recipe, seed: number): JudgedMessage[] {
  const all = featured(messages, recipe.features);
  return Array.from({ length: folds }, (_, fold) => {
    const trained = fitIntents(
      all.filter(({ message }) => foldOfMessage(message.source) !== fold),
      recipe,
      seed,
    );
    return all
      .filter(({ message }) => foldOfMessage(message.source) === fold)
      .map(({ message, features }) => ({
        message,
        likely: likelyIntent(intentProbabilities(features, trained), message.text),
      }));
  }).flat();
}
