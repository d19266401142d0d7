import type { Article } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import { type DirectoryEntry, directoryCategories, type Entry } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import { phoneDigits } from '../../text/phone.js';
import { citationOf } from '../citation.js';
import { syllablesOf } from '../understand/names.js';

/** An entry belongs to one open index, whose articles do not change: its citation is made once. */
const presented = new WeakMap<DirectoryEntry, Entry>();

/** A directory entry as people get it, cited by its newest sighting; null when the index lost that article. */
export function presentEntry(entry: DirectoryEntry, articleOf: (id: string) => Article | null): Entry | null {
  const known = presented.get(entry);
  if (known !== undefined) return known;
  const newest = entry.sightings[0];
  const article = newest ? articleOf(newest.articleId) : null;
  if (!newest || !article) return null;
  const shown: Entry = {
    name: entry.name,
    number: entry.number,
    category: entry.category,
    firstPrinted: entry.firstPrinted,
    lastPrinted: entry.lastPrinted,
    citation: citationOf(article, 'body', newest.start, newest.end),
  };
  presented.set(entry, shown);
  return shown;
}

/**
 * Entries that a search box's words find, best first: by part of the number, by name, by category, by pinyin or its
 * initials (zls → 自来水). Every word has to match; an empty query finds all. The key of a category (`air`) finds its
 * entries and no others.
 */
export function searchDirectory(query: string, entries: readonly DirectoryEntry[]): DirectoryEntry[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [...entries];
  const key = words.join(' ');
  if (directoryCategories.some((category) => category === key))
    return entries.filter((entry) => entry.category === key);
  const scored = entries.map((entry) => {
    const scores = words.map((word) => wordScore(word, entry));
    return { entry, score: scores.every((score) => score > 0) ? scores.reduce((a, b) => a + b, 0) : 0 };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function wordScore(word: string, entry: DirectoryEntry): number {
  const digits = phoneDigits(word);
  if (digits.length >= 2 && digits.length === word.replace(/[-\s]/g, '').length) {
    const number = phoneDigits(entry.number);
    return number === digits ? 5 : number.startsWith(digits) ? 4 : number.includes(digits) ? 2 : 0;
  }
  const name = fold(entry.name);
  if (name === word) return 5;
  if (name.startsWith(word)) return 4;
  if (name.includes(word)) return 3;
  const { label, synonyms } = categoryWords[entry.category];
  if (word === entry.category) return 2;
  if ([label, ...synonyms].some((form) => form === word || (word.length > 1 && form.includes(word)))) return 2;
  if (!/^[a-z]+$/.test(word)) return 0;
  const sounds = syllablesOf(name).filter((sound) => /^[a-z]+$/.test(sound));
  const joined = sounds.join('');
  const initials = sounds.map((sound) => sound[0]).join('');
  return joined.startsWith(word) || initials.startsWith(word) ? 2 : joined.includes(word) ? 1 : 0;
}
