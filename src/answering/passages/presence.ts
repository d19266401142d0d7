import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { holds } from './term-match.js';

/** What is looked for among things that are named: 项目里有没有义务理发的, 摊位里头还有空的没得. */
const present =
  /(?:里[头面边]?|当中|之中|其中).{0,8}?有(?:(?:没有|没得)([^,，。?？]{2,14}?)(?:的|呢|啊|呀|哦)*|([^,，。?？有]{2,12}?)的?(?:没有|没得|没))[\s?？]*$/u;

/** Words of a phrase that say nearly as much as the one that says most. */
const nearlyAsMuch = 0.8;

/** Whether a question asks if there is such a thing among others, and none of the texts has a word for it that says much. */
export function presenceUntold({ own, terms, expected }: AnalysedQuestion, around: readonly string[]): boolean {
  if (expected.type !== 'yes-no') return false;
  const [, first, second] = present.exec(own) ?? [];
  const said = first ?? second;
  if (said === undefined) return false;
  const asked = terms.filter(({ term, kind, borrowed }) => kind === 'word' && !borrowed && said.includes(term));
  const heaviest = Math.max(0, ...asked.map(({ weight }) => weight));
  const telling = asked.filter(({ weight }) => weight >= nearlyAsMuch * heaviest);
  return telling.length > 0 && !around.some((text) => telling.some((term) => holds(term, text)));
}
