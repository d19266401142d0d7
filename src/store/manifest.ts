/** What an index folder says about itself (`manifest.json`). Opening refuses whatever does not match. */
export interface Manifest {
  format: number;
  /** Folder, inside the index folder, that holds this index's files. */
  generation: string;
  builtAt: string;
  /** When the reading of the archive began: what came to it later may not be in the index. Older indices do not tell. */
  readAt?: string | undefined;
  /** {@link cuttingVersion} of the program that built it; an index of before there was one has none. */
  cutting?: number | undefined;
  /** SHA-256 (hex) over the names, sizes and contents of the archive's files, sidecars included. */
  archiveDigest: string;
  model: { id: string; digest: string; dimensions: number; space: 'cosine' | 'ip' };
  counts: { pages: number; articles: number; passages: number; directoryEntries: number };
  newspapers: { name: string; from: string | null; to: string | null; articles: number }[];
  /** Stems of the places that the articles are of, the one of most articles first; none where all are of one. */
  places: string[];
  /** SHA-256 (hex) and size in bytes of each other file in the folder, by its path in the folder. */
  files: Record<string, { sha256: string; bytes: number }>;
}

/** Raised whenever a file of the index changes its meaning; an index of another format is refused. */
export const indexFormat = 3;

/**
 * Raised whenever the same pages give other articles or other numbers to call: a start then brings the index up to date, though
 * the archive has not changed. An older index goes on answering meanwhile, for its files mean the same.
 */
export const cuttingVersion = 2;
