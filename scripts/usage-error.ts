import type { CommanderError } from 'commander';
import { WenyuError } from '../src/errors.js';

/** What commander complains of, by its code, with the names that its message quotes. */
const complaints: Record<string, (quoted: string[], message: string) => string> = {
  'commander.unknownCommand': ([name]) => `没有 ${name} 这个命令`,
  'commander.unknownOption': ([name]) => `没有 ${name} 这个选项`,
  'commander.missingArgument': ([name]) => `缺少参数 ${name}`,
  'commander.optionMissingArgument': ([flags]) => `选项 ${flags} 后面缺少值`,
  'commander.missingMandatoryOptionValue': ([flags]) => `缺少选项 ${flags}`,
  'commander.conflictingOption': ([one, other]) => `选项 ${one} 与 ${other} 不能同时使用`,
  'commander.excessArguments': (_, message) => {
    const [, most, given] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
    return `参数太多：至多 ${most} 个，给了 ${given} 个`;
  },
  'commander.invalidArgument': ([flags, value], message) => {
    const reason = /is invalid\. (.*)$/s.exec(message)?.[1] ?? '';
    const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1];
    return `${flags} 的值 ${value} 不对：${choices === undefined ? reason : `可取 ${choices.replaceAll(', ', '、')}`}`;
  },
};

/**
 * A wrong command line as an error of this program, in Chinese; commander has its messages in English only.
 * @param command the command that was given, or null for none that is known
 */
export function usageError(error: CommanderError, command: string | null): WenyuError {
  const message = error.message.replace(/^error: /, '');
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, name]) => name!);
  const suggested = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(message)?.[1];
  const help = `wenyu ${command === null ? '' : `${command} `}--help 显示用法`;
  return new WenyuError(
    'E_INPUT_INVALID',
    complaints[error.code]?.(quoted, message) ?? message,
    suggested === undefined ? help : `您要的是不是 ${suggested.replaceAll(', ', '、')}？${help}`,
    { cause: error },
  );
}
