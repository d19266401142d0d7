import { Command } from 'commander';
import { loadConfig } from '../../src/config.js';
import { codeOf } from '../../src/errors.js';
import { lineOf, runCheck } from '../doctor/check.js';
import { machineChecks, serviceChecks } from '../doctor/checks.js';

/** `wenyu doctor`: is everything in place? One line for each part; the exit status is 1 when one is wrong. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('体检：Node、本地模块、设置、模型、档案、索引、状态目录、端口、令牌；每项一行，有问题的说明怎么办')
    .option('--online', '另向 Telegram 核对令牌（需要联网）')
    .action(async ({ online = false }: { online?: boolean }) => {
      const configured = configuredChecks(online);
      let wrong = 0;
      try {
        for (const check of [...machineChecks(process.env), ...(configured?.checks ?? [])]) {
          const finding = await runCheck(check);
          process.stdout.write(`${lineOf(finding)}\n`);
          if (finding.state === 'wrong') wrong += 1;
        }
      } finally {
        await configured?.close();
      }
      process.stdout.write(wrong === 0 ? '一切就绪\n' : `${wrong} 项有问题\n`);
      if (wrong > 0) process.exitCode = 1;
    });
}

/** Null where the settings are wrong: that is a finding already, and without them there is nothing to look at. */
function configuredChecks(online: boolean): ReturnType<typeof serviceChecks> | null {
  try {
    return serviceChecks(loadConfig(process.env), online);
  } catch (error) {
    if (codeOf(error) !== 'E_CONFIG_INVALID') throw error;
    return null;
  }
}
