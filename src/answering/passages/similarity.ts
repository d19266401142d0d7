import type { Embedder } from '../../embedding/embedder.js';
import { tokens } from '../../text/tokenize.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';
import type { Similarities } from './features.js';
import type { QuestionTerm } from './question-terms.js';

/** Vectors of single texts, kept while they are in use; bounded, oldest out first. */
export interface VectorCache {
  get(texts: readonly string[]): Promise<Map<string, Float32Array>>;
}

/** A cache of at most `capacity` vectors over an embedder. */
export function createVectorCache(embedder: Embedder, capacity: number): VectorCache {
  const kept = new Map<string, Float32Array>();
  return {
    async get(texts) {
      const found = new Map<string, Float32Array>();
      const missing: string[] = [];
      // Taken before the wait: another question may push them out meanwhile.
      for (const text of new Set(texts)) {
        const vector = kept.get(text);
        if (vector) found.set(text, vector);
        else missing.push(text);
      }
      const vectors = missing.length ? await embedder.embedPassages(missing) : [];
      missing.forEach((text, i) => {
        kept.set(text, vectors[i]!);
        found.set(text, vectors[i]!);
      });
      for (const oldest of kept.keys()) {
        if (kept.size <= capacity) break;
        kept.delete(oldest);
      }
      return found;
    },
  };
}

/** Dot product of two vectors of one length. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Below this cosine two words have nothing to do with each other; above the second they are as good as the same. */
const resemblance = { none: 0.35, full: 0.85 };

/**
 * How near each candidate is to the question, by the embedding model: sentence, sentence with its neighbours (the mean of
 * their vectors, for each sentence's is likely kept), headline, and term by term.
 * @param query the question's vector
 */
export async function similaritiesOf(
  query: Float32Array,
  { terms, expected: { focus } }: Pick<AnalysedQuestion, 'terms' | 'expected'>,
  candidates: readonly Candidate[],
  cache: VectorCache,
): Promise<Similarities[]> {
  const near = candidates.map((candidate) => wordsIn(candidate.folded));
  const around = candidates.map((candidate) => wordsIn(`${candidate.before}\n${candidate.after}\n${candidate.title}`));
  const vectors = await cache.get([
    ...new Set([
      ...candidates.flatMap((one) => [one.folded, one.before, one.after, one.title]).filter(Boolean),
      ...near.flat(),
      ...around.flat(),
      ...terms.map(({ term }) => term),
      ...(focus ? [focus] : []),
    ]),
  ]);
  const cosine = (text: string) => (text ? dot(query, vectors.get(text)!) : 0);
  const cosineOfMean = (texts: readonly string[]) => {
    const sum = new Float32Array(query.length);
    for (const text of texts) {
      const vector = vectors.get(text);
      if (vector) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
    }
    return dot(query, sum) / (Math.sqrt(dot(sum, sum)) || 1);
  };
  const pairs = new Map<string, number>();
  const likeness = (a: string, b: string) => {
    const key = `${a}\n${b}`;
    let value = pairs.get(key);
    if (value === undefined) {
      const raw = dot(vectors.get(a)!, vectors.get(b)!);
      value = Math.min(1, Math.max(0, (raw - resemblance.none) / (resemblance.full - resemblance.none)));
      pairs.set(key, value);
    }
    return value;
  };
  const closest = (term: string, words: readonly string[]) =>
    words.reduce((best, word) => Math.max(best, likeness(term, word)), 0);
  const resembles = (term: QuestionTerm, words: readonly string[]) =>
    term.kind === 'word' ? closest(term.term, words) : 0;
  return candidates.map((candidate, i) => ({
    sentence: cosine(candidate.folded),
    window: cosineOfMean([candidate.before, candidate.folded, candidate.after]),
    title: cosine(candidate.title),
    focus: focus ? closest(focus, [...near[i]!, ...around[i]!]) : 0.5,
    termsInSentence: terms.map((term) => resembles(term, near[i]!)),
    termsAround: terms.map((term) => resembles(term, around[i]!)),
  }));
}

function wordsIn(folded: string): string[] {
  return [...new Set(tokens(folded).flatMap(({ term }) => (term.length > 1 ? [term] : [])))];
}
