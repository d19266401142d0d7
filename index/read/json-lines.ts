import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Article } from '../../src/domain/article.js';
import { parseDate } from '../dates/parse-date.js';
import type { ArchiveFile, Skip } from './archive-files.js';

/** The lines of a file as they stream by, with its size and digest at the end. */
async function* streamLines(path: string, hash: ReturnType<typeof createHash>, signal?: AbortSignal) {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) })) {
    hash.update(chunk as Buffer);
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield first ? line.replace(/^\ufeff/, '') : line;
      first = false;
    }
  }
  rest += decoder.decode();
  if (rest) yield first ? rest.replace(/^\ufeff/, '') : rest;
}

function optionalText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

/** A body as it is indexed: one line break between paragraphs, no carriage returns, outer blanks gone. */
function tidyBody(body: string): string {
  return body
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[ \t\u00a0\u3000\u200b\ufeff]*\n\s*/g, '\n')
    .trim();
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
 * to skip it (a duplicate id), or null.
 */
export async function readJsonLines(
  source: ArchiveFile,
  accept: (article: Article) => string | null,
  signal?: AbortSignal,
): Promise<{ skips: Skip[]; sha256: string }> {
  const hash = createHash('sha256');
  const skips: Skip[] = [];
  let lineNo = 0;
  for await (const line of streamLines(source.path, hash, signal)) {
    lineNo++;
    if (!line.trim()) continue;
    const article = articleFrom(line, source.file, lineNo);
    const reason = typeof article === 'string' ? article : accept(article);
    if (reason) skips.push({ file: source.file, line: lineNo, reason });
  }
  return { skips, sha256: hash.digest('hex') };
}
