import { join } from 'node:path';
import { type DirectoryCategory, directoryCategories } from '../../domain/directory.js';
import type { Embedder } from '../../embedding/embedder.js';
import { loadEmbedder, shippedModel } from '../../embedding/load.js';
import { WenyuError } from '../../errors.js';
import { fold } from '../../text/fold.js';
import { standardise } from '../../text/lexicon/dialect.js';
import { checkFeatures, type FeatureSettings, messageFeatures } from '../../text/message-model/features.js';
import {
  decodeRows,
  encodeRows,
  readWeights,
  scoreOf,
  softmax,
  type WeightRow,
} from '../../text/message-model/weight-rows.js';

/** Folder of the field classifier among the models. */
export const fieldFolder = 'message-field';

/** What a message may be about: a field of public services, or none of them. */
export const learntFields = ['none', ...directoryCategories.filter((category) => category !== 'other')] as const;

/** The field whose service a message most likely wants. */
export interface LikelyField {
  category: DirectoryCategory;
  probability: number;
}

/** Tells whose matter a trouble is that no rule knows (龙头一滴水都没有: the waterworks'). */
export interface FieldClassifier {
  /** The likeliest field of a message; null when none is believed. */
  classify(message: string): Promise<LikelyField | null>;
  close(): Promise<void>;
}

/** The classifier as it is kept. */
export interface FieldWeights {
  features: FeatureSettings;
  /** The embedding model whose vectors it reads. */
  model: { digest: string; dimensions: number };
  /** What a vector of length 1 is multiplied by. */
  vectorScale: number;
  /** A field is believed from this probability on. */
  threshold: number;
  /** For each of {@link learntFields}, in their order, the weights of the message's features and of its vector. */
  rows: readonly WeightRow[];
  vectorRows: readonly WeightRow[];
}

type Header = Omit<FieldWeights, 'rows' | 'vectorRows'> & { version: number; fields: readonly string[] };

const magic = 'WYFD';
const version = 1;

/** The content of `weights.bin` (see src/text/message-model/weight-rows.ts). */
export function encodeFields({ features, model, vectorScale, threshold, rows, vectorRows }: FieldWeights): Buffer {
  const header: Header = { version, features, model, vectorScale, threshold, fields: learntFields };
  return encodeRows(magic, { ...header }, [...rows, ...vectorRows]);
}

/**
 * Reads what {@link encodeFields} wrote.
 * @throws TypeError or SyntaxError saying what is wrong: another format, other fields, a truncated or changed file
 */
export function decodeFields(file: Buffer): FieldWeights {
  const count = learntFields.length;
  const { meta, rows } = decodeRows<Header>(magic, file, (found) => {
    if (found.version !== version) throw new TypeError(`it has format version ${found.version}, not ${version}`);
    const { features, model, threshold = 0, vectorScale = 0, fields } = found;
    checkFeatures(features);
    if (!(threshold > 0 && threshold <= 1)) throw new TypeError('it has no threshold');
    if (!(vectorScale > 0) || !Number.isInteger(model?.dimensions)) throw new TypeError('it names no embedding model');
    if (fields?.join() !== learntFields.join()) throw new TypeError('it was trained for other fields');
    return (row) => (row < count ? features.buckets : model!.dimensions);
  });
  if (rows.length !== 2 * count) throw new TypeError('it lacks the weights of a field');
  const { features, model, threshold, vectorScale } = meta as Header;
  return { features, model, threshold, vectorScale, rows: rows.slice(0, count), vectorRows: rows.slice(count) };
}

/**
 * Loads the field classifier that ships. It reads vectors of the model that ships: `embedder` itself where it is that one,
 * one of its own where a hub's model is used, or none is given.
 * @throws WenyuError E_MODEL_MISSING or E_MODEL_INVALID
 */
export async function loadFieldModel(modelsFolder: string, embedder: Embedder | null): Promise<FieldClassifier> {
  const file = join(modelsFolder, fieldFolder, 'weights.bin');
  const weights = await readWeights(file, 'train:field', decodeFields);
  if (embedder?.digest === weights.model.digest) return fieldClassifier(weights, embedder, async () => {});
  const own = await loadEmbedder({ model: shippedModel, modelsFolder });
  if (own.digest === weights.model.digest) return fieldClassifier(weights, own, () => own.close());
  await own.close();
  throw new WenyuError(
    'E_MODEL_INVALID',
    `${file} was trained for another embedding model than ${own.id}`,
    'restore the models/ folder of the project, or run npm run train:field',
  );
}

function fieldClassifier(weights: FieldWeights, embedder: Embedder, close: () => Promise<void>): FieldClassifier {
  return {
    async classify(message) {
      const [vector] = await embedder.embedPassages([messageText(message)]);
      const { field: category, probability } = likeliestField(message, vector!, weights);
      return category !== 'none' && probability >= weights.threshold ? { category, probability } : null;
    },
    close,
  };
}

/** What of a message is embedded: the folded text in standard Chinese. */
export function messageText(message: string): string {
  return standardise(fold(message));
}

/**
 * The likeliest of {@link learntFields}.
 * @param vector that of {@link messageText}, of length 1
 */
export function likeliestField(
  message: string,
  vector: Float32Array,
  { features: settings, vectorScale, rows, vectorRows }: Omit<FieldWeights, 'threshold'>,
): { field: (typeof learntFields)[number]; probability: number } {
  const features = messageFeatures(message, settings);
  const scores = rows.map((row, field) => scoreOf(row, features) + vectorScale * product(vectorRows[field]!, vector));
  const best = scores.indexOf(Math.max(...scores));
  return { field: learntFields[best]!, probability: softmax(scores)[best]! };
}

function product({ scale, values }: WeightRow, vector: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < vector.length; d++) sum += values[d]! * vector[d]!;
  return sum * scale;
}
