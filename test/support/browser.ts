import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');

/** Debian's Chromium; null where it is not installed. */
export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync) ?? null;

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Compiles the page's client as the build does, into a folder of its own; gives the folders for `buildApp`. */
export function compileClient(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'wenyu-client-'));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.web.json'), '--outDir', folder]);
  return [join(root, 'bot', 'web', 'assets'), folder];
}

/** Violations of WCAG 2.2 AA and axe's best practices, each with the elements it was found on. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource());
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe;
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
}

interface AxeViolation {
  id: string;
  nodes: { html: string }[];
}

async function axeSource(): Promise<string> {
  const { source } = require('axe-core') as { source: string };
  return source;
}
