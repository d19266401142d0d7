import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '../../index/build-index.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { queryTerms } from '../../src/retrieval/query-terms.js';
import { retrieve } from '../../src/retrieval/retrieve.js';
import type { ArchiveIndex } from '../../src/store/archive-index.js';
import { openIndex } from '../../src/store/open-index.js';
import { indexTerms } from '../../src/text/tokenize.js';
import { type BenchPassage, type BenchQuery, type Engine, plainTerm } from './engines/engine.js';
import { type Rank, rankOf } from './metrics.js';

/** A question with the articles that answer it, as make_archives.py writes them. */
interface AskedQuery {
  id: string;
  query: string;
  relevant: string[];
}

/** How a searcher ranked the right article, query by query; or why it could not be run on the set. */
export interface Ranked {
  name: string;
  ranks: Rank[];
  fault: string | null;
}

/** Rows that are asked for; several may be of one article. */
const depth = 40;

/** Ranks of our three ways and of the peers on one set (`DIR/NAME/archive`, `DIR/NAME/queries.jsonl`). */
export async function rankSet(
  dataFolder: string,
  name: string,
  workFolder: string,
  embedder: Embedder,
  peers: readonly Engine[],
  log: (line: string) => void,
): Promise<{ passages: number; results: Ranked[] }> {
  const queries = readFileSync(join(dataFolder, name, 'queries.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AskedQuery);
  const indexFolder = join(workFolder, name);
  await buildIndex({ archiveFolder: join(dataFolder, name, 'archive'), indexFolder, embedder });
  const index = await openIndex(indexFolder, { embedder });
  const results: Ranked[] = [];
  const measure = async (label: string, search: (query: AskedQuery) => Promise<Iterable<string>>) => {
    const ranks: Rank[] = [];
    for (const query of queries) ranks.push(rankOf(await search(query), new Set(query.relevant)));
    results.push({ name: label, ranks, fault: null });
    log(`${name}: ${label}`);
  };
  const articleOf = (row: number) => index.passage(row).articleId;
  await measure('问渝', async ({ query }) =>
    (await retrieve(index, embedder, query, { top: 10, rejected: 0 })).accepted.map(({ passage }) => passage.articleId),
  );
  await measure('BM25+ alone', async ({ query }) =>
    index.searchTerms(queryTerms(query), depth).candidates.map(({ row }) => articleOf(row)),
  );
  await measure('dense alone', async ({ query }) =>
    index.searchVectors(await embedder.embedQuery(query), depth).map(({ row }) => articleOf(row)),
  );
  const peerFolder = join(workFolder, `${name}-peers`);
  mkdirSync(peerFolder);
  for (const peer of peers) {
    try {
      await peer.build(passagesOf(index), index.manifest.counts.passages, peerFolder);
      await measure(peer.name, async ({ query }) => {
        return (await peer.search(await benchQuery(embedder, query), depth)).map(articleOf);
      });
    } catch (error) {
      // A peer that cannot hold the set says so in the table; the others are still compared.
      const fault = error instanceof Error ? error.message : String(error);
      results.push({ name: peer.name, ranks: [], fault });
      log(`${name}: ${peer.name} could not be run: ${fault}`);
    } finally {
      await peer.close();
    }
  }
  const { passages } = index.manifest.counts;
  index.close();
  return { passages, results };
}

function* passagesOf(index: ArchiveIndex): Generator<BenchPassage> {
  for (let row = 0; row < index.manifest.counts.passages; row++) {
    const { text } = index.passage(row);
    yield { row, text, terms: indexTerms(text).map(plainTerm), vector: index.vector(row) };
  }
}

/** A query as the peers get it: the same terms and vector as our own search. */
export async function benchQuery(embedder: Embedder, text: string): Promise<BenchQuery> {
  return { text, terms: queryTerms(text).map(plainTerm), vector: await embedder.embedQuery(text) };
}
