import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyOrama, create, insert, load, save, search } from '@orama/orama';
import type { Engine } from './engine.js';

const tokenizer = {
  language: 'chinese',
  normalizationCache: new Map<string, string>(),
  tokenize: (text: string) => text.split(' '),
};

/** Orama's hybrid search (BM25 and vectors, its own fusion) over the same terms and vectors. */
export function oramaEngine(dimensions: number): Engine {
  const empty = () =>
    create({
      schema: { row: 'number', terms: 'string', vector: `vector[${dimensions}]` },
      components: { tokenizer },
    }) as AnyOrama;
  const file = (folder: string) => join(folder, 'orama.json');
  let index = empty();
  return {
    name: 'Orama',
    async build(passages, _count, folder) {
      for (const { row, terms, vector } of passages) {
        await insert(index, { row, terms: terms.join(' '), vector: Array.from(vector) });
      }
      writeFileSync(file(folder), JSON.stringify(save(index)));
    },
    async load(folder) {
      index = empty();
      load(index, JSON.parse(readFileSync(file(folder), 'utf8')));
    },
    async search({ terms, vector }, count) {
      const found = await search(index, {
        mode: 'hybrid',
        term: terms.join(' '),
        properties: ['terms'],
        vector: { value: Array.from(vector), property: 'vector' },
        similarity: 0,
        limit: count,
      });
      return found.hits.map(({ document }) => Number(document.row));
    },
    close: async () => {},
  };
}
