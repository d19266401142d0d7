import { type IntentFamily, intentFamilies, type LearntIntent, type LikelyIntent } from '../lexicon/intents/types.js';

/** Messages that share a threshold: the families, and chat once more when the message is short and so says little else. */
export const thresholdGroups = ['self-harm', 'unsafe', 'chat', 'short-chat', 'scope'] as const;
export type ThresholdGroup = (typeof thresholdGroups)[number];
export type IntentThresholds = Record<ThresholdGroup, number>;

/** Longest message, in characters, that counts as short. */
const shortMessage = 12;

/** What a message most likely is, were it no question: the likeliest family, the likeliest intent of it. */
export interface LikelyFamily extends LikelyIntent {
  family: IntentFamily;
  group: ThresholdGroup;
}

const families = Object.entries(intentFamilies) as [IntentFamily, readonly LearntIntent[]][];

/** The family that an intent belongs to. */
export function familyOf(intent: LearntIntent): IntentFamily {
  return families.find(([, intents]) => intents.includes(intent))![0];
}

/**
 * Picks the likeliest family and the likeliest intent of it.
 * @param probabilityOf the probability of an intent
 * @param message as typed; its length decides between the groups of chat
 */
export function likelyIntent(probabilityOf: (intent: LearntIntent) => number, message: string): LikelyFamily {
  let best: LikelyFamily | null = null;
  for (const [family, intents] of families) {
    const probability = intents.reduce((sum, intent) => sum + probabilityOf(intent), 0);
    if (best && probability <= best.probability) continue;
    const intent = intents.reduce((a, b) => (probabilityOf(b) > probabilityOf(a) ? b : a));
    const short = family === 'chat' && [...message.trim()].length <= shortMessage;
    best = { intent, family, group: short ? 'short-chat' : family, probability };
  }
  return best!;
}
