/** The intents that a classifier may tell, by what the reply is about: the person's safety or another's, talk, other tasks. */
export const intentFamilies = {
  'self-harm': ['self-harm'],
  unsafe: ['injection', 'abuse', 'personal-data', 'wrongdoing'],
  chat: ['greeting', 'thanks', 'farewell', 'help', 'identity', 'praise', 'smalltalk'],
  scope: [
    'realtime',
    'opinion',
    'recommendation',
    'medical-advice',
    'legal-advice',
    'creative',
    'calculation',
    'general-knowledge',
  ],
} as const;

export type IntentFamily = keyof typeof intentFamilies;

/** An intent that shows in what a message says. */
export type LearntIntent = (typeof intentFamilies)[IntentFamily][number];

/** All intents that a classifier may tell, in the order of the families. */
export const learntIntents: readonly LearntIntent[] = Object.values(intentFamilies).flat();

/** What a message is, when it is no question to the archive: by what it says, by its shape alone, or as one about the archive. */
export type Intent = LearntIntent | 'holdings' | 'empty' | 'gibberish' | 'emoji-only';

/** A message has the intent when `when` matches and `unless` does not; on folded text in standard Chinese. */
export interface IntentRule {
  intent: Intent;
  when: RegExp;
  /** Words that show a civic question after all. */
  unless?: RegExp;
}

/** What a classifier takes a message for. */
export interface LikelyIntent {
  intent: LearntIntent;
  /** Of the intent's whole family, 0 to 1; what is missing to 1 is that of a question or of another family. */
  probability: number;
}

/** Tells what no rule does. */
export interface IntentClassifier {
  /** What a message as typed is; null for a question to the archive, and when the classifier is not sure enough. */
  classify(message: string): LikelyIntent | null;
}
