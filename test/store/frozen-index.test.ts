import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { retrieve } from '../../src/retrieval/retrieve.js';
import { indexFormat } from '../../src/store/manifest.js';
import { openIndex } from '../../src/store/open-index.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder } from '../support/small-index.js';

const fixtures = resolve(import.meta.dirname, '../fixtures');

function copyOf(format: number) {
  const copy = temporaryFolder();
  cpSync(resolve(fixtures, `index-format-${format}`), copy.folder, { recursive: true });
  return copy;
}

describe('an index of an earlier format', () => {
  it('is refused by name, so that it is built anew', async () => {
    const { folder, remove } = copyOf(1);
    await expect(openIndex(folder, { embedder: createFakeEmbedder() })).rejects.toThrow(
      expect.objectContaining({ code: 'E_INDEX_FORMAT' }),
    );
    remove();
  });
});

describe('an index of format 3', () => {
  it('is read as it was written', async () => {
    const { folder, remove } = copyOf(3);
    const embedder = createFakeEmbedder();
    const index = await openIndex(folder, { embedder });
    expect(indexFormat).toBe(3);
    expect(index.articleIds()).toEqual(['a1', 'a2', 'a3']);
    expect(index.manifest.places).toEqual(['贵阳', '沙坪坝']);
    expect(index.article('a2')).toMatchObject({
      headline: '水表防冻提醒',
      place: '贵阳',
      date: '2024-12',
      dateCertainty: 'inferred',
      lineMap: [
        [0, 1],
        [22, 2],
      ],
    });
    expect(index.passagesOf('a3')).toEqual([
      { id: 'a3#0', articleId: 'a3', ordinal: 0, start: 0, end: 9, text: '𠮷祥街改造完工。' },
    ]);
    expect(index.directory()).toMatchObject([{ name: '咨询电话', number: '12345' }]);
    expect(index.documentFrequency('水表')).toBe(1);
    const { accepted } = await retrieve(index, embedder, '水表怎么防冻', { top: 3 });
    expect(accepted[0]?.passage.articleId).toBe('a2');
    expect(accepted[0]?.dense).toBeCloseTo(0.4, 0);
    index.close();
    remove();
  });
});
