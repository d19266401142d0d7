import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { temporaryFolder } from '../support/small-index.js';

const root = resolve(import.meta.dirname, '../..');
const { folder, remove } = temporaryFolder();
afterEach(remove);

type Lockfile = { packages: Record<string, Record<string, unknown>> };

/** Runs the check over the project's lockfile after a change to it. */
function checkAfter(change: (packages: Lockfile['packages']) => void) {
  const lockfile: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  change(lockfile.packages);
  const path = join(folder, 'package-lock.json');
  writeFileSync(path, JSON.stringify(lockfile));
  return spawnSync(process.execPath, [join(root, 'scripts/check-install-scripts.mjs'), path], { encoding: 'utf8' });
}

it('names what may not run, what names a registry, what lacks a checksum and what needs no permission any more', () => {
  const run = checkAfter((packages) => {
    packages['node_modules/a/node_modules/@scope/miner'] = { version: '1.0.0', integrity: 'x', hasInstallScript: true };
    packages['node_modules/far'] = { version: '1.0.0', integrity: 'x', resolved: 'https://registry.invalid/far.tgz' };
    packages['node_modules/bare'] = { version: '1.0.0' };
    delete packages['node_modules/sharp']!.hasInstallScript;
  });
  expect(run.status).toBe(1);
  const lines = run.stderr.trim().split('\n');
  expect(lines).toHaveLength(4);
  for (const name of ['@scope/miner', 'far', 'bare', 'sharp']) expect(run.stderr).toContain(`E_INSTALL_SCRIPT ${name}`);
});
