import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeAnswerService } from '../support/fake-answer-service.js';
import { createTestApp, type TestApp, type TestAppOptions } from '../support/test-app.js';

let test: TestApp;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await test.close();
});

/** Listens with limits short enough for a test. */
async function listen(options: TestAppOptions = {}): Promise<{ port: number; url: string }> {
  test = await createTestApp({ requestTimeoutMs: 600, connectionsCheckMs: 100, rateLimit: 10_000, ...options });
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = test.app.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // The server may cut the connection while this side still writes.
  socket.on('error', () => {});
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const ask = (url: string, question: string) =>
  fetch(`${url}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ question }),
  });

const connections = () =>
  new Promise<number>((resolve, reject) => {
    test.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

async function untilNobodyIsConnected(): Promise<void> {
  for (let tries = 0; (await connections()) > 0; tries++) {
    if (tries > 300) throw new Error('connections are left');
    await sleep(20);
  }
}

const head = 'POST /v1/ask HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

describe('a client that breaks off or dawdles costs nothing lasting', () => {
  it('half a body, then gone: nothing is answered, nothing is left', async () => {
    const { port, url } = await listen();
    for (let i = 0; i < 20; i++) {
      const socket = await dial(port);
      socket.write(`${head}content-length: 500\r\n\r\n{"question": "供水热`);
      await sleep(5);
      socket.destroy();
    }
    expect((await ask(url, '供水热线')).status).toBe(200);
    await untilNobodyIsConnected();
  });

  it('headers, a body or nothing at all, byte by byte: cut off in time, and others are served meanwhile', async () => {
    const { port, url } = await listen();
    const slow = await Promise.all(Array.from({ length: 30 }, () => dial(port)));
    const bytes = `${head}content-length: 900\r\n\r\n`;
    slow.forEach((socket, i) => {
      if (i % 3 === 0) return;
      let sent = i % 3 === 1 ? 0 : bytes.length - 1;
      const drip = setInterval(() => {
        if (socket.destroyed) clearInterval(drip);
        else socket.write(bytes[sent++ % bytes.length]!);
      }, 50);
    });
    const ends = slow.map((socket) => once(socket.resume(), 'close'));
    expect((await ask(url, '供水热线')).status).toBe(200);
    await Promise.all(ends);
    await untilNobodyIsConnected();
  });

  it('an answer that nobody reads', async () => {
    const { port, url } = await listen();
    for (let i = 0; i < 10; i++) {
      const socket = await dial(port);
      socket.pause();
      for (let n = 0; n < 50; n++) socket.write('GET /v1/directory HTTP/1.1\r\nhost: x\r\n\r\n');
    }
    expect((await ask(url, '供水热线')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await untilNobodyIsConnected();
  });

  it('what is not HTTP gets a 400 and is cut off', async () => {
    const { port, url } = await listen();
    for (const words of [
      '\x16\x03\x01\x02\x00\x01\x00',
      'GET / HTTP/9.9\r\n\r\n',
      '\r\n\r\n\r\nquit\r\n',
      '\0'.repeat(99),
    ]) {
      const socket = await dial(port);
      let reply = '';
      socket.on('data', (chunk) => {
        reply += chunk;
      });
      socket.write(words);
      await once(socket, 'close');
      expect(reply.slice(0, 12)).toMatch(/^HTTP\/1\.1 4\d\d$/);
    }
    expect((await ask(url, '供水热线')).status).toBe(200);
  });
});

describe('a fault in a handler', () => {
  it('is a 500 with a request id that the log knows; the next request is answered', async () => {
    const service = createFakeAnswerService();
    service.article = () => Promise.reject(new TypeError('words of a person'));
    service.directory = () => {
      throw new RangeError('words of a person');
    };
    const { url } = await listen({ service });
    for (const path of ['/v1/articles/x', '/v1/directory?q=x']) {
      const response = await fetch(url + path);
      expect(response.status).toBe(500);
      const { requestId, code, detail } = (await response.json()) as Record<string, string>;
      expect(code).toBe('E_INTERNAL');
      expect(detail).not.toContain('words of a person');
      const line = test
        .logs()
        .split('\n')
        .find((text) => text.includes(requestId!) && text.includes('"fault"'));
      expect(JSON.parse(line!)).toMatchObject({ level: 50, fault: { at: expect.any(Array) } });
    }
    expect((await ask(url, '崩溃')).status).toBe(500);
    expect((await ask(url, '供水热线')).status).toBe(200);
    expect(test.logs()).not.toContain('words of a person');
  });
});

describe('closing', () => {
  it('lets the answers under way finish, and takes no new ones', async () => {
    const service = createFakeAnswerService();
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const original = service.ask;
    service.ask = async (request) => {
      if (request.question.includes('慢')) await held;
      return original(request);
    };
    const { url } = await listen({ service, requestTimeoutMs: 20_000 });
    const underWay = [1, 2, 3].map((i) => ask(url, `慢慢问供水热线${i}`));
    while (test.app.server.listening && service.asked.length + (await connections()) < 3) await sleep(5);
    await sleep(50);
    const closed = test.app.close();
    await sleep(50);
    await expect(ask(url, '供水热线')).rejects.toThrow();
    release();
    for (const response of await Promise.all(underWay)) expect(response.status).toBe(200);
    await closed;
  });
});
