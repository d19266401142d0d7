import { createHash } from 'node:crypto';
import type { Article } from '../../src/domain/article.js';
import type { DirectoryEntry, Sighting } from '../../src/domain/directory.js';
import { phoneDigits } from '../../src/text/phone.js';
import { categoryOf } from './category.js';
import { findPhones } from './find-phones.js';

/** Newest first; sightings without a date last. */
function byDate(a: Sighting, b: Sighting): number {
  if (a.date === b.date) return 0;
  if (a.date === null) return 1;
  if (b.date === null) return -1;
  return a.date < b.date ? 1 : -1;
}

function entryId(name: string, number: string): string {
  return createHash('sha256').update(`${name}\n${number}`).digest('hex').slice(0, 12);
}

/**
 * The directory of an archive: each name with its number once, with all places where they stand together.
 * Order: by first sighting in the archive.
 */
export function extractDirectory(articles: readonly Article[]): DirectoryEntry[] {
  const entries = new Map<string, DirectoryEntry>();
  for (const article of articles) {
    const place = article.kind === 'service-info' || article.kind === 'masthead' ? 'box' : 'running';
    for (const { name, number, start, end } of findPhones(article.body, place)) {
      const id = entryId(name, phoneDigits(number));
      const sighting: Sighting = { articleId: article.id, start, end, date: article.date };
      const known = entries.get(id);
      if (known) known.sightings.push(sighting);
      else
        entries.set(id, {
          id,
          name,
          number,
          category: categoryOf(name, number),
          firstPrinted: null,
          lastPrinted: null,
          sightings: [sighting],
        });
    }
  }
  for (const entry of entries.values()) {
    entry.sightings.sort(byDate);
    const dates = entry.sightings.flatMap((sighting) => sighting.date ?? []);
    entry.lastPrinted = dates[0] ?? null;
    entry.firstPrinted = dates.at(-1) ?? null;
  }
  return [...entries.values()];
}
