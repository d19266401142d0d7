import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliOptions, runCli } from '../../support/run-cli.js';
import { seedsIndex } from '../../support/seeds-index.js';
import { temporaryFolder } from '../../support/small-index.js';

const { folder: made, remove } = temporaryFolder();
let index: string;
beforeAll(async () => {
  index = (await seedsIndex()).folder;
});
afterAll(remove);

const search = (words: string[], options: CliOptions = {}) => runCli(['search', '--index', index, ...words], options);

describe('wenyu search', () => {
  it('lists the passages with headline, id and score, best first', async () => {
    const { status, out, err } = await search(['渝快办', '网点', '--top', '2']);
    const ranks = [...out.matchAll(/^(\d+)\. (.+) {2}(\S+#\d+) {2}(-?\d\.\d{3})$/gm)];
    expect(ranks.map(([, rank]) => rank)).toEqual(['1', '2']);
    expect(ranks[0]![2]).toContain('“渝快办”');
    expect(Number(ranks[0]![4])).toBeGreaterThan(Number(ranks[1]![4]));
    expect([status, err]).toEqual([0, '']);
  });

  it('--json: prints the hits, ten unless told otherwise', async () => {
    const { status, out } = await search(['--json', '渝快办 网点']);
    const { hits } = JSON.parse(out) as { hits: { articleId: string; passageId: string; text: string }[] };
    expect(hits).toHaveLength(10);
    expect(hits[0]).toMatchObject({ headline: expect.stringContaining('渝快办'), score: expect.any(Number) });
    expect(hits[0]!.passageId).toMatch(new RegExp(`^${hits[0]!.articleId}#\\d+$`));
    expect(status).toBe(0);
  });

  it.each([
    ['no query', [], '检索词与 --batch 须给一个，也只能给一个'],
    ['a blank query', [' '], '检索词与 --batch 须给一个，也只能给一个'],
    ['a query and --batch', ['x', '--batch', 'x.jsonl'], '检索词与 --batch 须给一个，也只能给一个'],
    ['--top 0', ['x', '--top', '0'], '--top <N> 的值 0 不对：应为 1 到 100 的整数'],
    ['--top 101', ['x', '--top', '101'], '--top <N> 的值 101 不对：应为 1 到 100 的整数'],
    ['--top 1.5', ['x', '--top', '1.5'], '--top <N> 的值 1.5 不对：应为 1 到 100 的整数'],
  ])('refuses %s', async (_name, words, message) => {
    const { status, out, err } = await search(words);
    expect(err).toBe(`E_INPUT_INVALID ${message}\n→ wenyu search --help 显示用法\n`);
    expect([status, out]).toEqual([2, '']);
  });

  it('a missing index: the code, where, and what to do', async () => {
    const { status, err } = await runCli(['search', 'x'], { env: { WENYU_INDEX: join(made, 'none') } });
    expect(err).toMatch(/^E_INDEX_MISSING .*none\n→ .*wenyu index\n$/);
    expect(status).toBe(1);
  });

  it('--batch: goes on after a bad line, naming it', async () => {
    const file = join(made, 'queries.jsonl');
    writeFileSync(file, '{"id": 1, "query": "渝快办"}\nnull\n{"id": 2}\n{"id": 3, "query": "无废城市"}\n');
    const { status, out, err } = await search(['--top', '1', '--batch', file]);
    const found = out.trim().split('\n');
    expect(found.map((line) => JSON.parse(line))).toMatchObject([
      { id: 1, hits: [{ headline: expect.stringContaining('渝快办') }] },
      { id: 3, hits: [{ text: expect.stringContaining('无废') }] },
    ]);
    expect(err).toContain(`E_INPUT_INVALID ${file}:2：应为 JSON 对象\n→ 每行应是 {"id": "1", "query":`);
    expect(err).toContain(`E_INPUT_INVALID ${file}:3："query" 缺少这一项`);
    expect(status).toBe(1);
  });

  it('a reader that leaves early is no error', async () => {
    const input = '{"id": 1, "query": "渝快办"}\n'.repeat(200);
    const { status, out, err } = await search(['--batch', '-'], { input, leaveEarly: true });
    expect(out).not.toBe('');
    expect(out.split('\n').length).toBeLessThan(200);
    expect([status, err]).toEqual([0, '']);
  });
});
