import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptWecom, wecomSignature } from '../../../../bot/channels/webhooks/wecom-crypto.js';
import { hostileText } from '../../../support/arbitrary-answer.js';
import { type JsonServer, startJsonServer } from '../../../support/json-server.js';
import { createWebhookHarness, type WebhookHarness } from '../../../support/webhook-harness.js';

let harness: WebhookHarness;
let platform: JsonServer;

beforeAll(async () => {
  platform = await startJsonServer(() => ({ code: 0, errcode: 0, tenant_access_token: 't', expire: 7_200 }));
  harness = await createWebhookHarness({
    config: { feishuApiRoot: platform.origin },
    dingtalkOrigins: [platform.origin],
    rateLimit: { burst: 1_000_000, perMinute: 1 },
  });
});
afterAll(async () => {
  await harness.close();
  await platform.close();
});

const channels = ['generic', 'wecom', 'wechat', 'dingtalk', 'feishu'] as const;
const runs = { numRuns: 60 };
const anyJson = fc.jsonValue({ maxDepth: 4 });

/** Fields of a message with anything in them. */
const fields = fc.dictionary(
  fc.constantFrom(
    'conversationId',
    'text',
    'format',
    'feedback',
    'msgId',
    'senderId',
    'msgtype',
    'sessionWebhook',
    'header',
    'event',
    'encrypt',
    'type',
    'challenge',
    'token',
    '__proto__',
    'constructor',
  ),
  fc.oneof(anyJson, hostileText),
);

describe('anything at all, unsigned', () => {
  it.each(channels)('%s refuses it and stays up', async (channel) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET' as const, 'POST' as const),
        fc.oneof(
          hostileText,
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
          fields.map((one) => JSON.stringify(one)),
        ),
        fc.dictionary(fc.constantFrom('timestamp', 'nonce', 'signature', 'msg_signature', 'echostr'), hostileText),
        fc.constantFrom('application/json', 'text/xml', 'application/x-www-form-urlencoded', 'x/y', ''),
        async (method, payload, query, type) => {
          const headers = type === '' ? {} : { 'content-type': type };
          const response = await harness.app.inject({
            method,
            url: `/webhooks/${channel}`,
            query: encodable(query),
            headers,
            payload,
          });
          expect([400, 401, 404, 413, 415]).toContain(response.statusCode);
        },
      ),
      runs,
    );
  });
});

describe('XML that the parser takes for an attack', () => {
  const attacks = [
    `<xml>${'<a>'.repeat(150)}x${'</a>'.repeat(150)}</xml>`,
    '<xml><__proto__>x</__proto__></xml>',
    '<xml><constructor>x</constructor></xml>',
  ];

  it.each(['wecom', 'wechat'])('is refused by %s before it is read, as it is not signed', async (channel) => {
    for (const payload of attacks) {
      const response = await harness.app.inject({ method: 'POST', url: `/webhooks/${channel}`, payload });
      expect(response.statusCode).toBe(401);
    }
    expect(harness.logs()).not.toContain('E_INTERNAL');
  });

  it('is a malformed request where a signature does not cover the body', async () => {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const query = { timestamp, nonce: 'n', signature: wecomSignature('wechat-token', timestamp, 'n') };
    for (const payload of attacks.slice(0, 2)) {
      const response = await harness.app.inject({ method: 'POST', url: '/webhooks/wechat', query, payload });
      expect(response.statusCode).toBe(400);
    }
    expect(harness.logs()).not.toContain('E_INTERNAL');
  });
});

describe('anything at all, signed', () => {
  it('generic answers or says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fields, anyJson), async (body) => {
        expect([200, 400]).toContain((await harness.generic(body)).statusCode);
      }),
      runs,
    );
  });

  it('generic answers any words', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom('text', 'markdown'), async (text, format) => {
        const response = await harness.generic({ conversationId: 'fuzz', text, format });
        expect(response.statusCode).toBe(text.trim() === '' ? 400 : 200);
      }),
      runs,
    );
  });

  it('企业微信 answers any words within its limit, and any XML without falling over', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const reply = await harness.wecom(text);
        expect(Buffer.byteLength(reply ?? '')).toBeLessThanOrEqual(2_048);
        expect(reply ?? '').not.toMatch(/<[a-z/!]/i);
      }),
      runs,
    );
    const keys = { token: 'wecom-token', encodingAesKey: harness.config.wecomAesKey!, receiveId: 'ww1234567890' };
    await fc.assert(
      fc.asyncProperty(hostileText, async (inner) => {
        const encrypted = encryptWecom(keys, `<xml>${inner}</xml>`);
        const timestamp = String(Math.floor(Date.now() / 1_000));
        const query = { timestamp, nonce: 'n', msg_signature: wecomSignature(keys.token, timestamp, 'n', encrypted) };
        const payload = `<xml><Encrypt>${encrypted}</Encrypt></xml>`;
        const response = await harness.app.inject({ method: 'POST', url: '/webhooks/wecom', query, payload });
        expect([200, 400]).toContain(response.statusCode);
      }),
      runs,
    );
  });

  it('钉钉 takes or refuses any fields', async () => {
    await fc.assert(
      fc.asyncProperty(fields, hostileText, async (some, text) => {
        const response = await harness.dingtalk(text, `${platform.origin}/x`, some as Record<string, unknown>);
        expect([200, 400, 401]).toContain(response.statusCode);
      }),
      runs,
    );
  });

  it('飞书 takes or refuses any event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fields, anyJson), async (event) => {
        expect([200, 400, 401]).toContain((await harness.feishuEvent(event)).statusCode);
      }),
      runs,
    );
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        expect((await harness.feishu(text)).statusCode).toBe(200);
      }),
      runs,
    );
  });
});

describe('half a body', () => {
  it('costs a timeout at most: the next request is answered', async () => {
    const { connect } = await import('node:net');
    const address = await harness.app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      'POST /webhooks/generic HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"conv',
    );
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await harness.generic({ conversationId: 'c', text: '供水热线是多少？' })).statusCode).toBe(200);
  });
});

/** A query parameter is URL-encoded, and half a surrogate pair cannot be. */
function encodable(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value.replace(/\p{Surrogate}/gu, '?')]),
  );
}
