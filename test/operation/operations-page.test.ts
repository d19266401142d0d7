import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { settingTable } from '../../src/config.js';

const root = resolve(import.meta.dirname, '../..');
const path = `${root}/docs/operations.md`;
const section = /(<!-- settings:[^>]*-->\n)[\s\S]*?(<!-- \/settings -->)/;

function expectedTable(): string {
  const rows = settingTable.map(({ variable, fallback, effect, secret }) => {
    const standard = fallback === null ? '（不设）' : fallback === '' ? '（空）' : `\`${fallback}\``;
    return `| \`${variable}\` | ${standard} | ${secret ? '（密钥）' : ''}${effect.replaceAll('|', '\\|')} |`;
  });
  return `| 环境变量 | 默认 | 作用 |\n|---|---|---|\n${rows.join('\n')}\n`;
}

it.each(['docs/operations.md', 'README.md'])('%s lists every setting with its default and effect', (name) => {
  const path = `${root}/${name}`;
  const page = readFileSync(path, 'utf8');
  const expected = page.replace(section, (_, before: string, after: string) => before + expectedTable() + after);
  if (process.env.WENYU_UPDATE_DOCS === '1') writeFileSync(path, expected);
  else expect(page, 'WENYU_UPDATE_DOCS=1 npx vitest run test/operation/operations-page rewrites it').toBe(expected);
});

it('docs/operations.md names only settings, commands and metrics that exist', () => {
  const page = readFileSync(path, 'utf8');
  const known = new Set(settingTable.map(({ variable }) => variable));
  known.add('WENYU_UPDATE_DOCS');
  for (const [name] of page.matchAll(/\bWENYU_[A-Z_]+\b/g)) expect(known, name).toContain(name);
  const metrics = readFileSync(`${root}/bot/http/metrics.ts`, 'utf8');
  for (const [, name] of page.matchAll(/`(wenyu_(?!process_\*|nodejs)[a-z_]+)/g))
    expect(metrics, name).toContain(`'${name}'`);
  const program = readFileSync(`${root}/scripts/cli.ts`, 'utf8');
  for (const [, command] of page.matchAll(/wenyu(?: --)? (index|verify|doctor|config|serve)\b/g)) {
    expect(program).toContain(`commands/${command}.js`);
  }
});
