import { describe, expect, it } from 'vitest';
import { queryTerms } from '../../src/retrieval/query-terms.js';
import { bigramMark } from '../../src/text/tokenize.js';

describe('queryTerms', () => {
  it('leaves out the words that only make it a question, and the pairs across them', () => {
    const terms = queryTerms('请问渝快办有哪些网点？');
    expect(terms).toContain('网点');
    for (const word of ['请问', '哪些', '有', `${bigramMark}些网`, `${bigramMark}哪些`])
      expect(terms).not.toContain(word);
  });

  it('keeps them where nothing else is asked', () => {
    expect(queryTerms('什么？').length).toBeGreaterThan(0);
    expect(queryTerms('')).toEqual([]);
  });

  it('gives Traditional characters the terms of Simplified ones', () => {
    expect(queryTerms('檢舉熱線')).toEqual(queryTerms('检举热线'));
  });
});
