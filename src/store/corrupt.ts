import { WenyuError } from '../errors.js';

/** What to do about an index that is not as it should be. */
export const rebuildHint = '请重新建立索引：wenyu index';

/** E_INDEX_CORRUPT. @param message names the file and what is wrong with it */
export function corrupt(message: string, cause?: unknown): WenyuError {
  return new WenyuError('E_INDEX_CORRUPT', message, rebuildHint, { cause });
}
