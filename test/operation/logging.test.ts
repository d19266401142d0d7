import fs from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { createLogger } from '../../src/logging.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('keeps lines while the log cannot be written, then writes them, and says how many were too many', async () => {
  let full = true;
  const written: string[] = [];
  vi.spyOn(fs, 'writeSync').mockImplementation(((_fd: number, data: string | Buffer) => {
    if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    written.push(String(data));
    return Buffer.byteLength(data);
  }) as typeof fs.writeSync);
  const logger = createLogger('info');
  const lines = 20_000;
  for (let i = 0; i < lines; i++) logger.info({ i }, 'a line long enough for all of them to exceed a megabyte');
  expect(written).toEqual([]);
  full = false;
  logger.info('first of the second disk');
  logger.info('second');
  await expect.poll(() => written.join('')).toContain('the log could not be written for a while');
  const rows = written
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const report = rows.find(({ trouble }) => trouble !== undefined)!;
  expect(report.trouble).toBe('no space left on device');
  const kept = rows.filter(({ i }) => i !== undefined);
  expect(kept.map(({ i }) => i)).toEqual(kept.map((_, i) => i));
  // The line that was logged first with room on the disk may itself have been too many.
  expect(kept.length + Number(report.lost)).toBeGreaterThanOrEqual(lines);
  expect(rows.at(-1)).toBe(report);
});
