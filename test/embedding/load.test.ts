import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { loadEmbedder, shippedModel } from '../../src/embedding/load.js';
import { digestOfModel } from '../../src/embedding/model-files.js';

const modelsFolder = join(import.meta.dirname, '../../models');

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('the model that ships', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await loadEmbedder({ model: shippedModel, modelsFolder });
  });
  afterAll(() => embedder.close());

  it('says who it is', async () => {
    expect(embedder.id).toBe(shippedModel);
    expect(embedder.digest).toBe(await digestOfModel(join(modelsFolder, shippedModel)));
    expect(embedder.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await embedder.embedQuery('自来水')).toHaveLength(embedder.dimensions);
  });

  it('gives every text a vector of length 1, whatever the text', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\ud83d', '\udc00', '\0', '\u200b', '龘', '水', '9', 'ﬀ', '㎡', '[CLS]') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { maxLength: 20 }), async (texts) => {
        const vectors = await embedder.embedPassages(texts);
        expect(vectors).toHaveLength(texts.length);
        for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
      }),
      { numRuns: 50 },
    );
    const [empty, endless] = await embedder.embedPassages(['', '停水通知。'.repeat(200_000)]);
    expect(dot(empty!, empty!)).toBeCloseTo(1, 4);
    expect(dot(endless!, endless!)).toBeCloseTo(1, 4);
  });

  it("gives a text the same vector whatever the batch's other texts", async () => {
    const texts = ['停水', '公积金提取需要什么材料', '办理居住证的地点和时间。'.repeat(20), ''];
    const together = await embedder.embedPassages(texts);
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embedPassages([text]);
      expect(dot(alone!, together[i]!)).toBeGreaterThan(0.99999);
    }
  });

  it('takes Traditional, full-width and upper-case writing for what it means', async () => {
    const [a, b] = await embedder.embedPassages(['醫療保險ＡＰＰ在哪裡辦理', '医疗保险app在哪里办理']);
    expect(dot(a!, b!)).toBeGreaterThan(0.9999);
  });

  it('finds a paraphrase nearer than a text about something else', async () => {
    const pairs = [
      ['孩子上学要准备什么材料', '适龄儿童入学报名时,家长应携带户口簿、房产证明到学校登记。'],
      ['看病报销比例是多少', '参保人员住院发生的医疗费用,由医保基金按百分之八十支付。'],
      ['公司招不到人有补贴吗', '对吸纳高校毕业生就业的企业,按每人一千元给予一次性补助。'],
      ['地铁几点收车', '轨道交通各线路末班车发车时间延长至二十三时。'],
    ] as const;
    const passages = await embedder.embedPassages(pairs.map(([, passage]) => passage));
    for (const [row, [question]] of pairs.entries()) {
      const query = await embedder.embedQuery(question);
      const scores = passages.map((passage) => dot(query, passage));
      expect(scores.indexOf(Math.max(...scores))).toBe(row);
    }
  });
});

describe('loadEmbedder', () => {
  const root = mkdtempSync(join(tmpdir(), 'wenyu-models-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('names the file that is missing and what to do', async () => {
    const loading = loadEmbedder({ model: 'Owner/none', modelsFolder, cacheFolder: root });
    await expect(loading).rejects.toMatchObject({
      code: 'E_MODEL_MISSING',
      message: expect.stringContaining(join(root, 'Owner/none', 'config.json')),
      hint: expect.stringContaining('wenyu model fetch'),
    });
  });

  it('refuses files that make no model', async () => {
    cpSync(join(modelsFolder, shippedModel), join(root, 'broken'), { recursive: true });
    writeFileSync(join(root, 'broken/onnx/model_quantized.onnx'), 'not a network');
    await expect(loadEmbedder({ model: 'broken', modelsFolder: root })).rejects.toMatchObject({
      code: 'E_MODEL_INVALID',
    });
    writeFileSync(join(root, 'broken/config.json'), '{"half":');
    await expect(loadEmbedder({ model: 'broken', modelsFolder: root })).rejects.toMatchObject({
      code: 'E_MODEL_INVALID',
    });
  });
});
