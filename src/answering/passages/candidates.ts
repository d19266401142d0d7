import type { Article, ArticleKind } from '../../domain/article.js';
import type { Hit } from '../../retrieval/hit.js';
import { fold } from '../../text/fold.js';
import { namesOfPlace } from '../../text/places.js';
import { type Span, splitSentences } from '../../text/sentences.js';
import { typedValues } from '../../text/typed-values.js';

/** A sentence (or the headline) of a retrieved article, with what surrounds it. */
export interface Candidate {
  article: Article;
  part: 'body' | 'headline';
  /** Half-open span in the body, or in the headline. */
  start: number;
  end: number;
  text: string;
  folded: string;
  /** The sentences before and after it in its paragraph's neighbourhood, folded; empty at the ends. */
  before: string;
  after: string;
  /** The hit's passage; the article's newspaper, place, headline, eyebrow and subheads. Folded. */
  passage: string;
  title: string;
  /** The article's whole body, folded. */
  whole: string;
  hit: Hit;
  /** Position of the hit among the hits, from 0. */
  rank: number;
}

/** A sentence with those beside it, folded. */
export function withNeighbours({ before, folded, after }: Candidate): string {
  return `${before}\n${folded}\n${after}`;
}

/** Lines of numbers are the directory's to give, which checks whose they are. */
function isDirectoryLine(kind: ArticleKind, text: string): boolean {
  return kind === 'service-info' || (kind === 'masthead' && typedValues(text, 'phone').length > 0);
}

/**
 * The sentences of the passages that a retrieval accepted, and the headlines of their articles, each once.
 * @param articleOf gives the article of a passage; null (an index that lost it) leaves the hit out
 */
export function candidatesOf(hits: readonly Hit[], articleOf: (id: string) => Article | null): Candidate[] {
  const found: Candidate[] = [];
  const seen = new Set<string>();
  const sentencesOf = new Map<string, { article: Article; spans: Span[]; title: string; whole: string }>();
  hits.forEach((hit, rank) => {
    const { passage } = hit;
    let known = sentencesOf.get(passage.articleId);
    if (!known) {
      const article = articleOf(passage.articleId);
      if (!article) return;
      const title = fold(
        [article.newspaper, ...namesOfPlace(article.place), article.eyebrow, article.headline, ...article.subheads]
          .filter(Boolean)
          .join(' '),
      );
      known = { article, spans: splitSentences(article.body), title, whole: fold(article.body) };
      sentencesOf.set(passage.articleId, known);
      if (article.headlineLine !== null && article.headline) {
        found.push({
          ...{ article, part: 'headline', start: 0, end: article.headline.length, text: article.headline },
          ...{ folded: fold(article.headline), before: '', after: '', title, hit, rank },
          ...{ passage: fold(passage.text), whole: known.whole },
        });
      }
    }
    const { article, spans, title, whole } = known;
    const passageText = fold(passage.text);
    spans.forEach(([start, end], i) => {
      if (end <= passage.start || start >= passage.end) return;
      const key = `${article.id} ${start}`;
      if (seen.has(key)) return;
      seen.add(key);
      const neighbour = (at: number) => {
        const span = spans[at];
        return span ? fold(article.body.slice(span[0], span[1])) : '';
      };
      const text = article.body.slice(start, end);
      if (isDirectoryLine(article.kind, text)) return;
      found.push({
        ...{
          article,
          part: 'body',
          start,
          end,
          text,
          folded: fold(text),
          before: neighbour(i - 1),
          after: neighbour(i + 1),
        },
        ...{ passage: passageText, whole, title, hit, rank },
      });
    });
  });
  return found;
}
