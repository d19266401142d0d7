import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeArticle } from '../support/fake-answer-service.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const ask = (payload: unknown) => test.app.inject({ method: 'POST', url: '/v1/ask', payload: payload as object });

describe('POST /v1/ask', () => {
  it('answers with the citation and names the reply and the conversation', async () => {
    const response = await ask({ question: '供水热线是多少？' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      status: 'answered',
      kind: 'directory',
      entries: [{ number: '966886', citation: { newspaper: '渝中报', source: { lines: [5, 5] } } }],
      replyId: expect.stringMatching(/^[\w-]{16}$/),
      conversationId: expect.any(String),
    });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-request-id']).toBeTruthy();
  });

  it('understands a follow-up in the same conversation only', async () => {
    const { conversationId } = (await ask({ question: '供水热线是多少？' })).json();
    expect((await ask({ question: '那燃气呢', conversationId })).json()).toMatchObject({
      entries: [{ number: '966777' }],
    });
    expect((await ask({ question: '那燃气呢' })).json()).toMatchObject({ status: 'refused' });
  });
});

it('is alive and ready, and serves the article', async () => {
  expect((await test.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await test.app.inject('/readyz')).json()).toEqual({ status: 'ok' });
  expect((await test.app.inject('/v1/articles/fake-1')).json()).toEqual(fakeArticle);
});
