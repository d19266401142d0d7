import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../src/domain/article.js';
import { fold } from '../src/text/fold.js';
import { decodeText } from './read/decode.js';
import { htmlLines } from './read/html-lines.js';
import { sourceLines } from './read/page.js';
import { textLines } from './read/text-lines.js';

/**
 * Checks that every part of the articles' bodies stands in the line of the source file that its line map names, blanks
 * and punctuation aside. Reads each source file once. Returns what is wrong, a sentence each.
 */
export async function lineMapProblems(archiveFolder: string, articles: readonly Article[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [file, ofFile] of bySourceFile(articles)) {
    const path = join(archiveFolder, file);
    if (/\.(jsonl|ndjson)$/i.test(file)) problems.push(...(await recordProblems(path, file, ofFile)));
    else problems.push(...pageProblems(await pageLines(path), file, ofFile));
  }
  return problems;
}

function bySourceFile(articles: readonly Article[]): Map<string, Article[]> {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    const group = groups.get(article.source.file);
    if (group) group.push(article);
    else groups.set(article.source.file, [article]);
  }
  return groups;
}

/** The text of each line of a page file, letters and digits only, by line number; null when it cannot be decoded. */
async function pageLines(path: string): Promise<Map<number, string> | null> {
  const decoded = decodeText(await readFile(path));
  if ('reason' in decoded) return null;
  const lines = /\.html?$/i.test(path) ? htmlLines(decoded.text).lines : sourceLines(decoded.text);
  const texts = new Map<number, string>();
  for (const { no, text } of lines) texts.set(no, (texts.get(no) ?? '') + lettersOf(text));
  return texts;
}

function pageProblems(lines: Map<number, string> | null, file: string, articles: readonly Article[]): string[] {
  if (!lines) return [`${file}：现在无法解码`];
  const problems: string[] = [];
  for (const { id, body, lineMap } of articles) {
    for (const [i, [start, line]] of lineMap.entries()) {
      const end = lineMap[i + 1]?.[0] ?? body.length;
      const source = lines.get(line);
      if (source !== undefined && holdsInOrder(source, lettersOf(body.slice(start, end)))) continue;
      problems.push(`${file}:${line}：没有文章 ${id} 取自这一行的文字（正文 ${start}–${end}）`);
    }
  }
  return problems;
}

async function recordProblems(path: string, file: string, articles: readonly Article[]): Promise<string[]> {
  const problems: string[] = [];
  const byLine = new Map(articles.map((article) => [article.source.lines[0], article]));
  let number = 0;
  for await (const line of textLines(path)) {
    const article = byLine.get(++number);
    if (!article) continue;
    byLine.delete(number);
    const { body } = JSON.parse(line) as { body: string };
    if (lettersOf(body) !== lettersOf(article.body)) {
      problems.push(`${file}:${number}：没有文章 ${article.id} 的正文`);
    }
  }
  for (const [line, { id }] of byLine) problems.push(`${file}:${line}：没有这一行，而文章 ${id} 取自这里`);
  return problems;
}

/** Letters and digits of a text, folded: what stays the same however a text is cleaned. */
function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the characters of `part` stand in `whole` in order, with nothing or something between them. */
function holdsInOrder(whole: string, part: string): boolean {
  if (whole.includes(part)) return true;
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
