import type { Entry } from '../src/domain/directory.js';
import { toCsv } from './csv.js';

const header = [
  'name',
  'number',
  'category',
  'first_printed',
  'last_printed',
  'newspaper',
  'date',
  'date_certainty',
  'page',
  'headline',
  'source_file',
  'source_lines',
];

/** The directory as a table for a spreadsheet, one entry a row, each with its newest source. */
export function directoryCsv(entries: readonly Entry[]): string {
  return toCsv(
    header,
    entries.map(({ citation, ...entry }) => [
      entry.name,
      entry.number,
      entry.category,
      entry.firstPrinted ?? '',
      entry.lastPrinted ?? '',
      citation.newspaper ?? '',
      citation.date ?? '',
      citation.dateCertainty,
      citation.page ?? '',
      citation.headline,
      citation.source.file,
      citation.source.lines.join('–'),
    ]),
  );
}
