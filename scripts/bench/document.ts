import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';

/** One line on the machine that a table was made on. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Machine: ${cpus().length} × ${model}, ${memory} GiB, Node ${process.versions.node}, ${process.platform}.`;
}

/**
 * Replaces the text between `<!-- NAME -->` and `<!-- /NAME -->` in docs/benchmarks.md. Throws RangeError when the
 * document has no such part.
 */
export function writeSection(name: string, text: string): void {
  const path = join(projectRoot(), 'docs', 'benchmarks.md');
  const document = readFileSync(path, 'utf8');
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const from = document.indexOf(open);
  const to = document.indexOf(close);
  if (from < 0 || to < from) throw new RangeError(`docs/benchmarks.md has no part ${open} … ${close}`);
  writeFileSync(path, `${document.slice(0, from + open.length)}\n${text}\n${document.slice(to)}`);
}
