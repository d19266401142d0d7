import { createHash } from 'node:crypto';
import type { Article } from '../src/domain/article.js';
import { chunk } from './chunk.js';
import type { StoredPassage } from './write-texts.js';

/** A passage on its way into the index. */
export interface PassageDraft extends StoredPassage {
  /** Its article's position in the archive. */
  article: number;
  /** What is embedded: the article's headline, then the passage, so that a passage keeps the topic of its article. */
  embeddedText: string;
  headline: string;
}

/** Bytes kept of the SHA-256 of an embedded text. */
const digestBytes = 16;

/** The passages of an article, in order. `position` is the article's in the archive. */
export function passagesOf(article: Article, position: number): PassageDraft[] {
  return chunk(article.body).map(([start, end], ordinal) => {
    const text = article.body.slice(start, end);
    const embeddedText = article.headline === '' ? text : `${article.headline}\n${text}`;
    const digest = createHash('sha256').update(embeddedText).digest().subarray(0, digestBytes);
    return { article: position, ordinal, start, end, text, digest, embeddedText, headline: article.headline };
  });
}
