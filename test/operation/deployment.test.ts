import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, settingTable } from '../../src/config.js';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const variables = new Set(settingTable.map(({ variable }) => variable));

describe('the image', () => {
  const image = read('Dockerfile');

  it('takes from the build what the program reads, and the sources are let in', () => {
    const ignored = read('.dockerignore');
    for (const part of ['package.json', 'models', 'seeds', 'LICENSE']) {
      expect(existsSync(`${root}/${part}`)).toBe(true);
      expect(image).toContain(`/app/${part}`);
      expect(ignored).toContain(`!${part}`);
    }
    for (const part of ['src', 'index', 'bot', 'scripts']) expect(ignored).toContain(`!${part}\n`);
    expect(ignored).not.toMatch(/^!(\.env|var|node_modules)/m);
  });

  it('runs as a user without rights, on a Node that package.json allows', () => {
    const last = image.slice(image.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).not.toMatch(/g\+\+|apt-get/);
    expect(last).toMatch(/HEALTHCHECK[\s\S]*readyz/);
    expect(image.match(/^FROM node:20-/gm)).toHaveLength(2);
    expect(JSON.parse(read('package.json')).engines.node).toContain('>=20.19');
  });
});

it.each(['Dockerfile', 'compose.yaml', 'deploy/wenyu.service'])('%s names only settings that exist', (file) => {
  for (const [name] of read(file).matchAll(/\bWENYU_[A-Z_]+\b/g)) expect(variables, name).toContain(name);
});

it('the unit gives settings that are accepted', () => {
  const env = Object.fromEntries(
    [...read('deploy/wenyu.service').matchAll(/^Environment=(\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(loadConfig(env)).toMatchObject({ state: '/var/lib/wenyu/state' });
});
