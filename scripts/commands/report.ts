import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openState, stateFile } from '../../bot/state/database.js';
import { readReport } from '../../bot/state/report.js';
import { loadConfig } from '../../src/config.js';
import { WenyuError } from '../../src/errors.js';
import { formatReport, type ReportFormat, reportFormats } from '../report-format.js';

interface Options {
  format: ReportFormat;
  days: number;
  top: number;
}

/** `wenyu report`: what was asked most, what stayed unanswered, what was marked unhelpful, per day and channel. */
export function reportCommand(): Command {
  return new Command('report')
    .description('提问与反馈的统计：每日各渠道、问得最多、未能作答、评为没用')
    .addOption(new Option('--format <FORMAT>', '输出格式').choices(reportFormats).default('table'))
    .option('--days <N>', '统计最近几天', positive, 30)
    .option('--top <N>', '每个清单列几条', positive, 20)
    .action(({ format, days, top }: Options) => {
      const config = loadConfig(process.env);
      if (!existsSync(join(config.state, stateFile))) {
        throw new WenyuError(
          'E_STATE_UNUSABLE',
          `${config.state} 里没有 ${stateFile}`,
          '还没有人提问；或者 WENYU_STATE 不是 wenyu serve 所用的文件夹',
        );
      }
      const state = openState(config.state);
      try {
        if (!config.keepQuestions) {
          process.stderr.write('WENYU_KEEP_QUESTIONS=off：清单里只有得到反馈的提问\n');
        }
        process.stdout.write(formatReport(readReport(state, { days, top }), format));
      } finally {
        state.close();
      }
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
  throw new InvalidArgumentError('应为 1 到 100000 的整数');
}
