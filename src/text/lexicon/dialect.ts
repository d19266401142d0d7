import { fold } from '../fold.js';
import { type DialectRule, dialectRules } from './dialect-rules.js';

const questionWord =
  /什么|怎么|怎样|如何|为何|哪|谁|几[个天点号]|多少|吗|是不是|有没有|能不能|可不可以|会不会|不[?？]?$/u;

function rewrite(text: string, { from, to, aloneOnly }: DialectRule): string {
  const folded = fold(text);
  let out = '';
  let at = 0;
  for (const match of folded.matchAll(from)) {
    const after = match.index + match[0].length;
    if (aloneOnly && questionWord.test(`${folded.slice(0, match.index)} ${folded.slice(after)}`)) continue;
    out += text.slice(at, match.index) + to;
    at = after;
  }
  return at === 0 ? text : out + text.slice(at);
}

/**
 * A question in standard Chinese: dialect and colloquial function words of Chongqing and Sichuan replaced, everything
 * else left exactly as written. Text without such words comes back unchanged.
 */
export function standardise(question: string): string {
  let text = question;
  for (const rule of dialectRules) text = rewrite(text, rule);
  return text;
}
