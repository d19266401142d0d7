import { Command } from 'commander';
import { type Environment, loadConfig, settingTable, unknownVariables } from '../../src/config.js';
import { textTable } from '../text-table.js';

/** `wenyu config`: every setting with its value here, its default and its effect; fails on a wrong value. */
export function configCommand(): Command {
  return new Command('config')
    .description('列出每项设置：环境变量、现值、默认值与作用；密钥只显示是否已设')
    .option('--json', '以 JSON 输出')
    .action(({ json }: { json?: boolean }) => {
      const rows = settingRows(process.env);
      if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      else {
        const cells = rows.map((row) => [row.variable, row.value, row.fallback ?? '（不设）', row.effect]);
        process.stdout.write(textTable(['环境变量', '现值', '默认值', '作用'], cells));
      }
      for (const name of unknownVariables(process.env)) process.stderr.write(`${name} 不是本程序的设置\n`);
      loadConfig(process.env);
    });
}

function settingRows(env: Environment) {
  return settingTable.map(({ variable, fallback, effect, secret }) => {
    const given = env[variable] ?? '';
    return { variable, value: given === '' ? '' : secret ? '（已设）' : given, fallback, effect, secret };
  });
}
