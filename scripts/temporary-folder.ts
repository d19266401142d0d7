import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}

/** An empty folder of its own for this program; it goes when the program ends. */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `wenyu-${purpose}-`));
  // One listener for all: many folders would look like a leak of listeners.
  if (made.length === 0) process.once('exit', removeAll);
  made.push(folder);
  return folder;
}
