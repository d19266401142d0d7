import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { matchDegree } from './term-match.js';

/** What a question wants to know the presence of: 有没有义务理发的, 有空摊位没得. */
const present =
  /有(?:没有|无|没得)([^,，。?？]{2,14}?)(?:的|呢|啊|呀|哦)*[\s?？]*$|有([^,，。?？有]{2,12}?)(?:的)?(?:没有|没得|没|吗|么|不)[\s?？]*$/u;

/** Words of a phrase that say nearly as much as the one that says most. */
const nearlyAsMuch = 0.8;

/** Whether a question asks if there is such a thing, and none of the texts has a word for it that says much. */
export function presenceUntold({ own, terms, expected }: AnalysedQuestion, around: readonly string[]): boolean {
  if (expected.type !== 'yes-no') return false;
  const [, first, second] = present.exec(own) ?? [];
  const said = first ?? second;
  if (said === undefined) return false;
  const asked = terms.filter(({ term, kind, borrowed }) => kind === 'word' && !borrowed && said.includes(term));
  const heaviest = Math.max(0, ...asked.map(({ weight }) => weight));
  const telling = asked.filter(({ weight }) => weight >= nearlyAsMuch * heaviest);
  return telling.length > 0 && !around.some((text) => telling.some((term) => matchDegree(term, text) >= 0.5));
}
