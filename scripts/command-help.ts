import type { Argument, Command, Option } from 'commander';
import { cellWidth } from './text-table.js';

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/**
 * Makes a command and its subcommands speak Chinese in their help, and leave their errors to whoever catches the
 * CommanderError (see usage-error.ts): they neither write them nor exit.
 */
export function inChinese(command: Command): Command {
  command
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      displayWidth: cellWidth,
      commandUsage,
      optionDescription,
      subcommandTerm,
    })
    .helpOption('-h, --help', '显示帮助');
  // Only where there are commands: elsewhere, "help" is a word of the question.
  if (command.commands.length > 0) command.helpCommand('help [COMMAND]', '显示某个命令的帮助');
  for (const subcommand of command.commands) inChinese(subcommand);
  return command;
}

/** `wenyu ask [选项] [QUESTION...]` */
function commandUsage(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  return [...names, ...shape(command)].join(' ');
}

function subcommandTerm(command: Command): string {
  return [command.name(), ...shape(command)].join(' ');
}

function shape(command: Command): string[] {
  const takesOptions = command.options.some((option) => !option.hidden);
  return [
    ...(takesOptions ? ['[选项]'] : []),
    ...(command.commands.length > 0 ? ['[命令]'] : []),
    ...command.registeredArguments.map(placeholder),
  ];
}

function placeholder(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const notes = [
    ...(argChoices ? [`可取 ${argChoices.join('、')}`] : []),
    ...(defaultValue === undefined ? [] : [`默认 ${String(defaultValue)}`]),
  ];
  return notes.length > 0 ? `${description}（${notes.join('；')}）` : description;
}
