import type { DirectoryCategory } from '../../../domain/directory.js';

/** One civic concept: how people say it, and the words by which a newspaper prints the same thing. */
export interface ColloquialGroup {
  said: readonly string[];
  printed: readonly string[];
  category?: DirectoryCategory;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/**
 * Reads groups from a table: a line each, `said said = printed printed`, blank lines aside.
 * @param category of every group of the table
 */
export function groups(category: DirectoryCategory | null, table: string): ColloquialGroup[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [said = '', printed = ''] = line.split(' = ');
      return { said: words(said), printed: words(printed), ...(category ? { category } : {}) };
    });
}
