import { type Excerpt, excerptLimits } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import type { DirectoryEntry, Sighting } from '../../domain/directory.js';
import { type Span, splitClauses, splitSentences } from '../../text/sentences.js';
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
    const [start, end] = shownOf(article.body, sighting);
    const text = article.body.slice(start, end);
    if (found.some((excerpt) => excerpt.citation.articleId === article.id && excerpt.start === start)) continue;
    if (found.reduce((sum, excerpt) => sum + excerpt.text.length, text.length) > excerptLimits.charactersInAll)
      continue;
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

/** The sentence around a sighting when it is short enough, else the sighting; of one too long the clauses at its end, with the number. */
function shownOf(body: string, { start, end }: Sighting): Span {
  const around = splitSentences(body).find(([from, to]) => from <= start && to >= end);
  if (around && around[1] - around[0] <= charactersEach) return around;
  if (end - start <= excerptLimits.charactersEach) return [start, end];
  const from = splitClauses(body, start, end).find(([clause]) => end - clause <= excerptLimits.charactersEach)?.[0];
  return [from ?? end - excerptLimits.charactersEach, end];
}
