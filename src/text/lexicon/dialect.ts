import { fold } from '../fold.js';
import { cantoneseRules } from './dialect/cantonese.js';
import { northernRules } from './dialect/north.js';
import type { DialectRule } from './dialect/rule.js';
import { southernRules } from './dialect/south.js';
import { southwesternRules } from './dialect/southwest.js';
import { dialledDigits } from './dialect/spoken-digits.js';

const questionWord =
  /什么|怎么|怎样|如何|为何|哪|谁|几[个天点号]|多少|吗|是不是|有没有|能不能|可不可以|会不会|不[?？]?$/u;

/** A title is a name, whatever speech it is in. */
const insideTitle = /《[^》]*$/u;

function rewrite(text: string, { from, to, aloneOnly, asWritten }: DialectRule): string {
  const read = asWritten ? text : fold(text);
  let out = '';
  let at = 0;
  for (const match of read.matchAll(from)) {
    const after = match.index + match[0].length;
    if (insideTitle.test(read.slice(0, match.index))) continue;
    if (aloneOnly && questionWord.test(`${read.slice(0, match.index)} ${read.slice(after)}`)) continue;
    out += text.slice(at, match.index) + to;
    at = after;
  }
  return at === 0 ? text : out + text.slice(at);
}

/** The rules of other parts first: what they leave is read by those of Chongqing and Sichuan. */
const allRules: readonly DialectRule[] = [...cantoneseRules, ...southernRules, ...northernRules, ...southwesternRules];

/**
 * A question in standard Chinese: dialect and colloquial function words of Chongqing and Sichuan and the commonest of other
 * parts replaced, numbers read out digit by digit in figures, everything else left exactly as written. Text without such
 * words comes back unchanged.
 */
export function standardise(question: string): string {
  const asked = `${fold(question)}\n${question}`;
  let text = question;
  for (const rule of allRules) if (!rule.within || rule.within.test(asked)) text = rewrite(text, rule);
  return dialledDigits(text);
}
