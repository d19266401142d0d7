import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { WenyuError } from '../../src/errors.js';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface Assets {
  /** Address of an asset by its file name; changes with any asset's content, so it may be cached for good. */
  url(name: string): string;
  /** An asset's bytes. */
  content(name: string): Buffer;
  register(app: FastifyInstance): void;
}

/** Style sheets and pictures beside this file, and the compiled client: beside it too once built, else in dist/. */
export function webFolders(): string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, '..', '..', 'dist', 'bot', 'web', 'client');
  return [join(here, 'assets'), existsSync(built) ? built : join(here, 'client')];
}

/** Reads the page's few assets into memory. @param folders flat folders; files of other kinds are left out. */
export function loadAssets(folders: readonly string[]): Assets {
  const files = new Map<string, Buffer>();
  for (const folder of folders) {
    for (const name of readdirSync(folder)) if (types[extname(name)]) files.set(name, readFileSync(join(folder, name)));
  }
  const hash = createHash('sha256');
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(content);
  const version = hash.digest('base64url').slice(0, 12);
  return {
    url: (name) => `/assets/${version}/${name}`,
    content(name) {
      const content = files.get(name);
      if (content !== undefined) return content;
      throw new WenyuError('E_INTERNAL', `the asset ${name} is missing in ${folders.join(', ')}`, 'Run npm run build.');
    },
    register(app) {
      app.get<{ Params: { version: string; name: string } }>('/assets/:version/:name', async (request, reply) => {
        const { name } = request.params;
        const content = files.get(name);
        if (content === undefined) throw new WenyuError('E_NOT_FOUND', 'there is no such asset', 'Reload the page.');
        // A page of an older version may still ask for its assets: it gets the present ones, uncached.
        const cache = request.params.version === version ? 'public, max-age=31536000, immutable' : 'no-cache';
        return reply.header('cache-control', cache).type(types[extname(name)]!).send(content);
      });
    },
  };
}
