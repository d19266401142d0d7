import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationLine } from '../../../bot/channels/render/citation-line.js';
import { itemsOf } from '../../../bot/channels/render/reply-blocks.js';
import { type OpenAnswerService, openAnswerService } from '../../../src/answering/create-answer-service.js';
import { type JsonServer, startJsonServer } from '../../support/json-server.js';
import { modelsFolder, seedsIndex } from '../../support/seeds-index.js';
import { createTelegramHarness, type TelegramHarness } from '../../support/telegram-harness.js';
import { createWebhookHarness, type WebhookHarness } from '../../support/webhook-harness.js';

/** Each is asked in a conversation of its own on every channel. */
const questions = [
  '自来水热线是多少？',
  '燃气热线',
  '95598是管什么的？',
  '渝快办在建行网点能办哪些事？',
  '12345是什么热线？',
  '怎么投诉出租车？',
  '自来水公司电话多少',
  '今天天气怎么样？',
  '你好',
  'What is the tap water hotline?',
];

/** Milliseconds from message to reply, per channel; MEASURE=1 prints their medians. */
const times = new Map<string, number[]>();

let service: OpenAnswerService;
let telegram: TelegramHarness;
let webhooks: WebhookHarness;
let platform: JsonServer;

beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
  telegram = await createTelegramHarness({ service });
  await telegram.start();
  platform = await startJsonServer(() => ({ code: 0, errcode: 0, tenant_access_token: 't', expire: 7_200 }));
  const config = { feishuApiRoot: platform.origin };
  webhooks = await createWebhookHarness({ service, config, dingtalkOrigins: [platform.origin] });
});
afterAll(async () => {
  if (process.env.MEASURE) console.table(medians());
  await telegram?.close();
  await webhooks?.close();
  await platform?.close();
  service?.close();
});

/** What a person reads on each channel, as plain words. */
const channels: Record<string, (question: string, person: number) => Promise<string>> = {
  async telegram(question, person) {
    const from = { id: person, is_bot: false, first_name: '甲' };
    telegram.say(question, { from, chat: { id: person, type: 'private' } });
    return (await telegram.nextMessage()).text;
  },
  async generic(text, person) {
    return (await webhooks.generic({ conversationId: `c${person}`, text })).json().text;
  },
  wecom: async (text, person) => (await webhooks.wecom(text, { from: `w${person}` })) ?? '',
  wechat: async (text, person) => (await webhooks.wechat(text, { from: `o${person}` })) ?? '',
  async dingtalk(text, person) {
    const before = platform.requests.length;
    await webhooks.dingtalk(text, `${platform.origin}/session`, { senderId: `d${person}` });
    await expect.poll(() => platform.requests.length).toBe(before + 1);
    const { markdown } = platform.requests.at(-1)!.body as { markdown: { text: string } };
    return markdown.text.replace(/\*\*/g, '').replace(/\\(.)/g, '$1').replace(/^> /gm, '').replace(/\n\n/g, '\n');
  },
  async feishu(text, person) {
    const before = replies().length;
    await webhooks.feishu(text, { chatId: `oc_${person}` });
    await expect.poll(() => replies().length).toBe(before + 1);
    const post = JSON.parse(String(replies().at(-1)!.body.content)) as { zh_cn: { content: { text: string }[][] } };
    return post.zh_cn.content.map((line) => line.map((element) => element.text).join('')).join('\n');
  },
};

function replies() {
  return platform.requests.filter((request) => request.path.includes('/reply'));
}

describe.each(questions.map((question, at) => [question, at + 1] as const))('%s', (question, person) => {
  it('is answered with the same citations and quotations on every channel', async () => {
    const answer = await service.ask({ question });
    expect(answer.status).not.toBe('failed');
    const sources = itemsOf(answer).map((item) => citationLine(item.citation, answer.language));
    const quotes = answer.status === 'answered' ? answer.excerpts.map((excerpt) => excerpt.text.split('\n')[0]!) : [];
    for (const [channel, ask] of Object.entries(channels)) {
      const startedAt = performance.now();
      const text = await ask(question, person);
      times.set(channel, [...(times.get(channel) ?? []), performance.now() - startedAt]);
      for (const source of [...sources, ...quotes]) expect(text, `${channel} lacks ${source}`).toContain(source);
      const shown = text.split('\n').filter((line) => line.includes('《') && /—— |· 《/.test(line));
      expect(shown.length, `${channel} shows other sources: ${shown.join(' | ')}`).toBeLessThanOrEqual(sources.length);
    }
  });
});

function medians(): Record<string, { 'median ms': number; 'slowest ms': number }> {
  const rows = [...times].map(([channel, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const row = { 'median ms': Math.round(sorted[sorted.length >> 1]!), 'slowest ms': Math.round(sorted.at(-1)!) };
    return [channel, row] as const;
  });
  return Object.fromEntries(rows);
}
