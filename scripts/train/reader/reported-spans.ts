import { readerLimits } from '../../../src/answering/reading/encode.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { retrieve } from '../../../src/retrieval/retrieve.js';
import type { ArchiveIndex } from '../../../src/store/archive-index.js';
import { fold } from '../../../src/text/fold.js';
import type { Random } from '../random.js';
import { type MadeQuestion, placesOf, recurringSpans } from './recurring-spans.js';

/**
 * Questions made out of one article and asked of others: those that tell of the same event and print the value answer,
 * those that do not are the near misses that a reader of several papers meets most.
 */

/** Passages that a search brings, and of how many of the best those are that are kept. */
const brought = { top: 32, passagesPerArticle: 2, rejected: 0 } as const;
const looked = 12;
const kept = { perArticle: 3, answering: 2, others: 4, withoutAnswer: 0.3 } as const;
/** A passage that repeats so many characters in a row of the one that the question was made with is a reprint of it. */
const reprinted = 24;
/** What stands in many a passage that does not tell of the same thing: 3人, 12日. */
const common = /^\d{1,2}\D?$/u;

/** Questions made out of an article's body, with the passages of other articles that a search brings for each. */
export async function reportedSpans(
  article: { id: string; body: string },
  index: ArchiveIndex,
  embedder: Embedder,
  random: Random,
): Promise<MadeQuestion[]> {
  const made: MadeQuestion[] = [];
  const asked = random.shuffle(recurringSpans(article.body, random)).filter(({ question }) => question.length >= 8);
  for (const { question, passage, marks } of asked.slice(0, kept.perArticle)) {
    const value = passage.slice(...marks[0]!);
    if (common.test(value)) continue;
    const { accepted } = await retrieve(index, embedder, question, brought);
    const texts = accepted
      .filter(({ passage: found }) => found.articleId !== article.id)
      .map(({ passage: found }) => fold(found.text).slice(0, readerLimits.window))
      .filter((text) => !reprints(text, passage))
      .slice(0, looked);
    const others = texts.filter((text) => !text.includes(value)).slice(0, kept.others);
    const answering = texts.filter((text) => text.includes(value)).slice(0, kept.answering);
    if (!others.length) continue;
    for (const text of answering)
      made.push({ question, passage: text, marks: placesOf(value, text), others, recurring: true });
    if (!answering.length && random.chance(kept.withoutAnswer))
      made.push({ question, passage: others[0]!, marks: [], others: others.slice(1), recurring: true });
  }
  return made;
}

/** Whether a text repeats any `reprinted` characters of another in a row. */
function reprints(text: string, other: string): boolean {
  for (let at = 0; at + reprinted <= other.length; at += reprinted / 2)
    if (text.includes(other.slice(at, at + reprinted))) return true;
  return false;
}
