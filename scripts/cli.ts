#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { WenyuError } from '../src/errors.js';
import { inChinese } from './command-help.js';
import { errorLines } from './error-lines.js';
import { projectRoot } from './project-root.js';
import { usageError } from './usage-error.js';

/** Exit codes: 0 done, 1 an error with a code, 2 a wrong command line, 70 a fault of the program. */
const exits = { error: 1, usage: 2, fault: 70 } as const;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that stops early (`| head`) is no error.
  if (error.code === 'EPIPE') process.exit(0);
  const hint = '检查磁盘是否已满、能否写入，再运行一次';
  process.stderr.write(errorLines(new WenyuError('E_OUTPUT_WRITE', `输出写不出去：${error.message}`, hint)));
  process.exit(exits.error);
});

/** A command starts without the modules of the others: sooner, and `doctor` also where one cannot be loaded. */
const commands: Record<string, () => Promise<Command>> = {
  index: async () => (await import('./commands/index.js')).indexCommand(),
  ask: async () => (await import('./commands/ask.js')).askCommand(),
  search: async () => (await import('./commands/search.js')).searchCommand(),
  articles: async () => (await import('./commands/articles.js')).articlesCommand(),
  directory: async () => (await import('./commands/directory.js')).directoryCommand(),
  verify: async () => (await import('./commands/verify.js')).verifyCommand(),
  serve: async () => (await import('./commands/serve.js')).serveCommand(),
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand(),
  report: async () => (await import('./commands/report.js')).reportCommand(),
  config: async () => (await import('./commands/config.js')).configCommand(),
  model: async () => (await import('./commands/model.js')).modelCommand(),
};

/** From package.json, beside the sources and above dist/. */
function packageVersion(): string {
  return (JSON.parse(readFileSync(`${projectRoot()}/package.json`, 'utf8')) as { version: string }).version;
}

const asked = process.argv[2] ?? '';
const known = Object.hasOwn(commands, asked);
const program = new Command('wenyu')
  .version(packageVersion(), '-V, --version', '显示版本')
  .description('问渝：从报纸档案里找答案，句句有出处');

try {
  for (const name of known ? [asked] : Object.keys(commands)) program.addCommand(await commands[name]!());
  await inChinese(program).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exits.usage;
    // Help that was shown, asked for or not, has said all.
    if (error.exitCode !== 0 && error.code !== 'commander.help') {
      process.stderr.write(errorLines(usageError(error, known ? asked : null)));
    }
  } else if (error instanceof WenyuError) {
    process.stderr.write(errorLines(error));
    process.exitCode = exits.error;
  } else {
    console.error(`E_INTERNAL ${error instanceof Error ? error.message : String(error)}`);
    console.error('→ 这是程序自身的错；设 WENYU_LOG_LEVEL=debug 再运行，会显示出错的位置');
    if (process.env.WENYU_LOG_LEVEL === 'debug') console.error(error);
    process.exitCode = exits.fault;
  }
}
