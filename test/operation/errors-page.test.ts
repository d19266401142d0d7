import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { errorCodes } from '../../src/errors.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8');

it('docs/errors.md explains every error code, in the order of src/errors.ts', () => {
  const rows = [...page.matchAll(/^\| `(E_\w+)` \|(.*)\|$/gm)];
  expect(rows.map(([, code]) => code)).toEqual(Object.keys(errorCodes));
  for (const [, , cells] of rows) {
    expect(cells!.split(' | ').map((cell) => cell.trim())).toEqual([
      expect.stringMatching(/.{4}/),
      expect.stringMatching(/.{4}/),
      expect.stringMatching(/.{4}/),
    ]);
  }
});
