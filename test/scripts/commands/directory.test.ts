import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.js';
import { seedsIndex } from '../../support/seeds-index.js';

let index: string;
beforeAll(async () => {
  index = (await seedsIndex()).folder;
});

const directory = (...words: string[]) => runCli(['directory', '--index', index, ...words]);

describe('wenyu directory', () => {
  it('lists every number with its name, category and source', async () => {
    const { status, out, err } = await directory();
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row).toHaveLength(4);
    expect(rows.map(([number]) => number)).toContain('95598');
    expect([status, err]).toEqual([0, '']);
  });

  it.each([
    ['its name', ['自来水', '热线']],
    ['its number', ['966886']],
    ['pinyin', ['zilaishui']],
  ])('finds an entry by %s', async (_by, words) => {
    expect((await directory(...words)).out).toMatch(/^966886\t自来水热线\t供水\t.*便民服务电话$/m);
  });

  it('--json and --csv: the same entries for programs', async () => {
    const json = await directory('--json', '供水');
    expect(JSON.parse(json.out)).toMatchObject([{ name: '自来水热线', number: '966886', category: 'water' }]);
    const csv = await directory('--csv', '供水');
    expect(csv.out).toMatch(/^\ufeffname,number,category,.*\r\n自来水热线,966886,water,.*\r\n$/);
    expect([json.status, csv.status]).toEqual([0, 0]);
  });

  it('nothing found: said on stderr, an empty result on stdout', async () => {
    expect(await directory('无此单位')).toEqual({ status: 0, out: '', err: '目录里没有找到。\n' });
    expect((await directory('--json', '无此单位')).out).toBe('[]\n');
  });

  it('refuses --json with --csv', async () => {
    const { status, err } = await directory('--json', '--csv');
    expect(err).toBe('E_INPUT_INVALID 选项 --csv 与 --json 不能同时使用\n→ wenyu directory --help 显示用法\n');
    expect(status).toBe(2);
  });

  it('a folder without an index: the code and what to do', async () => {
    const { status, err } = await runCli(['directory', '--index', `${index}/none`]);
    expect(err).toMatch(/^E_INDEX_MISSING .*none\n→ .*wenyu index\n$/);
    expect(status).toBe(1);
  });
});
