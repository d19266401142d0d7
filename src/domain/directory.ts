import type { Citation } from './answer.js';

export const directoryCategories = [
  'water',
  'power',
  'gas',
  'heating',
  'telecom',
  'postal',
  'rail',
  'road',
  'air',
  'port',
  'transit',
  'taxi',
  'consumer',
  'price',
  'city-management',
  'government',
  'police',
  'fire',
  'medical',
  'health',
  'environment',
  'housing',
  'labour',
  'social-security',
  'tax',
  'legal',
  'education',
  'civil-affairs',
  'emergency',
  'finance',
  'tourism',
  'news-desk',
  'ethics-supervision',
  'subscription',
  'advertising',
  'other',
] as const;
export type DirectoryCategory = (typeof directoryCategories)[number];

/** One place where a name and a number stand together. */
export interface Sighting {
  articleId: string;
  /** Half-open span in the article's body that holds both name and number, in UTF-16 code units. */
  start: number;
  end: number;
  /** The article's date at the time of indexing: `YYYY[-MM[-DD]]`, or null. */
  date: string | null;
}

/** A service or organisation with a phone number, as the archive printed it. */
export interface DirectoryEntry {
  id: string;
  /** As printed, blanks inside removed. */
  name: string;
  /** As printed (`023-63807576`, `12345`). */
  number: string;
  category: DirectoryCategory;
  firstPrinted: string | null;
  lastPrinted: string | null;
  /** Newest first; never empty. */
  sightings: Sighting[];
}

/** A directory entry as people get it (the `Entry` of DESIGN's Answer). */
export interface Entry {
  name: string;
  number: string;
  category: DirectoryCategory;
  firstPrinted: string | null;
  lastPrinted: string | null;
  citation: Citation;
}
