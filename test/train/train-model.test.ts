import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoTokenizer, env, pipeline } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseForModel } from '../../scripts/train/corpus.js';
import { exportModel } from '../../scripts/train/export-model.js';
import { createSimd } from '../../scripts/train/simd.js';
import { createSide, forward } from '../../scripts/train/static-model.js';
import { defaultOptions, trainModel } from '../../scripts/train/train-model.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { loadEmbedder } from '../../src/embedding/load.js';
import { modelFiles } from '../../src/embedding/model-files.js';
import { createUnigram } from '../../src/embedding/unigram.js';
import { tinyCorpus } from '../support/tiny-corpus.js';

const options = { ...defaultOptions, size: 16, words: 200, steps: 8, batch: 16, report: () => {} };
const texts = ['水费怎么交', '市图书馆开放时间调整', '去年共处理停水1200件', '公交线路', '𠮷𡘙 zebra 龘'];

describe('trainModel', () => {
  const root = mkdtempSync(join(tmpdir(), 'wenyu-train-'));
  const trained = trainModel(tinyCorpus(), options);
  let embedder: Embedder;
  beforeAll(async () => {
    exportModel(join(root, 'tiny'), trained.model, trained.vocabulary);
    embedder = await loadEmbedder({ model: 'tiny', modelsFolder: root });
  });
  afterAll(async () => {
    await embedder.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('gives the same files for the same seed, and others for another', () => {
    const again = trainModel(tinyCorpus(), options);
    exportModel(join(root, 'again'), again.model, again.vocabulary);
    const other = trainModel(tinyCorpus(), { ...options, seed: 2 });
    exportModel(join(root, 'other'), other.model, other.vocabulary);
    const contents = (name: string) => modelFiles.map((file) => readFileSync(join(root, name, file)));
    expect(contents('again')).toEqual(contents('tiny'));
    expect(contents('other')).not.toEqual(contents('tiny'));
  });

  it('segments as transformers.js does with the exported tokenizer', async () => {
    const tokenizer = await AutoTokenizer.from_pretrained(join(root, 'tiny'), { local_files_only: true });
    const { vocabulary } = trained;
    const tokenize = createUnigram(vocabulary);
    for (const text of [...texts, ...tinyCorpus().news.flat()]) {
      const known = (ids: number[]) => ids.filter((id) => id !== vocabulary.unknown && id !== vocabulary.classify);
      expect(tokenize(normaliseForModel(text))).toEqual(known(tokenizer.encode(normaliseForModel(text))));
    }
  });

  it('exports a network whose vectors are the trained ones, but for the rounding of 8 bits', async () => {
    const { model, vocabulary } = trained;
    const simd = createSimd(1);
    const side = createSide(simd, texts.length, model.size);
    const vectors = simd.floats(model.vectors.length);
    vectors.set(model.vectors);
    const tokenize = createUnigram(vocabulary);
    forward(
      simd,
      { ...model, vectors },
      side,
      texts.map((text) => tokenize(normaliseForModel(text))),
    );
    const exported = await embedder.embedPassages(texts);
    texts.slice(0, 4).forEach((_, row) => {
      let cosine = 0;
      for (let d = 0; d < model.size; d++) cosine += side.unit[row * model.size + d]! * exported[row]![d]!;
      expect(cosine).toBeGreaterThan(0.999);
    });
  });

  it('is a model that the feature-extraction pipeline of transformers.js takes as it is', async () => {
    env.localModelPath = '';
    env.allowRemoteModels = false;
    const extract = await pipeline('feature-extraction', join(root, 'tiny'), { local_files_only: true });
    const { data, dims } = await extract(texts.slice(0, 4), { pooling: 'cls', normalize: true });
    expect(dims).toEqual([4, options.size]);
    const own = await embedder.embedPassages(texts.slice(0, 4));
    [...data].forEach((x, i) => {
      expect(x).toBeCloseTo(own[Math.floor(i / options.size)]![i % options.size]!, 5);
    });
  });
});
