import type { Article } from '../../src/domain/article.js';

/** An article of a JSON Lines file with the given id and body; every other field as empty as it can be. */
export function articleOf(id: string, body: string, fields: Partial<Article> = {}): Article {
  return {
    id,
    headline: '',
    headlineLine: null,
    eyebrow: null,
    subheads: [],
    newspaper: null,
    date: null,
    dateCertainty: 'unknown',
    dateEvidence: null,
    page: null,
    issue: null,
    kind: 'news',
    byline: null,
    body,
    source: { file: 'articles.jsonl', lines: [1, 1] },
    lineMap: [[0, 1]],
    continuedFrom: null,
    continuedOn: null,
    place: null,
    url: null,
    ...fields,
  };
}
