import { once } from 'node:events';
import type { z } from 'zod';
import { batchLines } from './batch-lines.js';
import { errorLines } from './error-lines.js';

export interface BatchOptions<S extends z.ZodType> {
  /** A JSON Lines file; `-` for the standard input. */
  file: string;
  schema: S;
  /** What a line should be like, for a person whose line is wrong. */
  hint: string;
  /** The object that is printed for a record; `failed` where the work on it broke. */
  work: (record: z.output<S>) => Promise<{ printed: object; failed?: boolean }>;
}

/**
 * Works through a batch file: a JSON line on stdout for each record, the error on stderr for each line that is wrong.
 * The exit status becomes 1 when a line was wrong or a record failed.
 * @throws WenyuError E_INPUT_INVALID when the file cannot be read
 */
export async function runBatch<S extends z.ZodType>({ file, schema, hint, work }: BatchOptions<S>): Promise<void> {
  let done = 0;
  let wrong = 0;
  let failed = 0;
  for await (const line of batchLines(file, schema, hint)) {
    if ('error' in line) {
      wrong++;
      process.stderr.write(errorLines(line.error));
      continue;
    }
    const result = await work(line.record);
    if (result.failed) failed++;
    else done++;
    if (!process.stdout.write(`${JSON.stringify(result.printed)}\n`)) await once(process.stdout, 'drain');
  }
  if (wrong + failed === 0) return;
  process.stderr.write(`完成 ${done} 条，格式有误 ${wrong} 行，处理失败 ${failed} 条\n`);
  process.exitCode = 1;
}
