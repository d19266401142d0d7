import { learntIntents } from '../lexicon/intents/types.js';
import { checkFeatures, type FeatureSettings } from './features.js';
import { type IntentThresholds, thresholdGroups } from './likely-intent.js';
import { decodeRows, encodeRows, type WeightRow } from './weight-rows.js';

/** The classifier as it is kept: whether a message is no question, which intent it then has, and when that is believed. */
export interface IntentWeights {
  features: FeatureSettings;
  thresholds: IntentThresholds;
  gate: WeightRow;
  /** A row for each of {@link learntIntents}, in their order. */
  kinds: readonly WeightRow[];
}

interface Header {
  version: number;
  features: FeatureSettings;
  thresholds: IntentThresholds;
  intents: readonly string[];
}

const magic = 'WYIM';
const version = 1;

/** The content of `weights.bin`: rows (see weight-rows.ts), the gate first. */
export function encodeWeights({ features, thresholds, gate, kinds }: IntentWeights): Buffer {
  return encodeRows(magic, { version, features, thresholds, intents: learntIntents }, [gate, ...kinds]);
}

/**
 * Reads what {@link encodeWeights} wrote.
 * @throws TypeError or SyntaxError saying what is wrong: another format, other intents, a truncated or changed file
 */
export function decodeWeights(file: Buffer): IntentWeights {
  const { meta, rows } = decodeRows<Header>(magic, file, ({ version: found, features, thresholds, intents }) => {
    if (found !== version) throw new TypeError(`it has format version ${found}, not ${version}`);
    checkFeatures(features);
    checkThresholds(thresholds);
    if (intents?.join() !== learntIntents.join()) throw new TypeError('it was trained for other intents');
    return () => features.buckets;
  });
  const [gate, ...kinds] = rows;
  if (kinds.length !== learntIntents.length) throw new TypeError('it lacks the weights of an intent');
  return { features: meta.features!, thresholds: meta.thresholds!, gate: gate!, kinds };
}

function checkThresholds(thresholds: IntentThresholds | undefined): asserts thresholds is IntentThresholds {
  for (const group of thresholdGroups) {
    const threshold = thresholds?.[group];
    if (typeof threshold !== 'number' || !(threshold > 0 && threshold <= 1))
      throw new TypeError(`it has no threshold for ${group}`);
  }
}
