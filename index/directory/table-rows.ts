import { phoneForm } from '../../src/text/phone.js';
import type { FoundPhone } from './find-phones.js';
import { nameOfRow } from './phone-names.js';

/** A table of numbers has so many rows, or a head that says so above fewer. */
const fewestRows = 3;
const headOfNumbers = /(?:电话|热线|号码|联系方式|咨询)(?: |$)/;

/**
 * Numbers in the rows of a table whose first cell names whose they are: 区政务服务中心 桂花路188号 0841-8720100 周二至20:30.
 * Cells are parted by single blanks. A number that stands right behind its name is left to who reads lines.
 */
export function phonesInRows(text: string): FoundPhone[] {
  const found: FoundPhone[] = [];
  let rows: FoundPhone[][] = [];
  let headed = false;
  const close = () => {
    if (rows.length >= fewestRows || (headed && rows.length > 0)) found.push(...rows.flat());
    rows = [];
    headed = false;
  };
  let from = 0;
  for (const line of text.split('\n')) {
    const phones = phonesOf(line, from);
    if (phones.length > 0) rows.push(phones);
    else {
      close();
      headed = line.includes(' ') && headOfNumbers.test(line) && !/\d/.test(line);
    }
    from += line.length + 1;
  }
  close();
  return found;
}

/** The numbers of a row, each under the name in its first cell; none where it is no row. */
function phonesOf(line: string, from: number): FoundPhone[] {
  const cells = [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({ text, start: from + index }));
  const name = cells.length < 3 ? null : nameOfRow(cells[0]!.text);
  if (name === null || /[。！？]/.test(line)) return [];
  const numbers = cells.flatMap(({ text: number, start }, i) => {
    const form = /^[\d（()）-]+$/.test(number) ? phoneForm(number) : null;
    return form === null || form === 'emergency' ? [] : [{ i, number, form, end: start + number.length }];
  });
  // 供电抢修 95598 供水服务 67822290: each number has a name of its own.
  if (numbers.some(({ i }) => i < 2)) return [];
  return numbers.map(({ number, form, end }) => ({ name, number, form, start: cells[0]!.start, end }));
}
