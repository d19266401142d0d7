import { indexTerms } from '../../src/text/tokenize.js';

/** Robertson's usual constants. */
const [k1, b] = [1.2, 0.75];

/**
 * Exact BM25 (Robertson & Zaragoza 2009) over words and character bigrams, without an index: the lexical half that a
 * dense model is measured beside.
 * @returns A function that scores every text for a query.
 */
export function createLexicalBaseline(texts: readonly string[]): (query: string) => Float32Array {
  const postings = new Map<string, { rows: number[]; counts: number[] }>();
  const lengths = texts.map((text, row) => {
    const terms = indexTerms(text);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let list = postings.get(term);
      if (!list) {
        list = { rows: [], counts: [] };
        postings.set(term, list);
      }
      list.rows.push(row);
      list.counts.push(count);
    }
    return terms.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (query) => {
    const scores = new Float32Array(texts.length);
    for (const term of new Set(indexTerms(query))) {
      const list = postings.get(term);
      if (!list) continue;
      const idf = Math.log(1 + (texts.length - list.rows.length + 0.5) / (list.rows.length + 0.5));
      list.rows.forEach((row, i) => {
        const count = list.counts[i]!;
        scores[row]! += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * lengths[row]!) / mean));
      });
    }
    return scores;
  };
}
