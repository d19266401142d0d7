import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  encodeFields,
  type FieldWeights,
  fieldFolder,
  learntFields,
  likeliestField,
  messageText,
} from '../../../src/answering/directory/field-model.js';
import { loadEmbedder, shippedModel } from '../../../src/embedding/load.js';
import { type FeatureSettings, messageFeatures } from '../../../src/text/message-model/features.js';
import { projectRoot } from '../../project-root.js';
import { modelsFolder } from '../../with-service.js';
import { foldOfMessage, folds } from '../folds.js';
import { jsonRows } from '../json-rows.js';
import { fitSoftmax, forgetRare, quantisedRows, quantisedVectorRows } from '../messages/fit-softmax.js';

/**
 * Trains the classifier of a message's field, measures it by cross-validation and writes `weights.bin`.
 *
 *   npm run train:field -- [--seed 1] [--out DIR] [--test FILE]
 *
 * --test: judges the messages of a file (`{text, field}` a line) that nothing was trained on, besides.
 */
const { values: args } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: join(modelsFolder(), fieldFolder) },
    test: { type: 'string' },
  },
});
const seed = Number(args.seed);
const features: FeatureSettings = { longestGram: 3, words: true, pairs: true, buckets: 2 ** 17 };
const fit = { penalty: 4e-6, epochs: 8, stepSize: 8 };
/** A vector of length 1 beside features that sum up to length 1: longer, the steps are too long for it. */
const vectorScale = 0.5;
/** Of messages taken for a field, so many must be of it, out of fold. */
const precision = 0.8;

interface Message {
  text: string;
  field: string;
}

interface Judged {
  message: Message;
  field: string;
  probability: number;
}

const embedder = await loadEmbedder({ model: shippedModel, modelsFolder: modelsFolder() });
const vectors = new Map<string, Float32Array>();

/** Messages of a file, embedded. Throws TypeError on a field that is none to learn. */
async function messagesOf(file: string): Promise<Message[]> {
  const messages = jsonRows<Message>(file);
  for (const { text, field } of messages)
    if (!(learntFields as readonly string[]).includes(field))
      throw new TypeError(`${file}: ${field} is no field to learn (${text})`);
  const embedded = await embedder.embedPassages(messages.map(({ text }) => messageText(text)));
  messages.forEach(({ text }, i) => {
    vectors.set(text, embedded[i]!);
  });
  return messages;
}

function trained(messages: readonly Message[]): Omit<FieldWeights, 'threshold'> {
  const examples = messages.map(({ text, field }) => ({
    features: messageFeatures(text, features),
    vector: vectors.get(text)!.map((x) => x * vectorScale),
    label: learntFields.indexOf(field as (typeof learntFields)[number]),
    weight: 1,
  }));
  const weights = fitSoftmax(examples, { ...fit, classes: learntFields.length, buckets: features.buckets, seed });
  forgetRare(examples, weights);
  return {
    ...{ features, vectorScale, model: { digest: embedder.digest, dimensions: embedder.dimensions } },
    ...{ rows: quantisedRows(weights), vectorRows: quantisedVectorRows(weights) },
  };
}

function judge(messages: readonly Message[], model: Omit<FieldWeights, 'threshold'>): Judged[] {
  return messages.map((message) => ({ message, ...likeliestField(message.text, vectors.get(message.text)!, model) }));
}

/** How many messages are taken for a field at a threshold, for their own and although they are of none. */
function takenAt(judged: readonly Judged[], threshold: number): Record<'taken' | 'right' | 'honest', number> {
  const taken = judged.filter(({ field, probability }) => field !== 'none' && probability >= threshold);
  const of = (test: (one: Judged) => boolean) => taken.filter(test).length;
  return {
    taken: taken.length,
    right: of(({ message, field }) => message.field === field),
    honest: of(({ message }) => message.field === 'none'),
  };
}

function print(name: string, judged: readonly Judged[], threshold: number): void {
  const wanted = judged.filter(({ message }) => message.field !== 'none');
  const { taken, right, honest } = takenAt(judged, threshold);
  const share = ((100 * right) / wanted.length).toFixed(1);
  console.log(
    `${name} at ${threshold}: ${right} of ${wanted.length} recognised (${share} %), ${taken - right - honest} taken for another field, ${honest} of ${judged.length - wanted.length} of none taken`,
  );
}

/** The lowest threshold from which on so many of the messages taken are of the field they are taken for. */
function lowestOf(all: readonly Judged[]): number {
  for (let percent = 20; percent < 100; percent++) {
    const { taken, right } = takenAt(all, percent / 100);
    if (right >= precision * taken) return percent / 100;
  }
  throw new RangeError('no threshold is precise enough');
}

const messages = await messagesOf(join(projectRoot(), 'scripts/train/field/messages.jsonl'));
const judged = Array.from({ length: folds }, (_, fold) => {
  const model = trained(messages.filter(({ text }) => foldOfMessage(text) !== fold));
  return judge(
    messages.filter(({ text }) => foldOfMessage(text) === fold),
    model,
  );
}).flat();
for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7]) print('out of fold', judged, threshold);
const threshold = lowestOf(judged);
const model = trained(messages);
const file = encodeFields({ ...model, threshold });
mkdirSync(args.out, { recursive: true });
writeFileSync(join(args.out, 'weights.bin'), file);
console.log(`${messages.length} messages, threshold ${threshold}, weights.bin: ${file.length} bytes`);
if (args.test) {
  const test = judge(await messagesOf(args.test), model);
  for (const at of [0.3, 0.4, 0.5, threshold]) print(args.test, test, at);
}
await embedder.close();
