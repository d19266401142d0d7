import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.js';
import { temporaryFolder } from '../../support/small-index.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

describe('wenyu index', () => {
  it('reports what it left out with file, line and reason in Chinese; wenyu verify then finds all as it was', async () => {
    const env = { WENYU_ARCHIVE: join(folder, 'archive'), WENYU_INDEX: join(folder, 'index') };
    mkdirSync(env.WENYU_ARCHIVE);
    writeFileSync(join(env.WENYU_ARCHIVE, 'empty.txt'), '');
    writeFileSync(join(env.WENYU_ARCHIVE, 'photo.jpg'), 'x');
    const record = JSON.stringify({ id: 'a', title: '供水热线', body: '供水服务热线966886全天受理报装。' });
    writeFileSync(join(env.WENYU_ARCHIVE, 'ready.jsonl'), `${record}\n{\n${record}\n`);
    const { status, out, err } = await runCli(['index'], { env });
    expect(out).toContain('文章 1，');
    expect(out).toContain(
      [
        '跳过 4 处：',
        '  empty.txt：文件是空的',
        '  photo.jpg：不是 .txt、.md、.html 或 .jsonl 文件',
        '  ready.jsonl:2：这一行不是 JSON',
        '  ready.jsonl:3：id “a”与前面的文章重复',
        '',
      ].join('\n'),
    );
    expect([status, err]).toEqual([0, '']);

    expect(await runCli(['verify'], { env })).toMatchObject({ status: 0, err: '' });
    writeFileSync(join(env.WENYU_ARCHIVE, 'ready.jsonl'), `${record.replace('"a"', '"b"')}\n`);
    const changed = await runCli(['verify'], { env });
    expect(changed.err).toContain('E_VERIFY_FAILED ready.jsonl 的文章 b 不在索引里\n');
    expect(changed.status).toBe(1);
  });

  it('an archive with nothing to read: the code, the first reason and what to do', async () => {
    const archive = join(folder, 'nothing');
    mkdirSync(archive);
    writeFileSync(join(archive, 'empty.txt'), '');
    const { status, err } = await runCli(['index', '--archive', archive, '--index', join(folder, 'none')]);
    expect(err).toBe(
      `E_ARCHIVE_EMPTY 档案文件夹 ${archive} 里没有能读的版面或文章（empty.txt：文件是空的）\n` +
        '→ 请放入 .txt、.md、.html 版面，或文章的 .jsonl 文件\n',
    );
    expect(status).toBe(1);
  });
});
