import { typedValues } from '../../text/typed-values.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { holds } from './term-match.js';

/** What is left out of the answer: 除了石灰市，还有哪些市场. */
const besides =
  /除(?:了|去|开)?([^,，。?？]{2,16}?)(?:以外|之外|外)?[,，\s]*(?:还|另外|其他|其它|别的|[^,，。?？]{1,8}还)/u;
const joint = '[、和与及]';
/** A name beside one left out: 大坪、石灰市 or 石灰市、大坪; 等 names none. */
const besideLeftOut = new RegExp(
  `\0[^、,，。\0]{0,8}${joint}(?!等)[^\0、,，。]{2}|(?:^|[、,，。:：有在为])[^\0、,，。]{2,8}${joint}[^、,，。\0]{0,8}\0`,
  'u',
);

/** Whether others are asked for than those named (除了上清寺还有哪些), and no sentence on the matter names any. */
export function othersUntold(question: AnalysedQuestion, sentences: readonly string[]): boolean {
  const { own, terms, expected } = question;
  const left = besides.exec(own)?.[1];
  if (left === undefined) return false;
  const leftOut = left.split(/[、和与及]/).filter((name) => name.length > 1);
  const names = [...leftOut, ...terms.map(({ term }) => term).filter((term) => term.length > 1 && left.includes(term))];
  const rest = terms.filter(({ term, kind, borrowed }) => kind === 'word' && !borrowed && !left.includes(term));
  return !sentences.some((sentence) => {
    if (!rest.some((term) => holds(term, sentence))) return false;
    const shown = names.reduce((text, name) => text.replaceAll(name, '\0'), sentence);
    return shown.includes('\0')
      ? besideLeftOut.test(shown)
      : shown.includes('、') || namesAny(shown, own, expected.focus?.slice(-2) ?? '');
  });
}

/** Whether a text names a place, body or title of the kind, which the question does not. */
function namesAny(text: string, own: string, kind: string): boolean {
  return (['place', 'organisation', 'name'] as const)
    .flatMap((type) => typedValues(text, type))
    .map(({ start, end }) => text.slice(start, end))
    .some((name) => !own.includes(name.replace(/["《》]/g, '')) && name.replace(/["》]$/, '').endsWith(kind));
}
