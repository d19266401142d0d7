/** A line of a page file: its 1-based number in the file and its text without the line break. */
export interface SourceLine {
  no: number;
  text: string;
}

/** What a sidecar (`page.meta.json`) says of a page; each field wins over what the page itself says. */
export interface PageMeta {
  newspaper?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  page?: string;
  issue?: string;
}

/** A page as read: its lines in file order, nothing cleaned yet. */
export interface Page {
  /** Relative to the archive folder, with forward slashes. */
  file: string;
  lines: SourceLine[];
  meta: PageMeta;
}

/** The lines of a text, numbered from 1. */
export function sourceLines(text: string): SourceLine[] {
  return text.split(/\r\n|[\n\r\f\u2028\u2029]/).map((line, i) => ({ no: i + 1, text: line }));
}
