import { tableRows } from '../table.js';

/** A matter that one asks offices, lines and papers about, and the strings of which every text that tells of it holds one. */
export interface Matter {
  said: readonly string[];
  told: readonly string[];
}

/** Reads matters from a table: a line each, `said said = told told`. */
export function matters(table: string): Matter[] {
  return tableRows(table).map(({ left, right }) => ({ said: left, told: right }));
}
