/**
 * Makes newspaper pages out of a corpus of news, to measure segmentation on layouts that nobody tuned for.
 *
 * usage: make-pages CORPUS.txt OUT_DIR [PAGES=150] [SEED=1]
 * CORPUS: one article a line, with or without a `正文：` before the text.
 * Writes OUT_DIR/pages/*.txt|md and OUT_DIR/truth.json: [{file, style, date, newspaper, articles: [{title, body}], hotlines}].
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Draw, drawFrom } from './made-pages/draw.js';
import { sentencesOf } from './made-pages/lay-article.js';
import { type MadeArticle, pageStyles } from './made-pages/made.js';
import { makePage } from './made-pages/page.js';

/** A headline made from the first sentences: one clause, or two halves with a blank between. */
function titleFrom(sentences: readonly string[], draw: Draw): string | null {
  const clauses = sentences
    .slice(0, 4)
    .flatMap((sentence) =>
      sentence.replace(/^.{0,24}?(?:电|讯|日|获悉|了解到|报道称?|表示)[，,：: ]/, '').split(/[，。！？；：]/),
    )
    .map((clause) => clause.replace(/[“”"（(）)\s]/g, '').trim())
    .filter(
      (clause) =>
        clause.length >= 6 &&
        clause.length <= 24 &&
        !/^[了的和与及在从把被]|记者|[电讯网]|日报|获悉|编辑|通讯员|当地时间|近日|日前|[月日]$|\d日|称$/.test(clause),
    );
  const first = clauses[0];
  if (!first) return null;
  const second = clauses[1];
  if (second && first.length + second.length <= 30 && draw.chance(0.5)) return `${first} ${second}`;
  if (draw.chance(0.15)) return `“${first.slice(0, 4)}”${first.slice(4)}`;
  if (draw.chance(0.08)) return `${first}？`;
  return first.length >= 8 ? first : null;
}

function newsFrom(line: string, draw: Draw): MadeArticle | null {
  const text = (line.split('正文：', 2)[1] ?? line).replace(/\s+/g, '').replace(/^原标题：/, '');
  const sentences = sentencesOf(text);
  const title = titleFrom(sentences, draw);
  const body = sentences.slice(0, draw.int(4, 14)).join('');
  return title && body.length >= 200 && body.length <= 1600 ? { title, body } : null;
}

const [corpus, out, pages = '150', seed = '1'] = process.argv.slice(2);
if (!corpus || !out) {
  process.stderr.write('usage: make-pages CORPUS.txt OUT_DIR [PAGES] [SEED]\n');
  process.exit(2);
}
const draw = drawFrom(Number(seed));
const lines = readFileSync(corpus, 'utf8').split('\n').filter(Boolean);
function drawNews(): MadeArticle {
  for (;;) {
    const news = newsFrom(draw.pick(lines), draw);
    if (news) return news;
  }
}
rmSync(join(out, 'pages'), { recursive: true, force: true });
mkdirSync(join(out, 'pages'), { recursive: true });
const truth = [];
for (let i = 0; i < Number(pages); i++) {
  const style = pageStyles[i % pageStyles.length]!;
  const file = `page-${String(i).padStart(4, '0')}.${style === 'markdown' && draw.chance(0.5) ? 'md' : 'txt'}`;
  const news = Array.from({ length: draw.int(3, 6) }, drawNews);
  const { text, ...page } = makePage(file, style, news, draw);
  writeFileSync(join(out, 'pages', file), text);
  truth.push(page);
}
writeFileSync(join(out, 'truth.json'), JSON.stringify(truth, null, 1));
