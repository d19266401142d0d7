import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import type { Engine } from './engine.js';

const options: Options = {
  idField: 'row',
  fields: ['terms'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
};

/** MiniSearch (BM25+) over the same terms; it keeps no vectors. */
export function miniSearchEngine(): Engine {
  let index = new MiniSearch(options);
  const file = (folder: string) => join(folder, 'minisearch.json');
  return {
    name: 'MiniSearch',
    async build(passages, _count, folder) {
      for (const { row, terms } of passages) index.add({ row, terms: terms.join(' ') });
      writeFileSync(file(folder), JSON.stringify(index));
    },
    async load(folder) {
      index = MiniSearch.loadJSON(readFileSync(file(folder), 'utf8'), options);
    },
    search: async ({ terms }, count) =>
      index
        .search(terms.join(' '), { combineWith: 'OR' })
        .slice(0, count)
        .map(({ id }) => id as number),
    close: async () => {},
  };
}
