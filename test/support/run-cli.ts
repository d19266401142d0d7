import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface CliRun {
  status: number | null;
  out: string;
  err: string;
}

export interface CliOptions {
  /** Settings; nothing else of this process's environment but PATH is passed on. */
  env?: Record<string, string>;
  /** What the command reads from its standard input. */
  input?: string;
  /** Stops reading the command's output after the first piece, as `| head -1` does. */
  leaveEarly?: boolean;
  /** A file or device that takes the command's output instead. */
  stdout?: string;
}

/** Runs the built program (`npm run build`), as `npm run wenyu -- …` does, until it ends. */
export function runCli(words: readonly string[], options: CliOptions = {}) {
  const { env = {}, input = '', leaveEarly = false, stdout } = options;
  const output = stdout === undefined ? 'pipe' : openSync(stdout, 'w');
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist', 'scripts', 'cli.js'), ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', output, 'pipe'],
  });
  if (output !== 'pipe') closeSync(output);
  const run: CliRun = { status: null, out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    run.out += text;
    if (leaveEarly) child.stdout?.destroy();
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    run.err += text;
  });
  // A command that ends without reading its input closes the pipe.
  child.stdin!.on('error', () => {}).end(input);
  return new Promise<CliRun>((settle, fail) => {
    child.on('error', fail);
    child.on('close', (status) => settle({ ...run, status }));
  });
}
