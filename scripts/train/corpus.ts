import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WenyuError } from '../../src/errors.js';
import { fold } from '../../src/text/fold.js';
import { splitSentences } from '../../src/text/sentences.js';

/** A news article as its sentences, folded; the first is the nearest thing to a headline that it has. */
export type NewsArticle = string[];

/** A passage that people asked about, with their questions; folded. */
export interface AskedPassage {
  /** The article that the passage was taken from: what is split into training and evaluation. */
  title: string;
  text: string;
  questions: string[];
}

export interface Corpus {
  news: NewsArticle[];
  asked: AskedPassage[];
}

const bodyMark = '正文：';
const largestFile = 2 ** 30;

/** A text file, unpacked when its name ends in .xz (which needs the xz program). */
export function readText(path: string): string {
  if (!path.endsWith('.xz')) return readFileSync(path, 'utf8');
  const unpacked = spawnSync('xz', ['-dc', path], { encoding: 'utf8', maxBuffer: largestFile });
  if (unpacked.status === 0) return unpacked.stdout;
  throw new WenyuError(
    'E_INPUT_INVALID',
    `${path} cannot be unpacked: ${unpacked.error?.message ?? unpacked.stderr}`,
    'Install xz, or unpack the file yourself.',
  );
}

/** What the tokenizer of the exported model will see of a text: folded, then NFKC and lower case as in tokenizer.json. */
export function normaliseForModel(text: string): string {
  return fold(text).normalize('NFKC').toLowerCase();
}

/** One article a line; all up to `正文：` on a line is its date and is left out. */
function readNews(text: string, minimumCharacters: number): NewsArticle[] {
  const seen = new Set<string>();
  const articles: NewsArticle[] = [];
  for (const line of text.split('\n')) {
    const mark = line.indexOf(bodyMark);
    const body = normaliseForModel(mark < 0 ? line : line.slice(mark + bodyMark.length));
    if (body.length < minimumCharacters || seen.has(body.slice(0, 60))) continue;
    seen.add(body.slice(0, 60));
    articles.push(
      splitSentences(body)
        .map(([start, end]) => body.slice(start, end))
        .filter((sentence) => sentence.length >= 4),
    );
  }
  return articles.filter((sentences) => sentences.length >= 2);
}

function readAsked(text: string): AskedPassage[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { title, text: body, qas } = JSON.parse(line) as { title: string; text: string; qas: { q: string }[] };
      return { title, text: normaliseForModel(body), questions: qas.map(({ q }) => normaliseForModel(q)) };
    });
}

/** Whether passages of this title are for training; the other half measures, and no passage is in both. */
export function isForTraining(title: string): boolean {
  let hash = 0;
  for (const character of normaliseForModel(title)) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return (Math.imul(hash, 0x9e3779b1) >>> 16) % 2 === 0;
}

/**
 * Reads a training corpus: `*.txt` or `*.txt.xz` hold news, one article a line; `*.jsonl` hold question–passage pairs,
 * `{title, text, qas: [{q}]}` a line, of which only the training half is kept. `names` chooses files of the folder, so
 * that a set meant for evaluation alone is never read by accident.
 * @throws WenyuError E_INPUT_INVALID when a file cannot be read or the folder holds no news.
 */
export function readCorpus(folder: string, names: readonly string[]): Corpus {
  const present = readdirSync(folder);
  const corpus: Corpus = { news: [], asked: [] };
  for (const name of names) {
    if (!present.includes(name)) {
      throw new WenyuError('E_INPUT_INVALID', `${folder} has no file ${name}`, 'Name the corpus files with --files.');
    }
    const text = readText(join(folder, name));
    if (name.endsWith('.jsonl')) corpus.asked.push(...readAsked(text).filter(({ title }) => isForTraining(title)));
    else for (const article of readNews(text, 120)) corpus.news.push(article);
  }
  if (corpus.news.length === 0) {
    throw new WenyuError('E_INPUT_INVALID', `${folder} holds no news`, 'Give a folder with .txt or .txt.xz files.');
  }
  return corpus;
}
