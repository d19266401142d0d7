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

const ask = (words: string[], options: CliOptions = {}) => runCli(['ask', '--index', index, ...words], options);

describe('wenyu ask', () => {
  it('takes the words of its command line as one question and prints the answer with its source', async () => {
    const { status, out, err } = await ask(['自来水', '热线是多少']);
    expect(out).toContain('966886');
    expect(out).toContain('便民服务电话');
    expect([status, err]).toEqual([0, '']);
  });

  it('--json: prints the Answer on one line', async () => {
    const { status, out } = await ask(['--json', '自来水热线是多少']);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({ status: 'answered', kind: 'directory', entries: [{ number: '966886' }] });
    expect(status).toBe(0);
  });

  it('what the archive does not hold is refused: an answer, not an error', async () => {
    const { status, out } = await ask(['--json', '火星上有多少人']);
    expect(JSON.parse(out)).toMatchObject({ status: 'refused', reason: 'not-in-archive' });
    expect(status).toBe(0);
  });

  it('without words: each line of its input is a question, with the earlier ones as its context', async () => {
    const { status, out } = await ask([], { input: '自来水热线是多少\n\n那燃气呢？\n' });
    expect(out).toMatch(/966886[\s\S]*966777/);
    expect(status).toBe(0);
  });

  it('a missing index: the code, where, and what to do', async () => {
    const { status, out, err } = await runCli(['ask', '--index', join(made, 'none'), '你好']);
    expect(err).toMatch(/^E_INDEX_MISSING .*none\n→ .*wenyu index\n$/);
    expect([status, out]).toEqual([1, '']);
  });

  it('refuses a question and --batch together', async () => {
    const { status, err } = await ask(['你好', '--batch', 'x.jsonl']);
    expect(err).toBe('E_INPUT_INVALID 问题与 --batch 只能给一个\n→ wenyu ask --help 显示用法\n');
    expect(status).toBe(2);
  });
});

describe('wenyu ask --batch', () => {
  const lines = [
    '{"id": 1, "question": "自来水热线是多少"}',
    '{"id": 2, "question": ',
    '',
    '{"id": 3}',
    '{"id": true, "question": "你好"}',
    '["你好"]',
    '{"id": "4", "question": "那燃气呢？", "history": [7]}',
    '{"id": "5", "question": "那燃气呢？", "history": ["自来水热线是多少"]}',
  ].join('\r\n');

  it('answers the good lines in order; a bad line is named with what is wrong, and the exit status tells', async () => {
    const file = join(made, 'questions.jsonl');
    writeFileSync(file, `\ufeff${lines}`);
    const { status, out, err } = await ask(['--batch', file]);
    const answers = out.trim().split('\n');
    expect(answers.map((line) => JSON.parse(line))).toMatchObject([
      { id: 1, status: 'answered', entries: [{ number: '966886' }] },
      { id: '5', status: 'answered', entries: [{ number: '966777' }] },
    ]);
    expect(err.split('\n').filter((line) => !line.startsWith('→'))).toEqual([
      `E_INPUT_INVALID ${file}:2：不是 JSON`,
      `E_INPUT_INVALID ${file}:4："question" 缺少这一项`,
      `E_INPUT_INVALID ${file}:5："id" 应为字符串或数字`,
      `E_INPUT_INVALID ${file}:6：应为 JSON 对象`,
      `E_INPUT_INVALID ${file}:7："history.0" 应为字符串`,
      '完成 2 条，格式有误 5 行，处理失败 0 条',
      '',
    ]);
    expect(err.match(/^→ 每行应是 \{"id": "1", "question": /gm)).toHaveLength(5);
    expect(status).toBe(1);
  });

  it('reads the standard input for -, and says nothing else when every line is right', async () => {
    const { status, out, err } = await ask(['--batch', '-'], { input: '{"id": "a", "question": "你好"}\n' });
    expect(JSON.parse(out)).toMatchObject({ id: 'a', status: 'chat' });
    expect([status, err]).toEqual([0, '']);
  });

  it('a file that cannot be read: its name and what to do', async () => {
    const { status, out, err } = await ask(['--batch', join(made, 'none.jsonl')]);
    expect(err).toMatch(/^E_INPUT_INVALID .*none\.jsonl 无法读取.*\n→ .+\n$/);
    expect([status, out]).toEqual([1, '']);
  });
});
