/** The unit of retrieval: a span of one article's body. `body.slice(start, end) === text`. */
export interface Passage {
  id: string;
  articleId: string;
  /** Position among the article's passages, from 0. */
  ordinal: number;
  /** Half-open span in the article's body, in UTF-16 code units. */
  start: number;
  end: number;
  text: string;
}
