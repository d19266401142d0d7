import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../src/store/open-index.js';
import { createFakeEmbedder } from '../support/fake-embedder.js';
import { temporaryFolder } from '../support/small-index.js';

/** A build in a process of its own, from the compiled program: what `npm ci` leaves in dist/. */
const program = `
  import { writeIndex } from ${JSON.stringify(resolve(import.meta.dirname, '../../dist/index/write-index.js'))};
  const [indexFolder, count] = process.argv.slice(1);
  const vectorOf = (text) => { const v = new Float32Array(64); v[text.length % 64] = 1; return v; };
  const articles = Array.from({ length: Number(count) }, (_, i) => ({
    id: 'a' + i, headline: '', headlineLine: null, eyebrow: null, subheads: [], newspaper: null, date: null,
    dateCertainty: 'unknown', dateEvidence: null, page: null, issue: null, kind: 'news', byline: null,
    body: '第' + i + '号网点可办理社保查询。', source: { file: 'a.jsonl', lines: [1, 1] }, lineMap: [[0, 1]],
    continuedFrom: null, continuedOn: null, place: null, url: null }));
  const embedder = { id: 'fake-bigrams', digest: 'f'.repeat(64), dimensions: 64,
    embedPassages: async (texts) => texts.map(vectorOf), embedQuery: async (text) => vectorOf(text), close: async () => {} };
  process.stdout.write('started');
  await writeIndex({ articles, directory: [], pages: 0, archiveDigest: '', indexFolder, embedder });
`;
let folder: string;
let remove: () => void;
beforeAll(() => {
  ({ folder, remove } = temporaryFolder());
});
afterAll(() => remove());

/** Runs a build of so many articles; kills it the given time after it began to write, or lets it finish. */
async function build(count: number, killAfter: number | null): Promise<number | null> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, join(folder, 'index'), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (killAfter !== null) {
    await once(child.stdout, 'data');
    await setTimeout(killAfter);
    child.kill('SIGKILL');
  }
  const [status] = (await ended) as [number | null];
  return status;
}

describe('a build that is killed', () => {
  it('leaves the index before whole, no lock, and nothing for good', async () => {
    expect(await build(3, null)).toBe(0);
    for (const killAfter of [0, 40, 160, 320]) {
      await build(2500, killAfter);
      const index = await openIndex(join(folder, 'index'), { embedder: createFakeEmbedder() });
      expect([3, 2500]).toContain(index.articleIds().length);
      index.close();
    }
    expect(await build(5, null)).toBe(0);
    expect(readdirSync(join(folder, 'index')).filter((name) => name.startsWith('g-')).length).toBe(1);
  });
});
