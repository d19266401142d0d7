import type { Citation } from '../domain/answer.js';
import { type Article, linesOf } from '../domain/article.js';

/** The citation of a body span, or of the headline when `part` says so. */
export function citationOf(article: Article, part: 'body' | 'headline', start: number, end: number): Citation {
  const headlineLine = article.headlineLine ?? article.source.lines[0];
  const lines = part === 'headline' ? ([headlineLine, headlineLine] as [number, number]) : linesOf(article, start, end);
  return {
    articleId: article.id,
    headline: article.headline,
    newspaper: article.newspaper,
    date: article.date,
    dateCertainty: article.dateCertainty,
    dateEvidence: article.dateEvidence,
    page: article.page,
    source: { file: article.source.file, lines },
  };
}
