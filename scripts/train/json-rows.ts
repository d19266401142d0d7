import { readFileSync } from 'node:fs';

/** The rows of a JSON Lines file, empty lines left out; their shape is the caller's word. Throws SyntaxError on a line that is no JSON. */
export function jsonRows<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T);
}
