import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { WenyuError } from '../src/errors.js';

/** A line of a batch file: the record it holds, or what is wrong with it. */
export type BatchLine<T> = { record: T } | { error: WenyuError };

const missing = '缺少这一项';
const wrongType = (expected: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? missing : `应为${expected}`),
});

/** Fields of batch records whose complaints are Chinese, as all else that the commands say. */
export const batchText = z.string(wrongType('字符串'));
export const batchId = z.union([z.string(), z.number()], wrongType('字符串或数字'));

/** @param field gives a list's element */
export function batchList<T extends z.ZodType>(field: T): z.ZodArray<T> {
  return z.array(field, wrongType('数组'));
}

/** A batch record of these fields; others are passed over. */
export function batchObject<S extends z.core.$ZodLooseShape>(fields: S): z.ZodObject<S> {
  return z.object(fields, wrongType(' JSON 对象'));
}

/**
 * The lines of a JSON Lines file, in order; blank lines are passed over. `-` reads the standard input. A line that is
 * not as `schema` says comes as an E_INPUT_INVALID error that names file and line, so that the others can be answered.
 * @param hint what a line should be like
 * @throws WenyuError E_INPUT_INVALID naming the file when it cannot be read
 */
export async function* batchLines<S extends z.ZodType>(
  path: string,
  schema: S,
  hint: string,
): AsyncGenerator<BatchLine<z.output<S>>> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const name = path === '-' ? '标准输入' : path;
  let number = 0;
  try {
    for await (const line of lines) {
      number++;
      if (line.trim() !== '') yield parseLine(line.replace(/^\ufeff/, ''), `${name}:${number}`, schema, hint);
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined || cause instanceof WenyuError) throw cause;
    throw new WenyuError('E_INPUT_INVALID', `${name} 无法读取：${message}`, '请检查文件名与权限', { cause });
  }
}

function parseLine<S extends z.ZodType>(line: string, place: string, schema: S, hint: string): BatchLine<z.output<S>> {
  const wrong = (what: string, cause?: unknown) => ({
    error: new WenyuError('E_INPUT_INVALID', `${place}：${what}`, hint, { cause }),
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return wrong('不是 JSON', cause);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { record: parsed.data };
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.');
  return wrong(`${field && `"${field}" `}${issue.message}`);
}
