import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toCsv } from '../../bot/csv.js';

/** RFC 4180, read by the letter. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  let quoted = false;
  let field = '';
  for (let at = 0; at < csv.length; at += 1) {
    const char = csv[at]!;
    if (quoted && char === '"' && csv[at + 1] === '"') {
      field += char;
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ',') {
      rows.at(-1)!.push(field);
      field = '';
    } else if (!quoted && char === '\r' && csv[at + 1] === '\n') {
      rows.at(-1)!.push(field);
      field = '';
      rows.push([]);
      at += 1;
    } else field += char;
  }
  return rows.slice(0, -1);
}

const text = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '＝', ' ', '\t', '\r', '\n', '"', ',', "'", 'a', '水', '1'),
});

it('gives back every field, with an apostrophe before what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const csv = toCsv(['a', 'b'], rows);
      expect(csv.startsWith('\uFEFF')).toBe(true);
      const read = parse(csv.slice(1)).slice(1);
      expect(read.map((row) => row.length)).toEqual(rows.map(() => 2));
      for (const [at, row] of read.entries()) {
        for (const [column, field] of row.entries()) {
          const original = rows[at]![column]!;
          expect([original, `'${original}`]).toContain(field);
          expect(field).not.toMatch(/^[\s\u3000]*[=+\-@＝]/);
        }
      }
    }),
  );
});

it('leaves numbers and plain words alone', () => {
  expect(toCsv(['n'], [[-5], ['023-63807576'], ['供水']])).toBe('\uFEFFn\r\n-5\r\n023-63807576\r\n供水\r\n');
});
