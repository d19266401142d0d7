import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/project-root.js';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import { type Encoded, encodeForReader, readerLimits } from '../../src/answering/reading/encode.js';
import { readingFeatures } from '../../src/answering/reading/reading-features.js';
import { loadReadingModel, type ReadingModel } from '../../src/answering/reading/reading-model.js';
import { bestSpan } from '../../src/answering/reading/spans.js';
import { spanInWindow, windowOf } from '../../src/answering/reading/windows.js';
import { temporaryFolder } from '../support/small-index.js';

const numbered = (list: readonly string[], first: number) => new Map(list.map((entry, i) => [entry, i + first]));
const vocabulary = {
  characters: numbered([...'自来水热线电话是多少966886'], 4),
  words: numbered(['自来水', '自来', '热线', '热'], 1),
};

describe('encodeForReader', () => {
  it('gives rows of one length, within the limits, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.string({ unit: 'binary', maxLength: 500 }),
        (q, w) => {
          const { ids, positions, kinds, matches, words, offset } = encodeForReader(q, w, vocabulary);
          expect(new Set([ids, positions, kinds, matches, words].map(({ length }) => length)).size).toBe(1);
          expect(ids.length - offset).toBe(Math.min(w.length, readerLimits.window));
          expect(Math.max(...positions)).toBeLessThan(readerLimits.question + readerLimits.window + 8);
          expect(matches.every((bits) => bits >= 0 && bits < 8)).toBe(true);
          expect(kinds.indexOf(1)).toBe(w.length ? offset : -1);
        },
      ),
    );
  });

  it('encodes as scripts/train/reader/network.py does, which wrote the fixture', () => {
    const file = join(projectRoot(), 'test/fixtures/reader-encoding.json');
    const { characters, words, cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      characters: string[];
      words: string[];
      cases: ({ question: string; window: string } & Encoded)[];
    };
    const numbers = { characters: numbered(characters, 4), words: numbered(words, 1) };
    for (const { question, window, ...rows } of cases) {
      expect(encodeForReader(question, window, numbers)).toEqual(rows);
    }
  });

  it('takes the longest word known from the left on', () => {
    const { words, offset } = encodeForReader('热线', '自来水热x自来', vocabulary);
    expect(words.slice(1, 3)).toEqual([3, 3]);
    expect(words.slice(offset)).toEqual([1, 1, 1, 4, 0, 2, 2]);
  });

  it('marks the characters and pairs that both parts hold', () => {
    const { matches, offset } = encodeForReader('水热', '自来水热', vocabulary);
    expect(matches.slice(offset)).toEqual([0, 0, 1 | 4, 1 | 2]);
    expect(matches.slice(1, 3)).toEqual([1 | 4, 1 | 2]);
  });
});

describe('bestSpan', () => {
  it('is the best of all spans within the sentence and the longest answer', () => {
    const logit = fc.float({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(logit, logit), { minLength: 4, maxLength: 60 }),
        fc.nat(70),
        fc.nat(70),
        (logits, a, b) => {
          const offset = 3;
          const starts = Float32Array.from(logits, ([start]) => start);
          const ends = Float32Array.from(logits, ([, end]) => end);
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          let best = Number.NEGATIVE_INFINITY;
          for (let i = from; i < to && offset + i < starts.length; i++)
            for (let j = i; j < to && j < i + 30 && offset + j < ends.length; j++)
              best = Math.max(best, starts[offset + i]! + ends[offset + j]! - starts[0]! - ends[0]!);
          const found = bestSpan({ starts, ends, offset }, [from, to]);
          if (best === Number.NEGATIVE_INFINITY) expect(found.score).toBe(best);
          else expect(found.score).toBeCloseTo(best, 4);
          expect(found.span[0]).toBeGreaterThanOrEqual(from);
        },
      ),
    );
  });
});

describe('windows', () => {
  it('find a sentence again in its window, headline or body', () => {
    const body = '第一句话在这里。自来水热线是966886。第三句话。';
    const article = { id: 'a', headline: '服务热线', body };
    const passage = { id: 'p', articleId: 'a', ordinal: 0, start: 8, end: body.length, text: body.slice(8) };
    const at = (part: 'body' | 'headline', start: number, end: number) =>
      ({ article, part, start, end, hit: { passage } }) as unknown as Candidate;
    const sentence = at('body', 8, 22);
    const window = windowOf(sentence);
    expect(window.text.slice(...spanInWindow(sentence, window))).toBe(body.slice(8, 22));
    const headline = at('headline', 0, 4);
    expect(window.text.slice(...spanInWindow(headline, window))).toBe('服务热线');
  });
});

describe('readingFeatures', () => {
  it('counts other articles that give the same answer, and the same article not', () => {
    const same = { score: 3, text: '孙颖莎' };
    const [first, second, third] = readingFeatures([same, { score: 2, text: '孙颖莎夺冠' }, null], ['a', 'b', 'c']);
    expect(first![2]).toBeGreaterThan(0.5);
    expect(second![1]).toBe(-1);
    expect(third).toEqual([-20, -23, 0]);
    expect(readingFeatures([same, same], ['a', 'a'])[0]![2]).toBe(0);
  });
});

describe('the reader that ships', () => {
  let model: ReadingModel;
  beforeAll(async () => {
    model = await loadReadingModel(join(projectRoot(), 'models'));
  });

  it('holds a passage with the answer more likely to answer than one without', async () => {
    const question = '自来水热线是多少';
    const answering = '市民可以拨打服务热线。自来水热线:966886。燃气热线:966777。';
    const other = '昨日,全市中小学生走进博物馆,感受传统文化的魅力。活动持续到下午。';
    const [yes, no] = await model.read(question, [answering, other]);
    const whole = (text: string): [number, number] => [0, text.length];
    expect(bestSpan(yes!, whole(answering)).score).toBeGreaterThan(bestSpan(no!, whole(other)).score);
  });

  it('reads windows the same alone and among longer ones', async () => {
    const short = '自来水热线:966886。';
    const [alone] = await model.read('自来水热线', [short]);
    const [padded] = await model.read('自来水热线', [short, short.repeat(10)]);
    const span: [number, number] = [0, short.length];
    expect(bestSpan(padded!, span).score).toBeCloseTo(bestSpan(alone!, span).score, 0);
  });

  it('says which file is missing', async () => {
    const { folder: empty, remove } = temporaryFolder();
    onTestFinished(remove);
    await expect(loadReadingModel(empty)).rejects.toMatchObject({ code: 'E_MODEL_MISSING' });
  });

  it.each(['characters.txt', 'words.txt'])('says at the start that %s does not fit the network', async (list) => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    cpSync(join(projectRoot(), 'models/answer-reader'), join(folder, 'answer-reader'), { recursive: true });
    const many = Array.from({ length: 30_000 }, (_, i) => String.fromCodePoint(0x3400 + i));
    writeFileSync(join(folder, 'answer-reader', list), many.join('\n'));
    await expect(loadReadingModel(folder)).rejects.toMatchObject({ code: 'E_MODEL_INVALID' });
  });
});
