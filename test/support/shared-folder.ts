import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that all test files of a run share; removed when the run ends. */
    sharedFolder: string;
  }
}

/** Makes the run's shared folder, before any test; the returned function removes it after all. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'wenyu-tests-'));
  project.provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
