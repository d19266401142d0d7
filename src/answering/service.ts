import type { Answer, AskRequest } from '../domain/answer.js';
import type { Article } from '../domain/article.js';
import type { Entry } from '../domain/directory.js';

/** What the manifest says about the archive and its index, for health checks and the about text. */
export interface IndexSummary {
  builtAt: string;
  articles: number;
  passages: number;
  directoryEntries: number;
  modelId: string;
  /** Newspapers of the archive with the span of their dates. */
  newspapers: { name: string; from: string | null; to: string | null; articles: number }[];
}

/** The read program as every channel sees it. */
export interface AnswerService {
  /** Never throws: a crash becomes `failed`. */
  ask(request: AskRequest): Promise<Answer>;
  /** Directory entries by name, category, number or pinyin; all of them for an empty query. */
  directory(query: string): Promise<Entry[]>;
  article(id: string): Promise<Article | null>;
  summary(): IndexSummary;
}
