/** A page of a long text: the half-open span `[start, end)`. */
export interface TextPage {
  start: number;
  end: number;
}

/**
 * Cuts a text into pages of at most `size` UTF-16 code units, preferably after a paragraph, else after a sentence, in
 * the last third of the page; never inside a surrogate pair. The pages cover the text without gap or overlap.
 */
export function paginate(text: string, size: number): TextPage[] {
  const pages: TextPage[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= size ? text.length : pageEnd(text, start, size);
    pages.push({ start, end });
    start = end;
  }
  return pages.length > 0 ? pages : [{ start: 0, end: 0 }];
}

/** The page that holds a position of the text. */
export function pageAt(pages: readonly TextPage[], position: number): number {
  const found = pages.findIndex((page) => position < page.end);
  return found === -1 ? pages.length - 1 : found;
}

function pageEnd(text: string, start: number, size: number): number {
  const latest = start + size;
  const earliest = start + Math.floor((size * 2) / 3);
  const paragraph = text.lastIndexOf('\n', latest - 1) + 1;
  if (paragraph > earliest) return paragraph;
  for (let end = latest; end > earliest; end -= 1) if (/[。！？；]/.test(text[end - 1]!)) return end;
  return /[\ud800-\udbff]/.test(text[latest - 1]!) ? latest - 1 : latest;
}
