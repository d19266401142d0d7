import { createInlineLexicalWriter, type LexicalPassage } from './lexical-writer.js';
import { serveRequests } from './worker-host.js';

/** Adds passages, or writes the terms file. */
export type LexicalRequest =
  | { kind: 'add'; passages: LexicalPassage[] }
  | { kind: 'finish'; path: string; articles: number };

const writer = createInlineLexicalWriter();

serveRequests<LexicalRequest>((request) =>
  request.kind === 'finish' ? writer.finish(request.path, request.articles) : writer.add(request.passages),
);
