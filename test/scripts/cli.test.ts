import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.js';

const commands = 'index ask search articles directory verify serve doctor report config model'.split(' ');

describe('a wrong command line', () => {
  it.each([
    ['an unknown command', ['serach', 'x'], '没有 serach 这个命令', '您要的是不是 search？wenyu --help 显示用法'],
    ['an unknown option', ['ask', '--jsn'], '没有 --jsn 这个选项', '您要的是不是 --json？wenyu ask --help 显示用法'],
    ['an option without its value', ['ask', '--batch'], '选项 --batch <FILE> 后面缺少值', 'wenyu ask --help 显示用法'],
    ['a missing argument', ['model', 'fetch'], '缺少参数 NAME', 'wenyu model --help 显示用法'],
    ['too many arguments', ['serve', 'x'], '参数太多：至多 0 个，给了 1 个', 'wenyu serve --help 显示用法'],
    [
      'none of the choices',
      ['report', '--format', 'xml'],
      '--format <FORMAT> 的值 xml 不对：可取 table、csv、json',
      'wenyu report --help 显示用法',
    ],
    [
      'a number out of range',
      ['report', '--days', '0'],
      '--days <N> 的值 0 不对：应为 1 到 100000 的整数',
      'wenyu report --help 显示用法',
    ],
  ])('%s: what is wrong, what to do, exit status 2', async (_name, words, message, hint) => {
    expect(await runCli(words)).toEqual({ status: 2, out: '', err: `E_INPUT_INVALID ${message}\n→ ${hint}\n` });
  });
});

describe('help', () => {
  it.each(['', ...commands, 'model fetch', 'model info'])(
    'of wenyu %s: Chinese, its placeholders in capitals',
    async (name) => {
      const words = name.split(' ').filter(Boolean);
      const { status, out, err } = await runCli([...words, '--help']);
      expect(out).toMatch(new RegExp(`^用法： ${['wenyu', ...words].join(' ')}( |\n)`));
      expect(out).not.toMatch(/\b(Usage|Options|Arguments|Commands|display help|default|choices)\b/);
      for (const [, name] of out.matchAll(/[<[]([^>\]]+)[>\]]/g)) expect(name).toMatch(/^([A-Z]+(\.\.\.)?|选项|命令)$/);
      expect([status, err]).toEqual([0, '']);
    },
  );

  it('lists every command, also when none is given', async () => {
    const { status, err } = await runCli([]);
    for (const name of commands) expect(err).toMatch(new RegExp(`^ {2}${name}( .*)? {2}\\S`, 'm'));
    expect(status).toBe(2);
  });
});

it('a reader that leaves early is no error', async () => {
  const { status, out, err } = await runCli(['articles'], { leaveEarly: true });
  expect(out).not.toBe('');
  // Whether the summary is still written depends on when the pipe closes.
  expect(err).not.toMatch(/EPIPE|^\s+at /m);
  expect(status).toBe(0);
});

// Linux has a device that is always full.
it.skipIf(!existsSync('/dev/full'))('output that cannot be written: a code, what to do, exit status 1', async () => {
  const { status, err } = await runCli(['config'], { stdout: '/dev/full' });
  expect(err).toMatch(/^E_OUTPUT_WRITE 输出写不出去：ENOSPC.*\n→ .+\n$/);
  expect(status).toBe(1);
});
