import { createHash } from 'node:crypto';
import { learntIntents } from '../lexicon/intents/types.js';
import type { FeatureSettings } from './features.js';
import { type IntentThresholds, thresholdGroups } from './likely-intent.js';

/** The weights of one linear score over all buckets, in 8 bits. */
export interface WeightRow {
  scale: number;
  bias: number;
  values: Int8Array;
}

/** The classifier as it is kept: whether a message is no question, which intent it then has, and when that is believed. */
export interface IntentWeights {
  features: FeatureSettings;
  thresholds: IntentThresholds;
  gate: WeightRow;
  /** A row for each of {@link learntIntents}, in their order. */
  kinds: readonly WeightRow[];
}

/**
 * The start of `weights.bin`: "WYIM", the length of the header as a 32-bit number (little-endian), the header as JSON.
 * The rows follow, the gate first: a dense row has a byte a bucket; a sparse one a bit a bucket that tells which weights
 * are not 0, the lowest bit of a byte first, then those.
 */
interface Header {
  version: number;
  features: FeatureSettings;
  thresholds: IntentThresholds;
  intents: readonly string[];
  rows: { scale: number; bias: number; stored: 'dense' | 'sparse'; bytes: number }[];
  /** SHA-256 of all that follows the header. */
  digest: string;
}

const magic = 'WYIM';
const version = 1;
const prefix = magic.length + 4;

/** The content of `weights.bin`, each row stored the shorter way. */
export function encodeWeights({ features, thresholds, gate, kinds }: IntentWeights): Buffer {
  const rows = [gate, ...kinds];
  const bodies = rows.map(({ values }) => {
    const sparse = sparseRow(values);
    return sparse.length < values.length
      ? { stored: 'sparse' as const, body: sparse }
      : { stored: 'dense' as const, body: Buffer.from(values) };
  });
  const data = Buffer.concat(bodies.map(({ body }) => body));
  const header: Header = {
    ...{ version, features, thresholds, intents: learntIntents },
    rows: rows.map(({ scale, bias }, r) => ({
      ...{ scale, bias, stored: bodies[r]!.stored, bytes: bodies[r]!.body.length },
    })),
    digest: digestOf(data),
  };
  const json = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(prefix, magic);
  start.writeUInt32LE(json.length, magic.length);
  return Buffer.concat([start, json, data]);
}

/**
 * Reads what {@link encodeWeights} wrote.
 * @throws TypeError or SyntaxError saying what is wrong: another format, other intents, a truncated or changed file
 */
export function decodeWeights(file: Buffer): IntentWeights {
  if (file.length < prefix || file.toString('latin1', 0, magic.length) !== magic)
    throw new TypeError('it is not a file of intent weights');
  const dataStart = prefix + file.readUInt32LE(magic.length);
  if (dataStart > file.length) throw new TypeError('it ends within its header');
  const header = JSON.parse(file.toString('utf8', prefix, dataStart)) as Partial<Header>;
  if (header.version !== version) throw new TypeError(`it has format version ${header.version}, not ${version}`);
  const data = file.subarray(dataStart);
  if (header.digest !== digestOf(data)) throw new TypeError('it is truncated or changed');
  const { features, thresholds, intents, rows } = header;
  checkFeatures(features);
  checkThresholds(thresholds);
  if (intents?.join() !== learntIntents.join()) throw new TypeError('it was trained for other intents');
  if (rows?.length !== learntIntents.length + 1) throw new TypeError('it lacks the weights of an intent');
  let at = 0;
  const [gate, ...kinds] = rows.map(({ scale, bias, stored, bytes }): WeightRow => {
    if (!Number.isFinite(scale) || !Number.isFinite(bias)) throw new TypeError('a scale or a bias is no number');
    const body = data.subarray(at, at + bytes);
    at += bytes;
    const values =
      stored === 'sparse' ? denseRow(body, features.buckets) : Int8Array.from(body, (b) => (b << 24) >> 24);
    if (values.length !== features.buckets) throw new TypeError('a row has the wrong size');
    return { scale, bias, values };
  });
  if (at !== data.length) throw new TypeError('it is longer than its rows');
  return { features, thresholds, gate: gate!, kinds };
}

function checkFeatures(features: FeatureSettings | undefined): asserts features is FeatureSettings {
  const { buckets = 0, longestGram = 0, words, pairs } = features ?? {};
  const isPower = Number.isInteger(buckets) && buckets >= 8 && buckets <= 2 ** 24 && (buckets & (buckets - 1)) === 0;
  const isGram = Number.isInteger(longestGram) && longestGram >= 1 && longestGram <= 8;
  if (!isPower || !isGram || typeof words !== 'boolean' || typeof pairs !== 'boolean')
    throw new TypeError('its features are not those of this program');
}

function checkThresholds(thresholds: IntentThresholds | undefined): asserts thresholds is IntentThresholds {
  for (const group of thresholdGroups) {
    const threshold = thresholds?.[group];
    if (typeof threshold !== 'number' || !(threshold > 0 && threshold <= 1))
      throw new TypeError(`it has no threshold for ${group}`);
  }
}

function sparseRow(values: Int8Array): Buffer {
  const bits = Buffer.alloc(values.length / 8);
  values.forEach((value, bucket) => {
    if (value !== 0) bits[bucket >> 3]! |= 1 << (bucket & 7);
  });
  return Buffer.concat([bits, Buffer.from(values.filter((value) => value !== 0))]);
}

function denseRow(body: Buffer, buckets: number): Int8Array {
  const values = new Int8Array(buckets);
  let at = buckets / 8;
  for (let bucket = 0; bucket < buckets; bucket++)
    if ((body[bucket >> 3] ?? 0) & (1 << (bucket & 7))) values[bucket] = body[at++] ?? 0;
  if (at !== body.length) throw new TypeError('a row has the wrong size');
  return values;
}

function digestOf(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
