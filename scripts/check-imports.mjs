/**
 * Holds the import arrows of ARCHITECTURE.md: index/ and bot/ never import each other, src/ imports neither, inside
 * src/ each folder imports only folders below it, and nothing imports test/, which no image or package need hold.
 * Exits 1 and names each import that breaks an arrow.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Per part of the tree, the other parts that it may import. */
const allowed = {
  'src/domain': [],
  'src/text': ['src/domain', 'src'],
  'src/embedding': ['src/domain', 'src/text', 'src'],
  'src/store': ['src/domain', 'src/text', 'src/embedding', 'src'],
  'src/retrieval': ['src/domain', 'src/text', 'src/embedding', 'src/store', 'src'],
  'src/answering': ['src/domain', 'src/text', 'src/embedding', 'src/store', 'src/retrieval', 'src'],
  src: ['src/domain'],
  index: ['src', 'src/domain', 'src/text', 'src/embedding', 'src/store'],
  bot: ['src', 'src/domain', 'src/text', 'src/embedding', 'src/store', 'src/retrieval', 'src/answering'],
};

allowed.scripts = Object.keys(allowed);

/** The part of the tree that a file belongs to: src/NAME, src (its own files), index, bot, scripts, or null (test). */
function partOf(file) {
  const [top, second, third] = relative(root, file).split('/');
  if (top === 'src') return third === undefined ? 'src' : `src/${second}`;
  return ['index', 'bot', 'scripts'].includes(top) ? top : null;
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.name.endsWith('.ts')) yield path;
  }
}

const importPattern = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;
const broken = [];
let edges = 0;
for (const top of ['src', 'index', 'bot', 'scripts']) {
  for (const file of sources(join(root, top))) {
    const from = partOf(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(importPattern)) {
      const to = partOf(resolve(dirname(file), target));
      edges++;
      if (to === from) continue;
      if (to === null || !allowed[from]?.includes(to)) broken.push(`${relative(root, file)}: imports ${target}`);
    }
  }
}
for (const line of broken)
  console.error(`E_IMPORT_DIRECTION ${line} (see "Which folder may import which" in ARCHITECTURE.md)`);
console.log(`import directions: ${edges} imports, ${broken.length} against the arrows`);
process.exit(broken.length ? 1 : 0);
