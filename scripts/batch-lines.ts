import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { WenyuError } from '../src/errors.js';

const formatHint = '每行应是一个 JSON 对象，格式见 --help';

/**
 * The records of a JSON Lines file, in order; blank lines are passed over. `-` reads the standard input.
 * @throws WenyuError E_INPUT_INVALID naming file and line when the file cannot be read or a line is not as `schema` says
 */
export async function* batchLines<S extends z.ZodType>(path: string, schema: S): AsyncGenerator<z.output<S>> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const line of lines) {
      number++;
      if (line.trim() !== '') yield parseLine(line.replace(/^\ufeff/, ''), `${path}:${number}`, schema);
    }
  } catch (cause) {
    if (cause instanceof WenyuError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new WenyuError('E_INPUT_INVALID', `${path} cannot be read: ${message}`, '请检查文件名与权限', { cause });
  }
}

function parseLine<S extends z.ZodType>(line: string, place: string, schema: S): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new WenyuError('E_INPUT_INVALID', `${place} is not JSON`, formatHint, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.');
  throw new WenyuError('E_INPUT_INVALID', `${place}: ${field ? `"${field}" ` : ''}${issue.message}`, formatHint);
}
