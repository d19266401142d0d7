import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damage, pageNoise, typingNoise } from '../../scripts/train/noise.js';
import { createPairSource, defaultMixture, type Mixture } from '../../scripts/train/pairs.js';
import { askAbout, askForPart, subjectOf } from '../../scripts/train/questions.js';
import { createRandom } from '../../scripts/train/random.js';
import { tinyCorpus } from '../support/tiny-corpus.js';

const only = (kind: keyof Mixture): Mixture =>
  Object.fromEntries(Object.keys(defaultMixture).map((key) => [key, key === kind ? 1 : 0])) as unknown as Mixture;

describe('createPairSource', () => {
  it('draws from the article it is told to, endlessly and in every kind, and the same for a seed', () => {
    const corpus = tinyCorpus();
    for (const kind of Object.keys(defaultMixture) as (keyof Mixture)[]) {
      const draw = () => {
        const source = createPairSource(corpus, only(kind), createRandom(7));
        return Array.from({ length: 40 }, (_, i) => source.draw(i % corpus.news.length));
      };
      const pairs = draw();
      expect(draw()).toEqual(pairs);
      for (const [i, { query, passage, group }] of pairs.entries()) {
        expect(query.length).toBeGreaterThan(0);
        expect(passage.length).toBeGreaterThan(0);
        if (kind === 'asked') expect(corpus.asked.map(({ title }) => title)).toContain(group);
        else expect(group).toBe(String(i % corpus.news.length));
      }
    }
  });
});

describe('questions made of sentences', () => {
  const random = createRandom(3);

  it('ask for what they leave out', () => {
    expect(askForPart('今年共发放补贴1200万元', random)).toMatch(/^今年共发放补贴(多少|几)元\?$/);
    expect(askForPart('图书馆将于5月1日开放', random)).not.toContain('5月1日');
    expect(askForPart('天气很好', random)).toBeNull();
  });

  it('keep the order of the words they take', () => {
    for (let i = 0; i < 20; i++) {
      const question = askAbout('居民办理居住证需要身份证', random)!;
      const places = ['居民', '居住证', '身份证'].map((word) => question.indexOf(word)).filter((at) => at >= 0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    expect(askAbout('。', random)).toBeNull();
  });

  it('take the place or authority that an opening names', () => {
    expect(subjectOf('重庆市召开会议', random)).toMatch(/^重庆/);
    expect(subjectOf('今天很热', random)).toBe('');
  });
});

describe('damage', () => {
  it('changes little: no text grows by much or vanishes, and without rates nothing changes', () => {
    const none = { drop: 0, blank: 0, confuse: 0, hole: 0 };
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 400, unit: 'grapheme' }), fc.nat(), (text, seed) => {
        expect(damage(text, createRandom(seed), none)).toBe(text);
        for (const rates of [pageNoise, typingNoise]) {
          const damaged = damage(text, createRandom(seed), rates);
          expect(damaged.length).toBeLessThan(text.length * 1.5);
          expect(damaged.length).toBeGreaterThan((text.length - 24) * 0.5);
        }
      }),
    );
  });
});
