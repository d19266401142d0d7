import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
}

/** A status without effect; or the request takes effect, and then the connection breaks or a page of HTML comes. */
export type Failure = number | 'reset' | 'html';

/** A platform's API on 127.0.0.1: keeps what it is sent and answers as told. */
export interface JsonServer {
  readonly origin: string;
  readonly requests: ReceivedRequest[];
  /** Fails the next requests so, one each, before answering properly again. */
  failWith(...failures: Failure[]): void;
  close(): Promise<void>;
}

/** @param answer gives the JSON for a request. */
export async function startJsonServer(answer: (request: ReceivedRequest) => unknown): Promise<JsonServer> {
  const requests: ReceivedRequest[] = [];
  const failures: Failure[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const failure = failures.shift();
    if (typeof failure === 'number') {
      response.writeHead(failure).end('<html>');
      return;
    }
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    const request = { path: incoming.url ?? '', headers: incoming.headers, body };
    requests.push(request);
    if (failure === 'reset') return void response.destroy();
    if (failure === 'html') return void response.end('<html>');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(request)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failWith: (...more) => void failures.push(...more),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
