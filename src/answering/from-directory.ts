import type { Answer } from '../domain/answer.js';
import type { Entry } from '../domain/directory.js';
import { composeDirectory } from './compose/compose.js';
import { presentEntry } from './directory/entries.js';
import { lookUpDirectory } from './directory/lookup.js';
import { printedWhere } from './directory/printed-where.js';
import type { Reader, Trace } from './reader.js';
import { suggestHotlines } from './suggest.js';
import type { Understanding } from './understand/understand.js';

const entriesShown = 12;

/** A hotline question gets the entry itself, with the words that print it; null when the directory does not answer. */
export function answerFromDirectory(understanding: Understanding, reader: Reader, trace: Trace): Answer | null {
  const { question, language, likely, corrections } = understanding;
  const lookup = lookUpDirectory(question, reader.directory, reader.articleOf);
  trace.lookup = lookup;
  if (lookup.purpose === null || !lookup.matches.length) return null;
  // What is more likely something else than a trouble is weighed against the passages.
  if (lookup.purpose === 'trouble' && (likely?.probability ?? 0) > (question.field?.probability ?? 0)) return null;
  const shown = lookup.matches.slice(0, entriesShown);
  const entries = shown
    .map(({ entry }) => presentEntry(entry, reader.articleOf))
    .filter((entry): entry is Entry => entry !== null);
  if (!entries.length) return null;
  return composeDirectory({
    entries,
    more: lookup.matches.length - shown.length,
    excerpts: printedWhere(
      shown.map(({ entry }) => entry),
      reader.articleOf,
    ),
    byNumber: lookup.purpose === 'name',
    confidence: lookup.matches[0]!.score,
    suggestions: suggestHotlines(reader.directory, language, entries),
    corrections,
    language,
    now: reader.now(),
  });
}

/** Whose number it is that the archive prints is nobody's private matter, however the question is put. */
export function nameOfNumber(understanding: Understanding, reader: Reader, trace: Trace): Answer | null {
  if (understanding.intent !== 'personal-data') return null;
  const entries = answerFromDirectory(understanding, reader, trace);
  return trace.lookup?.purpose === 'name' ? entries : null;
}
