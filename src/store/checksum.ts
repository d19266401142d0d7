import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const blockBytes = 1 << 20;

/**
 * SHA-256 (hex) and size of a file, read block by block; the event loop runs between two blocks, so that a program that
 * checks a large file goes on serving.
 * @throws the file system's error; the signal's reason when aborted
 */
export async function checksumFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(blockBytes);
  const file = await open(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(block, 0, blockBytes, null);
      if (bytesRead === 0) break;
      hash.update(block.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}
