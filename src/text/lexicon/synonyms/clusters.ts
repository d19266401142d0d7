/** Words that stand for each other one of their cluster; folded. */
export type SynonymCluster = readonly string[];

/** The clusters of a table: a line is one, its words apart by blanks; a line of a single word is none. */
export function clusters(table: string): SynonymCluster[] {
  return table
    .split('\n')
    .map((line) => line.split(/\s+/).filter(Boolean))
    .filter((cluster) => cluster.length > 1);
}
