/** How sure we are of an article's date: printed on the page, inferred from its text, or not known. */
export type DateCertainty = 'printed' | 'inferred' | 'unknown';

export type ArticleKind =
  | 'news'
  | 'brief'
  | 'interview'
  | 'sidebar'
  | 'continuation'
  | 'photo'
  | 'advertorial'
  | 'service-info'
  | 'masthead';

/** A place in the archive. `lines` are 1-based and inclusive at both ends; for JSON Lines, the record's line. */
export interface SourceSpan {
  file: string;
  lines: [from: number, to: number];
}

/**
 * Maps each position of a body to a line of its source file: pairs `[bodyOffset, line]` with rising offsets, the first
 * offset 0. A position belongs to the last pair whose offset is not beyond it. Offsets are UTF-16 code units.
 */
export type LineMap = readonly (readonly [offset: number, line: number])[];

/** The other half of an article that continues on another page; `articleId` is null when the archive lacks it. */
export interface Jump {
  page: string;
  articleId: string | null;
}

/** A text segmented out of a page, or one ready article of a JSON Lines file. */
export interface Article {
  /** Stable for unchanged input: derived from file and position, or given by the JSON Lines record. */
  id: string;
  headline: string;
  /** Line of the source file where the headline stands; null when none is printed. */
  headlineLine: number | null;
  /** The line above a headline (肩题) and the lines below it (副题), as printed. */
  eyebrow: string | null;
  subheads: string[];
  newspaper: string | null;
  /** The stem of the place that its paper or page is of (沙坪坝), where the archive is of several; else null. */
  place: string | null;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: as precise as known, never more. Null when unknown. */
  date: string | null;
  dateCertainty: DateCertainty;
  /** The words that an inferred date rests on. */
  dateEvidence: string | null;
  page: string | null;
  issue: string | null;
  kind: ArticleKind;
  byline: string | null;
  /** Cleaned text. Paragraphs are separated by one `\n`. Every offset in the system points into this string. */
  body: string;
  source: SourceSpan;
  lineMap: LineMap;
  continuedFrom: Jump | null;
  continuedOn: Jump | null;
  url: string | null;
}

/** The 1-based source line of a body position. An empty map gives `fallback`. */
export function lineAt(map: LineMap, offset: number, fallback: number): number {
  let low = 0;
  let high = map.length - 1;
  let line = fallback;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, value] = map[middle]!;
    if (start <= offset) {
      line = value;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return line;
}

/** The source lines that the body span `[start, end)` comes from, 1-based and inclusive. */
export function linesOf(article: Pick<Article, 'lineMap' | 'source'>, start: number, end: number): [number, number] {
  const first = lineAt(article.lineMap, start, article.source.lines[0]);
  const last = lineAt(article.lineMap, Math.max(start, end - 1), article.source.lines[1]);
  return first <= last ? [first, last] : [last, first];
}
