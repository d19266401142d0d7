import { fileURLToPath } from 'node:url';

/** The project's root, found from the compiled file and from the source alike. */
export function projectRoot(): string {
  const here = fileURLToPath(import.meta.url);
  return fileURLToPath(new URL(here.includes('/dist/') ? '../..' : '..', import.meta.url));
}
