import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { createHubEmbedder } from '../../src/embedding/hub-embedder.js';
import { loadEmbedder, shippedModel } from '../../src/embedding/load.js';
import { readProfile } from '../../src/embedding/profile.js';

const modelsFolder = join(import.meta.dirname, '../../models');
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('a model of a hub', () => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'wenyu-hub-'));
  // The shipped files under a hub's name, without what they say of themselves: the name alone tells what to do.
  const model = 'Owner/bge-small-zh-v1.5';
  let embedder: Embedder;
  let shipped: Embedder;
  beforeAll(async () => {
    const folder = join(cacheFolder, model);
    cpSync(join(modelsFolder, shippedModel), folder, { recursive: true });
    const { wenyu: _, ...config } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    embedder = await loadEmbedder({ model, modelsFolder, cacheFolder });
    shipped = await loadEmbedder({ model: shippedModel, modelsFolder });
  });
  afterAll(async () => {
    await embedder.close();
    await shipped.close();
    rmSync(cacheFolder, { recursive: true, force: true });
  });

  it('is known by its name: pooling, the prefix of questions, a process of its own', async () => {
    expect(await readProfile(model, join(cacheFolder, model))).toEqual({
      pooling: 'cls',
      queryPrefix: '为这个句子生成表示以用于检索相关文章：',
      fold: false,
      cost: 'transformer',
    });
  });

  it('gives the vectors that the same files give in this process, questions with the prefix', async () => {
    expect(embedder.id).toBe(model);
    expect(embedder.digest).not.toBe(shipped.digest);
    expect(embedder.dimensions).toBe(shipped.dimensions);
    const texts = Array.from({ length: 70 }, (_, i) => `第${i}条公交线路的首末班车时间`);
    const [there, here] = [await embedder.embedPassages(texts), await shipped.embedPassages(texts)];
    there.forEach((vector, i) => {
      expect(dot(vector, here[i]!)).toBeGreaterThan(0.9999);
    });
    const question = await embedder.embedQuery('首末班车');
    const [prefixed] = await shipped.embedPassages(['为这个句子生成表示以用于检索相关文章：首末班车']);
    expect(dot(question, prefixed!)).toBeGreaterThan(0.9999);
  });

  it('answers a question while passages wait', async () => {
    const order: string[] = [];
    const texts = Array.from({ length: 200 }, () => '供水公司发布停水通知'.repeat(20));
    const passages = embedder.embedPassages(texts).then(() => order.push('passages'));
    const question = embedder.embedQuery('停水').then(() => order.push('question'));
    await Promise.all([passages, question]);
    expect(order).toEqual(['question', 'passages']);
  });

  it('says so when its files make no model', async () => {
    const folder = join(cacheFolder, 'Owner/broken');
    cpSync(join(cacheFolder, model), folder, { recursive: true });
    writeFileSync(join(folder, 'onnx/model_quantized.onnx'), 'not a network');
    const loading = loadEmbedder({ model: 'Owner/broken', modelsFolder, cacheFolder });
    await expect(loading).rejects.toMatchObject({ code: 'E_MODEL_INVALID', message: expect.stringContaining(folder) });
  });

  it('fails what is asked of it once it is closed, and closes twice without harm', async () => {
    const folder = join(cacheFolder, model);
    const other = await createHubEmbedder({ id: model, digest: '', folder, profile: await readProfile(model, folder) });
    await other.close();
    await other.close();
    await expect(other.embedQuery('停水')).rejects.toMatchObject({ code: 'E_MODEL_INVALID' });
  });
});
