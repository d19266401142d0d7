import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.js';
import type { ArchiveIndex } from '../../src/store/archive-index.js';
import { type LiveIndex, openLiveIndex } from '../../src/store/live-index.js';
import type { Manifest } from '../../src/store/manifest.js';
import { articleOf } from '../support/articles.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder, writeSmallIndex } from '../support/small-index.js';

const embedder = createFakeEmbedder();
const first = [articleOf('old', '旧的一版。')];
const second = [articleOf('new', '新的一版。')];
let folder: string;
let remove: () => void;
let live: LiveIndex<ArchiveIndex>;
const errors: unknown[] = [];
beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  await writeSmallIndex(folder, first);
  errors.length = 0;
  live = await openLiveIndex(folder, {
    embedder,
    prepare: (index) => index,
    intervalMs: 20,
    onError: (error) => errors.push(error),
  });
});
afterEach(() => {
  live.close();
  remove();
});

/** Makes the texts of an index as much larger, and lets its manifest say so. */
function addToTexts(manifest: Manifest, content: Buffer): void {
  const listed = `${manifest.generation}/texts.sqlite`;
  const path = join(folder, listed);
  const db = new Database(path);
  db.exec('CREATE TABLE more (content BLOB)');
  db.prepare('INSERT INTO more VALUES (?)').run(content);
  db.close();
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const files = { ...manifest.files, [listed]: { sha256, bytes: bytes.length } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }));
}

describe('live index', () => {
  it('takes a new index by itself', async () => {
    expect(live.current().articleIds()).toEqual(['old']);
    await writeSmallIndex(folder, second);
    await expect.poll(() => live.current().articleIds()).toEqual(['new']);
  });

  it('keeps an index open for the work that uses it, and closes it after', async () => {
    let held: ArchiveIndex | undefined;
    await live.use(async (index) => {
      held = index;
      await writeSmallIndex(folder, second);
      await expect.poll(() => live.current().articleIds()).toEqual(['new']);
      expect(index.article('old')?.body).toBe('旧的一版。');
      expect(index.searchVectors(await embedder.embedQuery('旧的一版。'), 1).length).toBe(1);
    });
    expect(() => held!.articleIds()).toThrow();
  });

  it('is used as it was until the newer one is prepared', async () => {
    let finish = (): void => {};
    const prepared = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const slow = await openLiveIndex(folder, {
      embedder,
      intervalMs: null,
      async prepare(index) {
        if (index.articleIds()[0] === 'new') await prepared;
        return index;
      },
    });
    await writeSmallIndex(folder, second);
    const taken = slow.check();
    expect(await slow.use((index) => index.articleIds())).toEqual(['old']);
    finish();
    expect(await taken).toBe(true);
    expect(await slow.use((index) => index.articleIds())).toEqual(['new']);
    slow.close();
  });

  it('answers from the last index while a large new one is read', async () => {
    const { manifest } = await writeSmallIndex(folder, second);
    const megabytes = 32;
    addToTexts(manifest, Buffer.alloc(megabytes << 20, 7));
    let taken = false;
    const taking = live.check().then(() => {
      taken = true;
    });
    let answered = 0;
    while (!taken) {
      await live.use((index) => index.article('old') && answered++);
      await setImmediate();
    }
    await taking;
    expect(live.current().articleIds()).toEqual(['new']);
    // Between any two blocks that are read there was time for a question.
    expect(answered).toBeGreaterThan(megabytes);
  });

  it('keeps serving the last good index when the next cannot be opened, and says so once', async () => {
    const { manifest } = await writeSmallIndex(folder, second);
    writeFileSync(join(folder, manifest.generation, 'terms.bin'), 'damaged');
    await Promise.all([live.check(), live.check()]);
    expect(errors.map(codeOf)).toEqual(['E_INDEX_CORRUPT']);
    expect(live.current().articleIds()).toEqual(['old']);
    await writeSmallIndex(folder, second);
    expect(await live.check()).toBe(true);
    expect(live.current().articleIds()).toEqual(['new']);
  });

  it('serves on while the index folder is emptied', async () => {
    writeFileSync(join(folder, 'manifest.json'), '');
    await live.check();
    expect(errors.map(codeOf)).toEqual(['E_INDEX_CORRUPT']);
    expect(live.current().articleIds()).toEqual(['old']);
  });
});
