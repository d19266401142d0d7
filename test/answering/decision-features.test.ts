import { describe, expect, it } from 'vitest';
import { featureNames } from '../../src/answering/passages/features.js';
import { decisionFeatureNames, decisionFeatures } from '../../src/answering/ranking/decision-features.js';

/** A sentence of an article, with what the reader made of it. */
const sentence = (article: string, read: number, readAgreement = 0) => ({
  article,
  score: read,
  features: Float64Array.from(featureNames, (name) =>
    name === 'read' ? read : name === 'readAgreement' ? readAgreement : 0,
  ),
});
const value = (ranked: ReturnType<typeof sentence>[], name: string) =>
  decisionFeatures(ranked)[decisionFeatureNames.indexOf(name)]!;

describe('agreement among articles', () => {
  it('counts each other article once, by the surest of its sentences', () => {
    const alone = [sentence('a', 5), sentence('a', 4)];
    const two = [sentence('a', 5), sentence('b', 10), sentence('b', 9)];
    expect(value(alone, 'otherAnswers')).toBe(0);
    expect(value(two, 'otherAnswers')).toBeCloseTo(Math.log1p(1), 3);
  });

  it('is less where others give other answers', () => {
    const agreed = [sentence('a', 5, Math.log1p(2)), sentence('b', 10), sentence('c', 10)];
    const disputed = [sentence('a', 5), sentence('b', 10), sentence('c', 10)];
    expect(value(agreed, 'consensus')).toBeGreaterThan(0.8);
    expect(value(disputed, 'consensus')).toBe(0);
  });
});

describe('the best sentences together', () => {
  const ranked = [5, 4, 3, 2, 1, 0, -1, -2, -3, -4].map((read, i) => sentence(`article ${i}`, read));
  it('are told by means and maxima of their features', () => {
    expect(value(ranked, 'read:mean3')).toBe(4);
    expect(value(ranked, 'read:mean8')).toBe(1.5);
    expect(value(ranked, 'read:most8')).toBe(5);
  });
  it('are told by how their scores fall, as far as there are so many', () => {
    expect(value(ranked, 'score:mean6')).toBe(2.5);
    expect(value(ranked, 'score:4')).toBe(2);
    expect(value(ranked.slice(0, 3), 'score:4')).toBe(3);
  });
});
