import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const blockBytes = 1 << 20;

/** SHA-256 (hex) and size of a file, read block by block. Throws the file system's error. */
export function checksumFile(path: string): { sha256: string; bytes: number } {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(blockBytes);
  const file = openSync(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      const read = readSync(file, block, 0, blockBytes, null);
      if (read === 0) break;
      hash.update(block.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(file);
  }
  return { sha256: hash.digest('hex'), bytes };
}
