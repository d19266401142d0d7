import { createHash } from 'node:crypto';
import type { Article } from '../../src/domain/article.js';
import { parseDate } from '../dates/parse-date.js';
import type { ArchiveFile, Skip } from './archive-files.js';
import { textLines } from './text-lines.js';

function optionalText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? wellFormed(value).trim() : null;
}

/** Half a character (a lone surrogate of a `\u` escape) cannot be stored: it becomes the sign for a broken one. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}

const blank = /[\s\u200b]/;

/** A body as it is indexed: one line break between paragraphs, no carriage returns, outer blanks gone. */
function tidyBody(body: string): string {
  return wellFormed(body)
    .split(/[\r\n\u2028\u2029]/)
    .map(withoutOuterBlanks)
    .filter((line) => line !== '')
    .join('\n');
}

/** Character by character: a pattern for blanks at the end tries each run of blanks inside the line from each of its places. */
function withoutOuterBlanks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && blank.test(line[start]!)) start++;
  while (end > start && blank.test(line[end - 1]!)) end--;
  return line.slice(start, end);
}

/** One record as an article, or the reason why it is none. */
function articleFrom(line: string, file: string, lineNo: number): Article | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return '这一行不是 JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '这一行不是 JSON 对象';
  const record = value as Record<string, unknown>;
  const id = optionalText(record['id']);
  if (!id) return '缺少 id';
  if (typeof record['body'] !== 'string') return '缺少 body，或不是字符串';
  const body = tidyBody(record['body']);
  if (!body) return '正文 body 是空的';
  const printed = optionalText(record['date']);
  const date = printed === null ? null : parseDate(printed);
  if (printed !== null && date === null) return `日期“${printed.slice(0, 40)}”不对（应写成 YYYY-MM-DD）`;
  const title = optionalText(record['title']) ?? optionalText(record['headline']);
  return {
    id,
    headline: title ?? '',
    headlineLine: title === null ? null : lineNo,
    eyebrow: null,
    subheads: [],
    newspaper: optionalText(record['newspaper']),
    date,
    dateCertainty: date ? 'printed' : 'unknown',
    dateEvidence: null,
    page: optionalText(record['page']),
    issue: optionalText(record['issue']),
    kind: 'news',
    byline: null,
    body,
    source: { file, lines: [lineNo, lineNo] },
    lineMap: [[0, lineNo]],
    continuedFrom: null,
    continuedOn: null,
    place: null,
    url: optionalText(record['url']),
  };
}

/**
 * Ready articles of a JSON Lines file, read as a stream. Calls `accept` per article; `accept` answers with a reason
 * to skip it (a duplicate id), or null. Where the reading breaks off, what was accepted stays.
 * @throws UndecodableText; the file system's error; the signal's reason when aborted
 */
export async function readJsonLines(
  source: ArchiveFile,
  accept: (article: Article) => string | null,
  signal?: AbortSignal,
): Promise<{ skips: Skip[]; sha256: string }> {
  const hash = createHash('sha256');
  const skips: Skip[] = [];
  let lineNo = 0;
  const onBytes = (bytes: Uint8Array) => void hash.update(bytes);
  for await (const line of textLines(source.path, { signal, onBytes })) {
    lineNo++;
    if (!line.trim()) continue;
    const article = articleFrom(line, source.file, lineNo);
    const reason = typeof article === 'string' ? article : accept(article);
    if (reason) skips.push({ file: source.file, line: lineNo, reason });
  }
  return { skips, sha256: hash.digest('hex') };
}
