import { fold } from '../fold.js';
import { standardise } from './dialect.js';
import { chatIntent } from './intents/chat.js';
import { holdingsRules } from './intents/holdings.js';
import { safetyRules } from './intents/safety.js';
import { scopeRules } from './intents/scope.js';
import { shapeIntent } from './intents/shape.js';
import type { Intent, IntentRule } from './intents/types.js';

export type { Intent, IntentClassifier, LikelyIntent } from './intents/types.js';

/** What a message is when it is no question to the archive, and the words that show it. */
export interface DetectedIntent {
  intent: Intent | null;
  evidence: string;
}

function byRules(rules: readonly IntentRule[], text: string): DetectedIntent | null {
  for (const { intent, when, unless } of rules) {
    const match = when.exec(text);
    if (match && !unless?.test(text)) return { intent, evidence: match[0].trim() };
  }
  return null;
}

/**
 * Tells chat, dangerous and out-of-scope messages from questions to the archive by rules; a question is `null`, also when
 * it begins with a greeting or holds such words. Understands Simplified, Traditional, dialect and English.
 */
export function detectIntent(question: string): DetectedIntent {
  const folded = fold(question).trim();
  const standard = standardise(folded);
  return (
    shapeIntent(folded) ??
    // Dialect abuse is gone from the standardised text, and so is nothing else that matters here.
    byRules(safetyRules, standard) ??
    byRules(safetyRules, folded) ??
    byRules(holdingsRules, standard) ??
    chatIntent(standard) ??
    chatIntent(folded) ??
    byRules(scopeRules, standard) ?? { intent: null, evidence: '' }
  );
}
