import type { Draw } from './draw.js';
import { drawIssue } from './issue.js';
import { layArticle } from './lay-article.js';
import type { MadeArticle, MadePage, PageStyle } from './made.js';
import { mastheads } from './mastheads.js';
import { serviceBox } from './service-box.js';
import { setCut, setMarkdown, setWrapped } from './set-pages.js';

/** Lays a page out of three to six articles. Equal draws give equal pages. */
export function makePage(file: string, style: PageStyle, news: readonly MadeArticle[], draw: Draw): MadePage {
  const issue = drawIssue(draw);
  const masthead = draw.pick(mastheads)(issue, draw);
  const laid = news.map((article) => layArticle(article, draw, style));
  const set = style === 'wrapped' ? setWrapped : style === 'markdown' ? setMarkdown : setCut;
  const spaced = draw.chance(0.7);
  const head = masthead.lines.flatMap((line) => (spaced ? [line, ''] : [line]));
  if (style === 'markdown' && draw.chance(0.3) && !masthead.atEnd) head[0] = `# ${head[0]}`;
  const box = draw.chance(0.45) ? serviceBox(draw) : null;
  const boxLines = box ? ['', ...box.lines.flatMap((line) => (draw.chance(0.5) ? [line] : [line, ''])), ''] : [];
  const boxAt = draw.chance(0.75) ? laid.length : draw.int(1, laid.length - 1);
  const body = [
    ...set(laid.slice(0, boxAt), draw),
    ...boxLines,
    ...(boxAt < laid.length ? set(laid.slice(boxAt), draw) : []),
  ];
  const lines = masthead.atEnd ? [...body, '', ...head] : [...head, '', ...body];
  return {
    file,
    style,
    date: issue.iso,
    newspaper: masthead.namesPaper ? issue.newspaper : null,
    articles: news.map((article) => ({ ...article })),
    hotlines: box?.hotlines ?? [],
    text: lines.join('\n'),
  };
}
