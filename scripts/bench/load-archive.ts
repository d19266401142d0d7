import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { chunk } from '../../index/chunk.js';

/** An archive of news and questions about it. */
export interface LoadArchive {
  folder: string;
  articles: number;
  passages: number;
  questions: string[];
}

const questionsWanted = 500;

/**
 * Makes an archive of about `passages` passages from a corpus: a text file with one article a line, also as `.xz`
 * (which needs the xz program). A corpus that is too small is read again, each time under other headlines.
 * @throws RangeError when the corpus has no article
 */
export async function makeArchive(corpus: string, folder: string, passages: number): Promise<LoadArchive> {
  mkdirSync(folder, { recursive: true });
  const out = createWriteStream(join(folder, 'news.jsonl'));
  const questions: string[] = [];
  let articles = 0;
  let made = 0;
  for (let round = 0; made < passages; round++) {
    const before = articles;
    for await (const line of linesOf(corpus)) {
      const body = line.replace(/^\[[^\]]*\]\s*，?正文[:：]?/, '').trim();
      if (body.length < 100) continue;
      const title = `${round === 0 ? '' : `${round + 1} `}${body.slice(0, 24)}`;
      if (!out.write(`${JSON.stringify({ id: `news-${articles}`, title, body, newspaper: '新闻', date: '2023' })}\n`)) {
        await once(out, 'drain');
      }
      articles++;
      made += chunk(body).length;
      if (round === 0 && articles % 2 === 0) questions.push(...questionOf(body));
      if (made >= passages) break;
    }
    if (articles === before) throw new RangeError(`${corpus} has no article`);
  }
  out.end();
  await finished(out);
  const step = Math.max(1, Math.floor(questions.length / questionsWanted));
  return { folder, articles, passages: made, questions: questions.filter((_, i) => i % step === 0) };
}

function linesOf(corpus: string): AsyncIterable<string> {
  if (!corpus.endsWith('.xz')) return createInterface({ input: createReadStream(corpus) });
  const xz = spawn('xz', ['-dc', corpus], { stdio: ['ignore', 'pipe', 'inherit'] });
  xz.on('error', (error) => {
    throw error;
  });
  const lines = createInterface({ input: xz.stdout });
  lines.once('close', () => xz.kill());
  return lines;
}

const askings = ['是怎么回事？', '有什么要求？', '在哪里办理？', '什么时候开始？', '电话是多少？'];

/** One question over words that stand in the middle of an article; none where it has no fitting clause. */
function questionOf(body: string): string[] {
  const clauses = body.split(/[，。；：、！？\s“”（）]/u).filter((clause) => /^\p{Script=Han}{6,16}$/u.test(clause));
  const clause = clauses[Math.floor(clauses.length / 2)];
  return clause === undefined ? [] : [clause + askings[clause.length % askings.length]];
}
