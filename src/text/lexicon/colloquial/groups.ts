import type { DirectoryCategory } from '../../../domain/directory.js';
import { tableRows } from '../table.js';

/** One civic concept: how people say it, and the words by which a newspaper prints the same thing. */
export interface ColloquialGroup {
  said: readonly string[];
  printed: readonly string[];
  category?: DirectoryCategory;
}

/**
 * Reads groups from a table: a line each, `said said = printed printed`, blank lines aside.
 * @param category of every group of the table
 */
export function groups(category: DirectoryCategory | null, table: string): ColloquialGroup[] {
  return tableRows(table).map(({ left, right }) => ({
    said: left,
    printed: right,
    ...(category ? { category } : {}),
  }));
}
