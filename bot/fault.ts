import { codeOf } from '../src/errors.js';

/**
 * What a log may say of a thrown value: its kind, its code and where it was thrown. The message stays out, because it
 * may quote what a person wrote.
 */
export function faultOf(error: unknown): { kind: string; code: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, code: codeOf(error), at: [] };
  const systemCode = 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code: systemCode, at: frames.slice(0, 8).map((line) => line.trim()) };
}
