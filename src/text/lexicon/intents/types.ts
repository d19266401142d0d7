/** What a message is, when it is no question to the archive. */
export type Intent =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'help'
  | 'identity'
  | 'praise'
  | 'injection'
  | 'abuse'
  | 'personal-data'
  | 'wrongdoing'
  | 'self-harm'
  | 'realtime'
  | 'opinion'
  | 'recommendation'
  | 'medical-advice'
  | 'legal-advice'
  | 'smalltalk'
  | 'creative'
  | 'calculation'
  | 'empty'
  | 'gibberish'
  | 'emoji-only';

/** A message has the intent when `when` matches and `unless` does not; on folded text in standard Chinese. */
export interface IntentRule {
  intent: Intent;
  when: RegExp;
  /** Words that show a civic question after all. */
  unless?: RegExp;
}
