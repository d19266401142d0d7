import { questionStopwords } from '../text/lexicon/question-words.js';
import { indexTerms, tokens } from '../text/tokenize.js';

/**
 * The terms that a query is looked up by: words and character bigrams, without the words that only make it a question
 * (有哪些, 请问 …). Those are rare in newspaper prose, so BM25 would take them for the most telling ones. A query of
 * nothing else keeps them.
 */
export function queryTerms(query: string): string[] {
  let content = query;
  for (const { term, start, end } of tokens(query)) {
    if (!questionStopwords.has(term)) continue;
    content = content.slice(0, start) + ' '.repeat(end - start) + content.slice(end);
  }
  const terms = indexTerms(content);
  return terms.length > 0 ? terms : indexTerms(query);
}
