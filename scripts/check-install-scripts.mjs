/**
 * Holds the list of packages that may run a script while they are installed, and keeps addresses of registries out of
 * the lockfile. Exits 1 and names each package that is not allowed, or that no longer needs to be.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Package and what its script does. A new name here means: somebody has read that script. */
const allowed = {
  'better-sqlite3': 'compiles SQLite',
  'hnswlib-node': 'compiles hnswlib',
  nodejieba: 'compiles cppjieba',
  protobufjs: 'compares version notations in package.json, prints a warning at most',
  sharp: 'looks whether its prebuilt library loads',
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockfile = process.argv[2] ?? join(root, 'package-lock.json');
const { packages } = JSON.parse(readFileSync(lockfile, 'utf8'));
const problems = [];
const found = new Set();
for (const [path, entry] of Object.entries(packages)) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  // The optional parts of another platform (fsevents on macOS) are never installed where this program runs.
  const runsHere = entry.os === undefined || entry.os.includes('linux');
  // npm compiles a package that has this file and no script of its own; the lockfile does not say so.
  const compiles = existsSync(join(root, path, 'binding.gyp'));
  if (path !== '' && (entry.hasInstallScript || compiles) && runsHere) {
    found.add(name);
    if (!(name in allowed)) problems.push(`${name} (${path}): runs an install script and is not on the list`);
  }
  if (entry.resolved?.startsWith('http')) problems.push(`${name || 'the project'}: "resolved" names a registry`);
  if (path !== '' && !entry.link && !entry.integrity && !entry.inBundle) problems.push(`${name}: has no checksum`);
}
for (const name of Object.keys(allowed)) {
  if (!found.has(name)) problems.push(`${name}: is on the list, but runs no install script any more`);
}
for (const problem of problems) console.error(`E_INSTALL_SCRIPT ${problem}`);
console.log(`install scripts: ${found.size} packages run one, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
