import { lookUpDirectory } from '../directory/lookup.js';
import type { Reader } from '../reader.js';
import { understand } from '../understand/understand.js';
import type { LinesBefore } from './readings.js';

/** So many questions back a line asked for is still talked of. */
const lately = 3;

/** Tells which of the questions before a message the directory answers, by its look-up alone: nothing is searched for. */
export async function linesAskedBefore(
  history: readonly string[],
  reader: Pick<Reader, 'lexicon' | 'directory' | 'articleOf' | 'fields'>,
): Promise<LinesBefore> {
  const asked: boolean[] = [];
  for (const [i, question] of history.entries()) {
    const request = { question, history: history.slice(0, i) };
    const field = await reader.fields.classify(question);
    const hasLine = (reading: 'whole' | 'line') => {
      const read = understand(request, reader.lexicon, field, reading);
      const { purpose, matches } = lookUpDirectory(read.question, reader.directory, reader.articleOf);
      return { read, found: purpose !== null && matches.length > 0 };
    };
    const { read, found } = hasLine('whole');
    if (read.intent !== null) continue;
    asked.push(found || (read.resolution.instead && asked.at(-1) === true && hasLine('line').found));
  }
  return { justNow: asked.at(-1) ?? false, lately: asked.slice(-lately).some(Boolean) };
}
