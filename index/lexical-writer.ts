import { indexTerms } from '../src/text/tokenize.js';
import type { LexicalRequest } from './lexical-worker.js';
import { startWorker } from './worker-client.js';
import { createTermsWriter } from './write-terms.js';

/** What the lexical index takes of a passage. */
export interface LexicalPassage {
  /** Position of its article in the archive. */
  article: number;
  text: string;
  headline: string;
}

/** Takes passages in row order and writes them as a terms file. */
export interface LexicalWriter {
  /** Resolves when more may be added. */
  add(passages: readonly LexicalPassage[]): Promise<void>;
  /** Writes and syncs the file. Rejects with the fault of writing. */
  finish(path: string, articles: number): Promise<void>;
  close(): Promise<void>;
}

/** A lexical writer in this thread: for small archives, where starting a thread takes longer than the work. */
export function createInlineLexicalWriter(): LexicalWriter {
  const terms = createTermsWriter();
  return {
    async add(passages) {
      for (const { article, text, headline } of passages) {
        // The headline counts as part of every passage of its article: it names what the passage is about.
        terms.add(article, [...indexTerms(text), ...indexTerms(headline)]);
      }
    },
    finish: async (path, articles) => terms.finish(path, articles),
    close: async () => {},
  };
}

/** A lexical writer in a thread of its own. */
export function createThreadedLexicalWriter(): LexicalWriter {
  const worker = startWorker<LexicalRequest>(new URL('./lexical-worker.js', import.meta.url), null);
  return {
    add: (passages) =>
      worker.send({
        kind: 'add',
        passages: passages.map(({ article, text, headline }) => ({ article, text, headline })),
      }),
    async finish(path, articles) {
      await worker.send({ kind: 'finish', path, articles });
      await worker.drain();
    },
    close: () => worker.close(),
  };
}
