import type { IndexSummary } from '../../src/answering/service.js';
import type { Language } from '../../src/domain/answer.js';
import type { Assets } from './assets.js';
import type { WebLabels } from './labels/zh.js';

/** What every view needs to know. */
export interface View {
  language: Language;
  labels: WebLabels;
  assets: Pick<Assets, 'url'>;
  /** Null while the archive is still being read. */
  summary: IndexSummary | null;
  /** Where this page is, for the language switch: a path without its query. */
  path: string;
}
