import nodejieba from 'nodejieba';

const cache = new Map<string, number>();
/** About the mean of jieba's table, which it gives to words that it does not know. */
const unknownWord = 11.5;
const singleCharacter = 3;

/**
 * How rare a word is in general Chinese: the inverse document frequency (natural logarithm, about 2 to 14) of the table
 * that comes with jieba. A single Han character gets 3, a word that the table lacks 11.5, as do numbers and Latin words.
 */
export function backgroundIdf(term: string): number {
  const known = cache.get(term);
  if (known !== undefined) return known;
  let value = unknownWord;
  if (/^\p{Script=Han}$/u.test(term)) value = singleCharacter;
  else if (/\p{Script=Han}/u.test(term)) {
    const [best] = nodejieba.extract(term, 1);
    if (best?.word === term) value = best.weight;
  }
  if (cache.size > 50_000) cache.clear();
  cache.set(term, value);
  return value;
}

/** Whether jieba's table has a word of two characters and more. */
export function isListed(term: string): boolean {
  return backgroundIdf(term) !== unknownWord;
}
