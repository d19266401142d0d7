/** One rewriting: every match of `from` (on folded text) becomes `to`. */
export interface DialectRule {
  from: RegExp;
  to: string;
  /** Applies only when the rest of the question holds no other question word. */
  aloneOnly?: true;
  /** Applies only to a message that holds this: what is a word of one speech may stand inside words of another. */
  within?: RegExp;
  /** Matches the message as written: folding makes 係 and 系 one. */
  asWritten?: true;
}

/** Makes a rule of the pattern's source. */
export function rule(from: string, to: string, further: Omit<DialectRule, 'from' | 'to'> = {}): DialectRule {
  return { from: new RegExp(from, 'gu'), to, ...further };
}

/** What ends a sentence or a part of it. */
export const closing = String.raw`[\s?？。.!！,，;；~]*$|[,，;；?？]`;
/** Stands before what ends a sentence or a part of it. */
export const end = `(?=${closing})`;
/** Stands before the end of a message. */
export const last = String.raw`(?=[\s?？。.!！~]*$)`;
