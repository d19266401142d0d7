import type { DateCertainty, SourceSpan } from './article.js';
import type { Entry } from './directory.js';

/** Where an excerpt stands: newspaper, date and how certain it is, page, headline, and lines of the source file. */
export interface Citation {
  articleId: string;
  headline: string;
  newspaper: string | null;
  date: string | null;
  dateCertainty: DateCertainty;
  /** The words that an inferred date rests on; null otherwise. */
  dateEvidence: string | null;
  page: string | null;
  source: SourceSpan;
}

/** The verbatim span shown to a person. `highlights` are half-open spans inside `text`, in UTF-16 code units. */
export interface Excerpt {
  text: string;
  highlights: [from: number, to: number][];
  /** Where `text` is in the article: `body.slice(start, end)`, or the headline when `part` says so. */
  part: 'body' | 'headline';
  start: number;
  end: number;
  citation: Citation;
}

export type RefusalReason = 'not-in-archive' | 'out-of-scope' | 'unsafe' | 'personal-data' | 'unclear';
export type Language = 'zh' | 'en';

export interface Answered {
  status: 'answered';
  kind: 'passages' | 'directory';
  /** The whole reply as plain text, citations included. */
  text: string;
  /** Best first; at most 3, 200 characters each and 450 in all. */
  excerpts: Excerpt[];
  entries: Entry[];
  /** Our own sentences in `text` before and after what is quoted, for channels that lay the items out themselves. */
  notes?: { before: string[]; after: string[] };
  /** Date of the newest source used (`YYYY[-MM[-DD]]`); null when no source has a date. */
  asOf: string | null;
  /** Calibrated probability, 0 to 1, that the quoted text answers the question. */
  confidence: number;
  /** Questions a person may want to ask next. */
  suggestions: string[];
  language: Language;
}

/** We chose not to answer. */
export interface Refused {
  status: 'refused';
  reason: RefusalReason;
  text: string;
  suggestions: string[];
  /** The nearest articles, offered as related only. */
  related: Citation[];
  language: Language;
}

/** Greeting, thanks, help, who are you. */
export interface Chat {
  status: 'chat';
  text: string;
  language: Language;
}

/** We broke. */
export interface Failed {
  status: 'failed';
  code: string;
  text: string;
  language: Language;
}

export type Answer = Answered | Refused | Chat | Failed;

/** What a person asks. `history`: the earlier questions of the conversation, oldest first. */
export interface AskRequest {
  question: string;
  history?: readonly string[];
}

/** Fails to compile where a switch over a union forgets a case, and throws should one slip through at run time. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected variant: ${JSON.stringify(value)}`);
}

export const excerptLimits = { count: 3, charactersEach: 200, charactersInAll: 450 } as const;
