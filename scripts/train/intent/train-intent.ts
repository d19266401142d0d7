import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { intentFamilies, type LearntIntent, learntIntents } from '../../../src/text/lexicon/intents/types.js';
import { detectIntent } from '../../../src/text/lexicon/intents.js';
import { intentFolder } from '../../../src/text/message-model/intent-model.js';
import { encodeWeights } from '../../../src/text/message-model/intent-weights.js';
import { familyOf, thresholdGroups } from '../../../src/text/message-model/likely-intent.js';
import { modelsFolder } from '../../with-service.js';
import { chooseThresholds } from './choose-thresholds.js';
import { crossValidate } from './cross-validate.js';
import { featured, fitIntents, quantise, type Recipe } from './fit-intents.js';
import { type LabelledMessage, labelledMessages } from './labelled-messages.js';
import { comparedRecipes, shippedRecipe } from './recipes.js';

/**
 * Trains the classifier of messages that no rule knows, chooses its thresholds by cross-validation, prints what that
 * found and writes `weights.bin`.
 *
 *   npm run train:intent -- [--seed 1] [--out DIR] [--compare]
 *
 * --compare: cross-validates other recipes besides, and writes nothing.
 */
const { values: args } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: join(modelsFolder(), intentFolder) },
    compare: { type: 'boolean', default: false },
  },
});
const seed = Number(args.seed);
/** Honest messages that may be taken for something else: civic questions, hard cases, everyday questions with pieces. */
const shares = { civic: 0.003, hard: 0.025, everyday: 0.01 };

const messages = labelledMessages();
const ruled = new Map(messages.map(({ text }) => [text, detectIntent(text).intent]));
const countOf = (origin: LabelledMessage['origin']) => messages.filter((message) => message.origin === origin).length;
const counts = {
  intent: countOf('intent'),
  hard: countOf('hard'),
  civic: countOf('civic'),
  everyday: countOf('everyday') + countOf('piece'),
};
const percent = (part: number, whole: number, digits = 1) => `${((100 * part) / whole).toFixed(digits)} %`;
const isLearnt = (intent: string | null | undefined): intent is LearntIntent =>
  learntIntents.includes(intent as LearntIntent);

/** Cross-validates a recipe, and prints a line on each family, on honest messages, and on all. */
function measure(name: string, recipe: Recipe) {
  const judged = crossValidate(messages, recipe, seed);
  const unruled = judged.filter(({ message }) => ruled.get(message.text) === null);
  const thresholds = chooseThresholds(unruled, {
    civic: Math.floor(counts.civic * shares.civic),
    hard: Math.floor(counts.hard * shares.hard),
    everyday: Math.floor(counts.everyday * shares.everyday),
  });
  const taken = unruled.filter(({ likely }) => likely.probability >= thresholds[likely.group]);
  const families = (Object.keys(intentFamilies) as (keyof typeof intentFamilies)[]).map((family) => {
    const whole = messages.filter(({ intent }) => intent && familyOf(intent) === family);
    const byRules = whole.filter(({ text }) => {
      const intent = ruled.get(text);
      return isLearnt(intent) && familyOf(intent) === family;
    }).length;
    const learnt = taken.filter(
      ({ message, likely }) => likely.family === family && message.intent && familyOf(message.intent) === family,
    ).length;
    return `${family} ${percent(byRules, whole.length)} > ${percent(byRules + learnt, whole.length)}`;
  });
  const takenOf = (origin: LabelledMessage['origin']) =>
    taken.filter(({ message }) => message.origin === origin).length;
  const positives = judged.filter(({ message }) => message.intent);
  const sameIntent = positives.filter(({ message, likely }) => likely.intent === message.intent).length;
  const wrongFamily = taken.filter(
    ({ message, likely }) => message.intent && familyOf(message.intent) !== likely.family,
  ).length;
  console.log(
    [
      name,
      `by rules > with the classifier: ${families.join(', ')}`,
      `civic questions taken ${takenOf('civic')} (${percent(takenOf('civic'), counts.civic, 2)})`,
      `hard cases taken ${takenOf('hard')} (${percent(takenOf('hard'), counts.hard)})`,
      `everyday questions and pieces taken ${takenOf('everyday')}, ${takenOf('piece')} of ${counts.everyday}`,
      `wrong family ${percent(wrongFamily, counts.intent)}`,
      `likeliest intent right ${percent(sameIntent, positives.length)}`,
      `thresholds ${thresholdGroups.map((group) => `${group} ${thresholds[group]}`).join(', ')}`,
    ].join('\n  '),
  );
  return thresholds;
}

console.log(
  `${counts.intent} messages of ${learntIntents.length} intents, ${counts.hard} hard cases, ${counts.civic} questions, ${counts.everyday} everyday ones and pieces`,
);
if (args.compare) {
  for (const [name, recipe] of comparedRecipes) measure(name, recipe);
} else {
  const thresholds = measure('as shipped', shippedRecipe);
  const trained = fitIntents(featured(messages, shippedRecipe.features), shippedRecipe, seed);
  const file = encodeWeights(quantise(trained, shippedRecipe.features, thresholds));
  mkdirSync(args.out, { recursive: true });
  writeFileSync(join(args.out, 'weights.bin'), file);
  console.log(`weights.bin: ${file.length} bytes`);
}
