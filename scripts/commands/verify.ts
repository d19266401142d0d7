import { Command } from 'commander';
import { verifyIndex } from '../../index/verify-index.js';
import { loadConfig } from '../../src/config.js';

/** `wenyu verify`: proves the index against the archive; the exit status is 1 when anything differs. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('核对：每个段落、每条电话都能在档案原处逐字找到，索引文件的校验和无误')
    .option('--archive <DIR>', '档案文件夹（默认取 WENYU_ARCHIVE）')
    .option('--index <DIR>', '索引文件夹（默认取 WENYU_INDEX）')
    .action(async (options: { archive?: string; index?: string }) => {
      const config = loadConfig(process.env);
      const report = await verifyIndex(options.archive ?? config.archive, options.index ?? config.index);
      const { articles, passages, sightings, problems } = report;
      for (const problem of problems) process.stderr.write(`E_VERIFY_FAILED ${problem}\n`);
      process.stdout.write(
        `核对了 ${articles} 篇文章、${passages} 个段落、${sightings} 处电话：` +
          `${problems.length === 0 ? '全部一致' : `${problems.length} 处不一致`}\n`,
      );
      if (problems.length > 0) process.exitCode = 1;
    });
}
