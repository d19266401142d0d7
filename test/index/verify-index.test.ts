import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../index/build-index.js';
import { verifyIndex } from '../../index/verify-index.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { seedsFolder } from '../support/seeds-index.js';
import { temporaryFolder } from '../support/small-index.js';

let folder: string;
let remove: () => void;
let archive: string;
let index: string;
beforeEach(async () => {
  ({ folder, remove } = temporaryFolder());
  archive = join(folder, 'archive');
  index = join(folder, 'index');
  cpSync(seedsFolder, archive, { recursive: true });
  const record = { id: 'r1', title: '通知', body: '网点\r\n周一至周五开放。', date: '2024-03-06' };
  writeFileSync(join(archive, 'more.jsonl'), `${JSON.stringify(record)}\n`);
  await buildIndex({ archiveFolder: archive, indexFolder: index, embedder: createFakeEmbedder() });
});
afterEach(() => remove());

describe('verifyIndex', () => {
  it('proves the seeds and a JSON Lines file', async () => {
    const { problems, articles, passages, sightings } = await verifyIndex(archive, index);
    expect(problems).toEqual([]);
    expect(articles).toBeGreaterThan(20);
    expect(passages).toBeGreaterThanOrEqual(articles);
    expect(sightings).toBeGreaterThan(3);
  });

  it('proves records with half a character and records in GB18030', async () => {
    const record = {
      id: '半\ud83d',
      title: '半\ud83d',
      body: '樱花湖游船\ud83d票价为每人三十元。',
      newspaper: '报\udc00',
    };
    writeFileSync(join(archive, 'half.jsonl'), `${JSON.stringify(record)}\n`);
    const gb = Buffer.from([0xb7, 0xc0, 0xbb, 0xf0, 0xb5, 0xe7, 0xbb, 0xb0, 0xa3, 0xba, 0x31, 0x31, 0x39]);
    writeFileSync(join(archive, 'gb.jsonl'), Buffer.concat([Buffer.from('{"id":"g","body":"'), gb, Buffer.from('"}')]));
    await buildIndex({ archiveFolder: archive, indexFolder: index, embedder: createFakeEmbedder() });
    expect((await verifyIndex(archive, index)).problems).toEqual([]);
  });

  it('proves a name whose halves a comma parts in print', async () => {
    const record = { id: 'ferry', title: '渡口停航', body: '对停航有意见的，可向区交通局投诉，电话6630133。' };
    writeFileSync(join(archive, 'ferry.jsonl'), `${JSON.stringify(record)}\n`);
    await buildIndex({ archiveFolder: archive, indexFolder: index, embedder: createFakeEmbedder() });
    expect((await verifyIndex(archive, index)).problems).toEqual([]);
  });

  it('names what has changed in the archive', async () => {
    const page = join(archive, '000_96ac054702c23228.txt');
    writeFileSync(page, readFileSync(page, 'utf8').replace('966886', '966887'));
    const { problems } = await verifyIndex(archive, index);
    expect(problems.some((problem) => problem.includes('建索引之后有改动'))).toBe(true);
    expect(problems.some((problem) => problem.includes('966886'))).toBe(true);
  });

  it('names articles that came or went', async () => {
    appendFileSync(join(archive, 'more.jsonl'), `${JSON.stringify({ id: 'r2', body: '新的一条。' })}\n`);
    rmSync(join(archive, '001_ae6f61447251d189.txt'));
    const { problems } = await verifyIndex(archive, index);
    expect(problems.some((problem) => problem === 'more.jsonl 的文章 r2 不在索引里')).toBe(true);
    expect(problems.some((problem) => /^索引里的文章 \S+ 不在档案里$/.test(problem))).toBe(true);
  });

  it('refuses an index with a changed file', async () => {
    const manifest = JSON.parse(readFileSync(join(index, 'manifest.json'), 'utf8')) as { generation: string };
    appendFileSync(join(index, manifest.generation, 'texts.sqlite'), 'x');
    await expect(verifyIndex(archive, index)).rejects.toMatchObject({ code: 'E_INDEX_CORRUPT' });
  });
});
