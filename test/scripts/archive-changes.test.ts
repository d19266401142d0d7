import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIndex } from '../../index/build-index.js';
import { changedSince } from '../../scripts/archive-changes.js';
import type { Manifest } from '../../src/store/manifest.js';
import { readManifest } from '../../src/store/read-manifest.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder } from '../support/small-index.js';

let place: ReturnType<typeof temporaryFolder>;
let archive: string;
let built: Manifest;
const old = new Date('2020-01-01');
const page = (word: string) => `${word}网点办理社保查询\n${word}的各个网点均可办理社保查询，请携带身份证件前往。\n`;

beforeEach(async () => {
  place = temporaryFolder();
  archive = join(place.folder, 'archive');
  mkdirSync(join(archive, 'more'), { recursive: true });
  writeFileSync(join(archive, 'a.txt'), page('甲'));
  writeFileSync(join(archive, 'a.meta.json'), '{}');
  writeFileSync(join(archive, 'more', 'b.txt'), page('乙'));
  writeFileSync(join(archive, 'more', 'c.jsonl'), `${JSON.stringify({ id: 'c', title: '丙', body: page('丙') })}\n`);
  writeFileSync(join(archive, 'more', 'none.txt'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
  built = await build();
});
afterEach(() => place.remove());

async function build(onProgress?: Parameters<typeof buildIndex>[0]['onProgress']): Promise<Manifest> {
  const indexFolder = join(place.folder, 'index');
  await buildIndex({
    archiveFolder: archive,
    indexFolder,
    embedder: createFakeEmbedder(),
    ...(onProgress && { onProgress }),
  });
  return readManifest(indexFolder);
}

it('is false of an archive that nobody touched', async () => {
  expect(await changedSince(archive, built)).toBe(false);
});

it.each([
  ['a page was written anew', () => writeFileSync(join(archive, 'more', 'b.txt'), page('丁'))],
  ['a sidecar was added', () => writeFileSync(join(archive, 'more', 'b.meta.json'), '{"date":"2021-05-04"}')],
  ['a sidecar was written anew', () => writeFileSync(join(archive, 'a.meta.json'), '{"page":"2"}')],
  ['articles were added', () => writeFileSync(join(archive, 'more', 'd.jsonl'), '{"id":"d","body":"丁"}')],
  ['a page was taken away', () => rmSync(join(archive, 'more', 'b.txt'))],
])('is true when %s', async (_name, change) => {
  change();
  expect(await changedSince(archive, built)).toBe(true);
});

it('is true of a copy that kept the times of its original', async () => {
  const original = join(place.folder, 'c.txt');
  writeFileSync(original, page('新'));
  cpSync(original, join(archive, 'more', 'b.txt'));
  for (const path of [join(archive, 'more', 'b.txt'), join(archive, 'more'), archive]) utimesSync(path, old, old);
  expect(await changedSince(archive, built)).toBe(true);
});

it('is true of a page that came while the index was built, after the others had been read', async () => {
  const during = await build(({ phase }) => {
    if (phase === 'committing') writeFileSync(join(archive, 'late.txt'), page('迟'));
  });
  expect(await changedSince(archive, during)).toBe(true);
});

it.each([
  ['touched and left as they were', new Date()],
  ['dated tomorrow, as from a machine whose clock is ahead', new Date(Date.now() + 86_400_000)],
])('is false of files %s', async (_name, time) => {
  for (const name of ['a.txt', 'a.meta.json', 'more']) utimesSync(join(archive, name), time, time);
  expect(await changedSince(archive, built)).toBe(false);
});
