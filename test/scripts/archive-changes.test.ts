import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changedSince } from '../../scripts/archive-changes.js';
import { temporaryFolder } from '../support/small-index.js';

let place: ReturnType<typeof temporaryFolder>;
let archive: string;
let built: Date;
const old = new Date('2020-01-01');

beforeEach(async () => {
  place = temporaryFolder();
  archive = join(place.folder, 'archive');
  mkdirSync(join(archive, 'more'), { recursive: true });
  writeFileSync(join(archive, 'a.txt'), '一版');
  writeFileSync(join(archive, 'more', 'b.txt'), '又一版');
  writeFileSync(join(archive, 'more', 'c.txt'), '再一版');
  // The clock of a file system is coarse: a moment passes before and after the index is built.
  await passed();
  built = new Date();
  await passed();
});
afterEach(() => place.remove());

const passed = () => new Promise((resolve) => setTimeout(resolve, 20));

it('is false of an archive that nobody touched', async () => {
  expect(await changedSince(archive, built)).toBe(false);
});

it.each([
  ['a page was written anew', () => writeFileSync(join(archive, 'more', 'b.txt'), '改过的一版')],
  ['a sidecar was added', () => writeFileSync(join(archive, 'a.meta.json'), '{"date":"2021-05-04"}')],
  ['a page was taken away', () => rmSync(join(archive, 'more', 'b.txt'))],
])('is true when %s', async (_name, change) => {
  change();
  expect(await changedSince(archive, built)).toBe(true);
});

it('is true when a sidecar that was there is written anew', async () => {
  writeFileSync(join(archive, 'a.meta.json'), '{}');
  await passed();
  const later = new Date();
  await passed();
  expect(await changedSince(archive, later)).toBe(false);
  writeFileSync(join(archive, 'a.meta.json'), '{"page":"2"}');
  expect(await changedSince(archive, later)).toBe(true);
});

it('is true of a copy that kept the times of its original', async () => {
  const original = join(place.folder, 'c.txt');
  writeFileSync(original, '新来的一版');
  cpSync(original, join(archive, 'more', 'b.txt'));
  for (const path of [join(archive, 'more', 'b.txt'), join(archive, 'more'), archive]) utimesSync(path, old, old);
  expect(await changedSince(archive, built)).toBe(true);
});
