import { actions } from './synonyms/actions.js';
import type { SynonymCluster } from './synonyms/clusters.js';
import { events } from './synonyms/events.js';
import { matters } from './synonyms/matters.js';
import { organisations } from './synonyms/organisations.js';
import { people } from './synonyms/people.js';
import { terms } from './synonyms/terms.js';
import { things } from './synonyms/things.js';

/** What newspapers print for the same thing: abbreviations and full names, near-synonyms. */
export const synonymClusters: readonly SynonymCluster[] = [
  ...organisations,
  ...terms,
  ...events,
  ...matters,
  ...actions,
  ...people,
  ...things,
];

function indexSynonyms(): ReadonlyMap<string, readonly string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const cluster of synonymClusters) {
    for (const word of cluster) {
      const others = synonyms.get(word) ?? new Set();
      for (const other of cluster) if (other !== word) others.add(other);
      synonyms.set(word, others);
    }
  }
  return new Map([...synonyms].map(([word, others]) => [word, [...others]]));
}

const synonymIndex = indexSynonyms();
const none: readonly string[] = [];

/** Printed near-synonyms, abbreviations and full names of a folded word; symmetric, never the word itself. */
export function synonymsOf(term: string): readonly string[] {
  return synonymIndex.get(term) ?? none;
}
