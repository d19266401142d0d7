import type { Article } from '../src/domain/article.js';
import type { Manifest } from '../src/store/manifest.js';

/** The newspapers of the articles with the span of their dates, the one with most articles first. */
export function newspapersOf(articles: readonly Article[]): Manifest['newspapers'] {
  const found = new Map<string, Manifest['newspapers'][number]>();
  for (const { newspaper: name, date } of articles) {
    if (name === null) continue;
    const entry = found.get(name) ?? { name, from: date, to: date, articles: 0 };
    entry.articles++;
    if (date !== null && (entry.from === null || date < entry.from)) entry.from = date;
    if (date !== null && (entry.to === null || date > entry.to)) entry.to = date;
    found.set(name, entry);
  }
  return [...found.values()].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
}
