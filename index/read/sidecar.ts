import { readFile } from 'node:fs/promises';
import { parseDate } from '../dates/parse-date.js';
import { decodeText } from './decode.js';
import type { PageMeta } from './page.js';

/** `page.txt` → `page.meta.json`. */
export function sidecarPath(path: string): string {
  return path.replace(/\.[^./\\]*$/, '.meta.json');
}

/**
 * Reads the optional sidecar of a page.
 * @returns its bytes where there is one, and what it says; or a reason when it is no JSON object or its date is none
 */
export async function readSidecar(
  path: string,
): Promise<{ bytes: Uint8Array | null; meta: PageMeta; reason?: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(sidecarPath(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { bytes: null, meta: {} };
    const reason = `同名的 .meta.json 无法读取（${(error as NodeJS.ErrnoException).code}）`;
    return { bytes: null, meta: {}, reason };
  }
  return { bytes, ...metaOf(bytes) };
}

function metaOf(bytes: Uint8Array): { meta: PageMeta; reason?: string } {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return { meta: {}, reason: `同名的 .meta.json 无法读取：${decoded.reason}` };
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    return { meta: {}, reason: '同名的 .meta.json 不是 JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { meta: {}, reason: '同名的 .meta.json 不是 JSON 对象' };
  const meta: PageMeta = {};
  for (const key of ['newspaper', 'page', 'issue'] as const) {
    const field = (value as Record<string, unknown>)[key];
    if (typeof field === 'string' && field.trim()) meta[key] = field.trim().toWellFormed();
    else if (typeof field === 'number') meta[key] = String(field);
  }
  const printed = (value as Record<string, unknown>)['date'];
  if (printed === undefined || printed === null) return { meta };
  const date = parseDate(String(printed));
  if (!date) return { meta, reason: `同名的 .meta.json 里的日期“${String(printed)}”不对（应写成 YYYY-MM-DD）` };
  return { meta: { ...meta, date } };
}
