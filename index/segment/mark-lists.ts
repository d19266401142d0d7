import { endsSentence } from '../../src/text/sentences.js';
import type { Classified } from './classify.js';
import { isNumberedHeading } from './headings.js';

/** So many numbered points of so many characters each are a text (1.城镇新增就业52万人 …), no contents of one. */
const fewestPoints = 3;
const tellingPoint = 7;

/** One of a list of who or what belongs where: 渡头街道：吴金水（摆渡工）. */
const listed = /^[^：:，,]{2,10}[：:]\S/;

/** So many items make a column. */
const fewestItems = 3;

/** What only sums a text up: its points are no headlines. */
const sumsUp = /^(?:要点(?:速递)?|内容提要|看点)$/;

/** What looks like a heading right below a label belongs to it, and so do all points below one that sums a text up. */
function markLabelled(items: readonly Classified[]): void {
  let lastPoint = -1;
  items.forEach((item, i) => {
    if (item.role === 'label' && sumsUp.test(item.block.text)) lastPoint = i;
    if (item.role !== 'heading' || items[i - 1]?.role !== 'label' || item.block.level > 0) return;
    const isPoint = lastPoint === i - 1;
    if (isPoint) lastPoint = i;
    if (isPoint || item.block.gap === 0) item.role = 'label';
  });
}

/** Lines below a label (嘉宾：, 举措), rows of numbered points and lists of who belongs where are no headings. */
export function markLists(items: readonly Classified[]): void {
  markLabelled(items);
  for (let from = 0; from < items.length; from++) {
    if (items[from]!.role !== 'heading') continue;
    let to = from;
    while (items[to]?.role === 'heading' && items[to]!.block.level === 0) to++;
    const row = items.slice(from, to);
    const points = row.filter(({ block }) => isNumberedHeading(block.text));
    if (points.length >= fewestPoints && points.every(({ block }) => block.text.length >= tellingPoint))
      for (const point of points) point.role = 'body';
    else if (points.length >= 2 && points.length * 2 >= row.length) for (const item of row) item.role = 'label';
    const entries = row.filter(({ block }) => listed.test(block.text));
    const above = items[from - 1];
    const announced = above?.role === 'body' && (entries.length > 1 || !endsSentence(above.block.text));
    const goesOn = entries[0] === items[from] && entries[0]?.block.gap === 0 && announced;
    if (goesOn || entries.length >= fewestPoints) for (const entry of entries) entry.role = 'body';
    from = Math.max(from, to - 1);
  }
}

/** A caption that says that it is one. */
const namesPicture = /图为|图片|[摄图](?:[）)]|$)|供图/;

/** Short items of a column that a mark begins (▲ …), which photos' captions bear as well. */
export function markItems(items: Classified[]): void {
  for (let from = 0; from < items.length; from++) {
    const mark = /^[▲▼◆●★■]/.exec(items[from]!.block.text)?.[0];
    let to = from;
    while (mark && items[to]?.role === 'caption' && items[to]!.block.text.startsWith(mark)) to++;
    const row = items.slice(from, to);
    if (row.length >= fewestItems && !row.some(({ block }) => namesPicture.test(block.text)))
      for (const item of row) item.role = 'body';
    from = Math.max(from, to - 1);
  }
}
