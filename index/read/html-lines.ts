import { load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { parseDate } from '../dates/parse-date.js';
import type { PageMeta, SourceLine } from './page.js';

const skipped = new Set(['script', 'style', 'noscript', 'template', 'nav', 'form', 'button', 'svg', 'iframe', 'head']);
const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

function lineCounter(html: string): (offset: number) => number {
  const starts = [0];
  for (let at = html.indexOf('\n'); at >= 0; at = html.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** Elements nested deeper are left out: no page is made so, and each level costs stack. */
const deepest = 1_000;

/**
 * The text of an HTML page as lines: a block element each, headings with `#` as in Markdown, blank lines between
 * blocks. Line numbers are those of the HTML file. Scripts, styles, navigation and forms are left out.
 */
export function htmlLines(html: string): { lines: SourceLine[]; meta: PageMeta } {
  const document = load(html, { sourceCodeLocationInfo: true });
  const lineOf = lineCounter(html);
  const lines: SourceLine[] = [];
  let current = '';
  let currentLine = 1;
  let heading = 0;
  let depth = 0;

  function flush(): void {
    const text = current.replace(/[ \t\r\n]+/g, ' ').trim();
    if (text) lines.push({ no: currentLine, text: heading ? `${'#'.repeat(heading)} ${text}` : text });
    current = '';
  }

  function gap(): void {
    flush();
    if (lines.length > 0 && lines.at(-1)!.text) lines.push({ no: lines.at(-1)!.no, text: '' });
  }

  function element(node: Element): void {
    const name = node.name.toLowerCase();
    if (skipped.has(name)) return;
    if (name === 'br') {
      flush();
      return;
    }
    if (name === 'td' || name === 'th') current += ' ';
    if (inline.has(name) || name === 'td' || name === 'th') {
      for (const child of node.children) visit(child);
      return;
    }
    const level = /^h([1-6])$/.exec(name);
    gap();
    if (level) heading = Number(level[1]);
    for (const child of node.children) visit(child);
    gap();
    if (level) heading = 0;
  }

  function visit(node: AnyNode): void {
    if (node.type === 'text') {
      if (!current.trim() && node.data.trim()) {
        const lead = node.data.length - node.data.trimStart().length;
        currentLine = lineOf((node.sourceCodeLocation?.startOffset ?? 0) + lead);
      }
      current += node.data;
    } else if (node.type === 'tag' && depth < deepest) {
      depth++;
      element(node as Element);
      depth--;
    }
  }

  document
    .root()
    .contents()
    .each((_, node) => visit(node));
  flush();

  const meta: PageMeta = {};
  const content = (selector: string) => document(selector).first().attr('content')?.trim();
  const site = content('meta[property="og:site_name"]') ?? content('meta[name="newspaper"]');
  if (site) meta.newspaper = site;
  const printed =
    content('meta[property="article:published_time"]') ??
    content('meta[name="publishdate" i]') ??
    content('meta[name="pubdate" i]') ??
    content('meta[name="date" i]');
  const date = printed ? parseDate(printed) : null;
  if (date) meta.date = date;
  return { lines, meta };
}
