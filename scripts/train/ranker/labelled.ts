import { createHash } from 'node:crypto';
import { jsonRows } from '../json-rows.js';

/** A labelled question, from the project's own sets or from a public one. */
export interface LabelledQuestion {
  id: string;
  question: string;
  history?: string[];
  /** Strings of which a right sentence holds one; none for a question that must be refused. */
  answers: string[];
  /** Ids of the articles that may answer; null where files say it. */
  articles: ReadonlySet<string> | null;
  /** Files that may answer; null where articles say it. */
  files: ReadonlySet<string> | null;
  type: string;
  /** Whether other articles of a large archive may print the answer too: any sentence that holds it counts as right. */
  anywhere?: boolean;
}

interface OwnRow {
  id: string;
  question: string;
  history?: string[];
  type: string;
  file: string | null;
  evidence: string[];
  also?: { file: string; evidence: string | string[] }[];
}

/** Questions over the seeds: test/fixtures/questions/*.jsonl. */
export function ownQuestions(file: string): LabelledQuestion[] {
  return jsonRows<OwnRow>(file).map((row) => ({
    id: row.id,
    question: row.question,
    ...(row.history ? { history: row.history } : {}),
    answers: [...row.evidence, ...(row.also ?? []).flatMap(({ evidence }) => evidence)],
    articles: null,
    files: new Set([row.file ?? '', ...(row.also ?? []).map(({ file: other }) => other)]),
    type: row.type,
  }));
}

/** A public set as `queries.jsonl` rows {id, query, relevant, answers}. */
export function publicQuestions(file: string): LabelledQuestion[] {
  return jsonRows<{ id: string; query: string; relevant: string[]; answers: string[] }>(file).map((row) => ({
    id: row.id,
    question: row.query,
    answers: row.answers,
    articles: new Set(row.relevant),
    files: null,
    type: 'public',
  }));
}

interface NewsRow {
  id: string;
  question: string;
  history?: string[];
  type: string;
  /** Name of the small archive that it is asked over, where a file has several. */
  archive?: string;
  article: string;
  evidence: string[];
  also?: { article: string; evidence: string | string[] }[];
}

/** Questions over news articles, which are named by the first 16 hex digits of the SHA-256 of their line; by archive. */
export function newsQuestions(file: string): Map<string, LabelledQuestion[]> {
  const archives = new Map<string, LabelledQuestion[]>();
  for (const row of jsonRows<NewsRow>(file)) {
    const { archive = '' } = row;
    const asked = archives.get(archive) ?? [];
    asked.push(newsQuestion(row));
    archives.set(archive, asked);
  }
  return archives;
}

function newsQuestion(row: NewsRow): LabelledQuestion {
  return {
    id: row.id,
    question: row.question,
    ...(row.history ? { history: row.history } : {}),
    answers: [...row.evidence, ...(row.also ?? []).flatMap(({ evidence }) => evidence)],
    articles: new Set([row.article, ...(row.also ?? []).map(({ article }) => article)]),
    files: null,
    type: row.type,
  };
}

/** As `others` of {@link newsArticles}: the whole corpus. */
export const allOthers = '0123456789abcdef';

/**
 * Lines of a news corpus as JSON Lines articles `{id, body}`, named as {@link newsQuestions} names them: those that the
 * questions name, and besides those whose name starts with one of the hexadecimal digits `others`.
 */
export function newsArticles(lines: Iterable<string>, questions: readonly LabelledQuestion[], others = ''): string {
  const wanted = new Set(questions.flatMap(({ articles }) => [...(articles ?? [])]));
  let articles = '';
  for (const line of lines) {
    const id = createHash('sha256').update(line).digest('hex').slice(0, 16);
    if (wanted.has(id) || others.includes(id[0]!))
      articles += `${JSON.stringify({ id, body: line.slice(line.indexOf('正文：') + 3).trim() })}\n`;
  }
  return articles;
}
