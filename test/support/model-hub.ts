import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface HubRequestSeen {
  method: string;
  path: string;
  range: string | undefined;
}

export interface ModelHub {
  host: string;
  /** Requests so far, oldest first. */
  seen: HubRequestSeen[];
  /** What to do with the next answers instead of serving them (`none`: serve); each GET of a file uses one up. */
  faults: ('none' | 'drop' | 'busy' | 'damage')[];
  close(): Promise<void>;
}

const gitBlobId = (body: Buffer): string =>
  createHash('sha1').update(`blob ${body.length}\0`).update(body).digest('hex');

/**
 * A hub on this machine that serves a model folder as the real one does: small files with git's blob id for an ETag, large
 * ones behind a redirect that carries size and SHA-256, ranges honoured.
 */
export async function startModelHub(model: string, folder: string): Promise<ModelHub> {
  const hub = { seen: [] as HubRequestSeen[], faults: [] as ModelHub['faults'] };
  const prefix = `/${model}/resolve/main/`;

  function send(request: IncomingMessage, response: ServerResponse, body: Buffer, etag: string): void {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from > 0 && from >= body.length) return void response.writeHead(416).end();
    const part = body.subarray(from);
    const range = `bytes ${from}-${body.length - 1}/${body.length}`;
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': part.length,
      etag: `"${etag}"`,
      ...(from > 0 && { 'content-range': range }),
    });
    if (request.method === 'HEAD') return void response.end();
    const fault = hub.faults.shift();
    if (fault === 'drop') response.write(part.subarray(0, part.length >> 1), () => response.destroy());
    else if (fault === 'damage') response.end(Buffer.from(part).fill(0, part.length >> 1));
    else response.end(part);
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://hub');
    hub.seen.push({ method: request.method!, path: pathname, range: request.headers.range });
    if (request.method === 'GET' && hub.faults[0] === 'busy') {
      hub.faults.shift();
      return void response.writeHead(503).end();
    }
    const isStored = pathname.startsWith('/store/');
    const name = isStored ? pathname.slice('/store/'.length) : pathname.slice(prefix.length);
    if (!isStored && !pathname.startsWith(prefix)) return void response.writeHead(404).end();
    const body = readFileSync(join(folder, name));
    const sha256 = createHash('sha256').update(body).digest('hex');
    if (!isStored && name.endsWith('.onnx')) {
      response.writeHead(302, {
        location: `/store/${name}`,
        'x-linked-etag': `"${sha256}"`,
        'x-linked-size': String(body.length),
        etag: '"pointer"',
        'content-length': '0',
      });
      return void response.end();
    }
    send(request, response, body, isStored ? sha256 : gitBlobId(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(hub, {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
