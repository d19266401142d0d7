import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/project-root.js';
import {
  decodeFields,
  encodeFields,
  type FieldClassifier,
  loadFieldModel,
} from '../../src/answering/directory/field-model.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder } from '../support/small-index.js';

const models = join(projectRoot(), 'models');
const shippedFile = join(models, 'message-field/weights.bin');

describe('the field classifier that ships', () => {
  let classifier: FieldClassifier;
  beforeAll(async () => {
    // Another embedder than the one it was trained for: it takes one of its own.
    classifier = await loadFieldModel(models, createFakeEmbedder());
  });
  afterAll(() => classifier.close());

  it.each([
    ['water', '早上起来龙头一滴水都没有，找谁问'],
    ['power', '整栋楼突然黑灯瞎火的，保险也没跳，该给哪里打电话？'],
    ['consumer', '在超市买到过期牛奶，店家死不认账，我该打哪个电话告它'],
    ['price', '药店同一盒药比别家贵一倍，想打电话问问这价合不合规'],
    ['ethics-supervision', '有个自称区报记者的人跑来采访还要收好处费，我想举报他'],
    ['city-management', '路口那盏灯灭了半个月，晚上黑黢黢的，哪个来修'],
  ])('knows that it is a matter of %s: %s', async (category, message) => {
    expect((await classifier.classify(message))?.category).toBe(category);
  });

  it.each(['淘宝客服电话多少', '区里今年新建了几个公园', '你好', '火锅底料怎么炒'])(
    'takes for none: %s',
    async (message) => {
      expect(await classifier.classify(message)).toBeNull();
    },
  );

  it('gives any text a probability or none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
        const field = await classifier.classify(text);
        if (field === null) return;
        expect(field.probability).toBeGreaterThan(0);
        expect(field.probability).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the file of the field classifier', () => {
  it('is read as it was written', () => {
    const content = readFileSync(shippedFile);
    expect(encodeFields(decodeFields(content)).equals(content)).toBe(true);
  });

  it('is refused when it is missing, cut off, changed or of another kind', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    cpSync(join(models, 'wenyu-static-zh'), join(folder, 'wenyu-static-zh'), { recursive: true });
    const load = () => loadFieldModel(folder, null);
    await expect(load()).rejects.toMatchObject({ code: 'E_MODEL_MISSING' });
    mkdirSync(join(folder, 'message-field'));
    const content = readFileSync(shippedFile);
    const changed = Buffer.from(content);
    changed[changed.length - 1]! ^= 1;
    for (const bad of [Buffer.alloc(0), content.subarray(0, 5000), changed, Buffer.from('WYIM')]) {
      writeFileSync(join(folder, 'message-field/weights.bin'), bad);
      await expect(load()).rejects.toMatchObject({ code: 'E_MODEL_INVALID' });
    }
  });
});
