import hnswlib from 'hnswlib-node';
import type { Candidate } from './archive-index.js';

/** The HNSW graph (Malkov & Yashunin 2018): links per vector, breadth while building, and the seed of its levels. */
const graphSettings = { links: 16, buildBreadth: 200, seed: 100 } as const;

/**
 * Least breadth of a search: how many candidates the graph walk keeps. More finds more of the true neighbours and takes longer,
 * which tells in large graphs only (docs/benchmarks.md).
 */
const searchBreadth = { small: 100, large: 64, largeFrom: 100_000 } as const;

/** The vectors of all passages, searchable; row = label. */
export interface Vectors {
  readonly count: number;
  /** Nearest rows by cosine similarity, best first. */
  search(vector: Float32Array, count: number): Candidate[];
  vector(row: number): Float32Array;
  /** Frees the graph's memory at once instead of at some later garbage collection. */
  close(): void;
}

/** Starts an empty graph for `capacity` vectors. Inner product over normalised vectors: vectors are kept unchanged. */
export function createGraph(dimensions: number, capacity: number): hnswlib.HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(Math.max(1, capacity), graphSettings.links, graphSettings.buildBreadth, graphSettings.seed);
  return graph;
}

/**
 * Opens a graph file, which is read outside the event loop. hnswlib loads a file of other dimensions without complaint:
 * check the manifest first. Throws hnswlib's error when it is no graph.
 */
export async function openVectors(path: string, dimensions: number): Promise<Vectors> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  await graph.readIndex(path);
  const count = graph.getCurrentCount();
  const leastBreadth = count < searchBreadth.largeFrom ? searchBreadth.small : searchBreadth.large;
  let breadth = 0;
  return {
    count,
    search(vector, wanted) {
      const k = Math.min(wanted, count);
      if (k <= 0) return [];
      const needed = Math.max(leastBreadth, k);
      if (needed !== breadth) graph.setEf(needed);
      breadth = needed;
      const found = graph.searchKnn(Array.from(vector), k);
      return found.neighbors
        .map((row, i) => ({ row, score: 1 - found.distances[i]! }))
        .sort((a, b) => b.score - a.score || a.row - b.row);
    },
    vector: (row) => Float32Array.from(graph.getPoint(row)),
    close: () => graph.initIndex(1),
  };
}
