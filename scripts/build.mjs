/**
 * Builds dist/ with tsc: the server side, then the page's client side, and copies its style sheets. Plain JavaScript because it runs
 * before anything is compiled. Exits with tsc's status.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
rmSync(join(root, 'dist'), { recursive: true, force: true });
const projects = ['tsconfig.build.json'];
if (existsSync(join(root, 'bot/web/client'))) projects.push('tsconfig.web.json');
for (const project of projects) {
  const run = spawnSync(process.execPath, [tsc, '-p', join(root, project)], { stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
const assets = join('bot', 'web', 'assets');
if (existsSync(join(root, assets))) cpSync(join(root, assets), join(root, 'dist', assets), { recursive: true });
chmodSync(join(root, 'dist/scripts/cli.js'), 0o755);
