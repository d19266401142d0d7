import type { Engine } from './engine.js';

/** The little of @lancedb/lancedb that is used; the package (200 MB) is no dependency and is loaded when installed. */
interface LanceTable {
  createIndex(column: string, options: unknown): Promise<void>;
  query(): LanceQuery;
}
interface LanceQuery {
  fullTextSearch(query: unknown, options?: unknown): LanceQuery;
  nearestTo(vector: Float32Array): LanceQuery;
  rerank(reranker: unknown): LanceQuery;
  select(columns: string[]): LanceQuery;
  limit(count: number): LanceQuery;
  toArray(): Promise<{ row: number | bigint }[]>;
}
interface Lance {
  connect(folder: string): Promise<{
    createTable(
      name: string,
      rows: unknown[],
      options: unknown,
    ): Promise<LanceTable & { add(rows: unknown[]): Promise<void> }>;
    openTable(name: string): Promise<LanceTable>;
  }>;
  Index: { fts(options: unknown): unknown; hnswSq(options: unknown): unknown };
  MatchQuery: new (query: string, column: string, options?: unknown) => unknown;
  rerankers: { RRFReranker: { create(): Promise<unknown> } };
}

const rowsAtOnce = 5_000;

/** LanceDB's hybrid search: its full text index over the same terms, HNSW over the same vectors, reciprocal ranks fused. */
export async function lanceEngine(): Promise<Engine | null> {
  const name = '@lancedb/lancedb';
  let lance: Lance;
  try {
    lance = (await import(name)) as Lance;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
  const reranker = await lance.rerankers.RRFReranker.create();
  let table: LanceTable;
  return {
    name: 'LanceDB',
    async build(passages, count, folder) {
      const db = await lance.connect(`${folder}/lancedb`);
      let created: Awaited<ReturnType<typeof db.createTable>> | null = null;
      let rows: unknown[] = [];
      const flush = async () => {
        if (created) await created.add(rows);
        else created = await db.createTable('passages', rows, { mode: 'overwrite' });
        rows = [];
      };
      for (const { row, terms, vector } of passages) {
        rows.push({ row, terms: terms.join(' '), vector: Array.from(vector) });
        if (rows.length === rowsAtOnce) await flush();
      }
      if (rows.length > 0) await flush();
      table = created!;
      const text = { baseTokenizer: 'whitespace', stem: false, removeStopWords: false, lowercase: false };
      await table.createIndex('terms', {
        config: lance.Index.fts({ ...text, asciiFolding: false, withPosition: false }),
      });
      if (count >= 1_000) {
        const graph = { distanceType: 'dot', m: 16, efConstruction: 200, numPartitions: 1 };
        await table.createIndex('vector', { config: lance.Index.hnswSq(graph) });
      }
    },
    async load(folder) {
      const db = await lance.connect(`${folder}/lancedb`);
      table = await db.openTable('passages');
    },
    async search({ terms, vector }, count) {
      const found = await table
        .query()
        .fullTextSearch(new lance.MatchQuery(terms.join(' '), 'terms'))
        .nearestTo(vector)
        .rerank(reranker)
        .select(['row'])
        .limit(count)
        .toArray();
      return found.map(({ row }) => Number(row));
    },
    close: async () => {},
  };
}
