import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.js';
import { indexFormat } from '../../src/store/manifest.js';
import { openIndex } from '../../src/store/open-index.js';
import { readManifest } from '../../src/store/read-manifest.js';
import { articleOf } from '../support/articles.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder, writeSmallIndex } from '../support/small-index.js';

const embedder = createFakeEmbedder();
const articles = Array.from({ length: 12 }, (_, i) => articleOf(`a${i}`, `第${i}号服务网点可办理社保查询。`));
let folder: string;
let remove: () => void;
beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  await writeSmallIndex(folder, articles);
});
afterEach(() => remove());

async function codeOfOpening(path: string, asker = embedder): Promise<string> {
  try {
    (await openIndex(path, { embedder: asker })).close();
    return 'opened';
  } catch (error) {
    return codeOf(error);
  }
}

describe('openIndex', () => {
  it('finds by vector and by term, best first', async () => {
    const index = await openIndex(folder, { embedder });
    const [vector] = await embedder.embedPassages([articles[5]!.body]);
    const [nearest] = index.searchVectors(vector!, 3);
    expect(index.passage(nearest!.row).articleId).toBe('a5');
    expect(nearest!.score).toBeCloseTo(1, 5);
    expect(index.searchVectors(vector!, 1000).length).toBe(articles.length);
    expect(index.vector(nearest!.row)).toEqual(vector);
    expect(index.documentFrequency('社保')).toBe(articles.length);
    expect(index.searchTerms(['不在此处'], 5).candidates).toEqual([]);
    expect(() => index.passage(9999)).toThrow(RangeError);
    index.close();
  });

  it('names what is missing or foreign', async () => {
    expect(await codeOfOpening(join(folder, 'nowhere'))).toBe('E_INDEX_MISSING');
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, '[]');
    expect(await codeOfOpening(folder)).toBe('E_INDEX_FOREIGN');
    writeFileSync(manifest, `{"format":${indexFormat + 1}}`);
    expect(await codeOfOpening(folder)).toBe('E_INDEX_FORMAT');
    writeFileSync(manifest, `{"format":${indexFormat}}`);
    expect(await codeOfOpening(folder)).toBe('E_INDEX_CORRUPT');
    writeFileSync(manifest, '{');
    expect(await codeOfOpening(folder)).toBe('E_INDEX_CORRUPT');
    rmSync(manifest);
    expect(await codeOfOpening(folder)).toBe('E_INDEX_MISSING');
    writeFileSync(join(folder, 'letter.txt'), '');
    expect(await codeOfOpening(folder)).toBe('E_INDEX_FOREIGN');
  });

  it('refuses another model, and one of other dimensions', async () => {
    expect(await codeOfOpening(folder, { ...embedder, digest: 'e'.repeat(64) })).toBe('E_INDEX_MODEL');
    expect(await codeOfOpening(folder, { ...embedder, dimensions: 32 })).toBe('E_INDEX_MODEL');
  });

  it('refuses an index with a file that is gone, cut short or changed in any single bit', async () => {
    const files = Object.keys(readManifest(folder).files).map((name) => join(folder, name));
    expect(files.length).toBe(3);
    for (const file of files) {
      const whole = readFileSync(file);
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
          const flipped = Buffer.from(whole);
          flipped[bit >> 3]! ^= 1 << (bit & 7);
          writeFileSync(file, flipped);
          expect(await codeOfOpening(folder)).toBe('E_INDEX_CORRUPT');
        }),
        { numRuns: 25 },
      );
      writeFileSync(file, whole);
      truncateSync(file, Math.floor(whole.length / 2));
      expect(await codeOfOpening(folder)).toBe('E_INDEX_CORRUPT');
      rmSync(file);
      expect(await codeOfOpening(folder)).toBe('E_INDEX_CORRUPT');
      writeFileSync(file, whole);
    }
    expect(await codeOfOpening(folder)).toBe('opened');
  });

  it('says that the index is corrupt when its texts are overwritten while it is open', async () => {
    const index = await openIndex(folder, { embedder });
    const texts = Object.keys(readManifest(folder).files).find((name) => name.endsWith('texts.sqlite'));
    writeFileSync(join(folder, texts!), Buffer.alloc(200));
    const readings = [
      () => index.article('a1'),
      () => index.passage(0),
      () => index.passagesOf('a1'),
      () => index.articleIds(),
      () => index.directory(),
    ];
    for (const read of readings) expect(read).toThrow(expect.objectContaining({ code: 'E_INDEX_CORRUPT' }));
    index.close();
  });

  it('never crashes on a manifest of anything', async () => {
    const manifest = join(folder, 'manifest.json');
    const whole = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(whole)), fc.json(), async (field, value) => {
        writeFileSync(manifest, JSON.stringify({ ...whole, [field]: JSON.parse(value) }));
        expect(['opened', 'E_INDEX_CORRUPT', 'E_INDEX_FOREIGN', 'E_INDEX_FORMAT', 'E_INDEX_MODEL']).toContain(
          await codeOfOpening(folder),
        );
      }),
      { numRuns: 100 },
    );
  });
});
