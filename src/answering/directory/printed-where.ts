import { type Excerpt, excerptLimits } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { splitSentences } from '../../text/sentences.js';
import { citationOf } from '../citation.js';

/** At most so much of the sentence that prints a number is quoted, so that three entries stay within the limit. */
const charactersEach = 120;

/**
 * The words that print each entry, from its newest sighting: the sentence when it is short enough, else name and number
 * alone. Entries printed by one sentence share one excerpt; at most three.
 */
export function printedWhere(entries: readonly DirectoryEntry[], articleOf: (id: string) => Article | null): Excerpt[] {
  const found: Excerpt[] = [];
  for (const { sightings, number } of entries) {
    const sighting = sightings[0];
    const article = sighting ? articleOf(sighting.articleId) : null;
    if (!sighting || !article || found.length >= excerptLimits.count) continue;
    let { start, end } = sighting;
    const around = splitSentences(article.body).find(([from, to]) => from <= sighting.start && to >= sighting.end);
    if (around && around[1] - around[0] <= charactersEach) [start, end] = around;
    const text = article.body.slice(start, end);
    if (found.some((excerpt) => excerpt.citation.articleId === article.id && excerpt.start === start)) continue;
    const at = text.indexOf(number);
    found.push({
      text,
      highlights: at >= 0 ? [[at, at + number.length]] : [],
      ...{ part: 'body', start, end },
      citation: citationOf(article, 'body', start, end),
    });
  }
  return found;
}
