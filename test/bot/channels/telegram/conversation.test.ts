import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerService } from '../../../../src/answering/service.js';
import { createFakeAnswerService } from '../../../support/fake-answer-service.js';
import { createTelegramHarness, type TelegramHarness } from '../../../support/telegram-harness.js';

let harness: TelegramHarness;

beforeEach(async () => {
  harness = await createTelegramHarness();
});
afterEach(() => harness.close());

/** A bot over another service. */
async function restart(service: AnswerService): Promise<void> {
  await harness.close();
  harness = await createTelegramHarness({ service });
  await harness.start();
}

const labelsOf = (message: { reply_markup?: { inline_keyboard: { text: string }[][] } }) =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);

describe('a private chat', () => {
  it('answers a question with number, citation and buttons', async () => {
    await harness.start();
    harness.say('供水热线是多少？');
    const reply = await harness.nextMessage();
    expect(reply.text).toContain('供水服务热线：966886');
    expect(reply.text).toContain('《渝中报》2023年6月9日第2版 · 供水热线“一号通” <全天>在线');
    expect(reply.entities).toContainEqual({ type: 'code', offset: reply.text.indexOf('966886'), length: 6 });
    expect(labelsOf(reply)).toEqual(['📄 原文', '👍 有用', '👎 没用', '渝快办在哪里办？', '停水会提前通知吗？']);
    expect(harness.api.calls.some((call) => call.method === 'sendChatAction')).toBe(true);
  });

  it('quotes verbatim with the highlighted span', async () => {
    await harness.start();
    harness.say('渝快办在哪里办？');
    const reply = await harness.nextMessage();
    const quoted = '市民可在渝快办平台查询用水账单，也可到建行网点的政务自助机办理。';
    const offset = reply.text.indexOf(quoted);
    expect(offset).toBeGreaterThanOrEqual(0);
    expect(reply.entities).toContainEqual({ type: 'blockquote', offset, length: quoted.length });
    expect(reply.entities).toContainEqual({ type: 'bold', offset: reply.text.indexOf('建行网点'), length: 4 });
  });

  it('understands a follow-up by the chat and the person', async () => {
    await harness.start();
    harness.say('供水热线是多少？');
    await harness.nextMessage();
    harness.say('那燃气呢？');
    expect((await harness.nextMessage()).text).toContain('966777');
    // Another person has no such conversation.
    harness.say('那燃气呢？', { from: { id: 43, is_bot: false, first_name: '乙' }, chat: { id: 43, type: 'private' } });
    expect((await harness.nextMessage()).text).toContain('档案里没有查到');
  });

  it('answers every command', async () => {
    await harness.start();
    const expected: [string, RegExp][] = [
      ['/start', /我是问渝/],
      ['/help', /怎么问/],
      ['/hotline', /请选一类/],
      ['/hotline 燃气', /966777/],
      ['/hotline 不存在的单位', /没有找到“不存在的单位”/],
      ['/hotline <b>', /没有找到“<b>”/],
      ['/sources', /《渝中报》 2020年5月 至 2023年6月9日，1 篇/],
      ['/about', /是一个程序，不是真人/],
      ['/privacy', /提问不留存/],
      ['/forget', /都已删除/],
      ['/nonsense', /不认识这个命令/],
    ];
    for (const [text, answer] of expected) {
      harness.say(text);
      expect((await harness.nextMessage()).text).toMatch(answer);
    }
  });

  it('lists no more newspapers than one message takes, and counts the rest', async () => {
    const service = createFakeAnswerService();
    const newspapers = Array.from({ length: 300 }, (_, n) => ({
      ...{ name: `第${n}区市民生活文化导报<晨刊>`, from: '2020-05', to: '2023-06-09', articles: 1 },
    }));
    await restart({ ...service, summary: () => ({ ...service.summary(), newspapers }) });
    harness.say('/sources');
    const { text } = await harness.nextMessage();
    const listed = text.split('\n').filter((line) => line.startsWith('· ')).length;
    expect(listed).toBeGreaterThan(50);
    expect(text).toMatch(new RegExp(`另有 ${300 - listed} 种未列出。$`));
  });

  it('speaks English to an English client', async () => {
    await harness.start();
    harness.say('/help', { from: { id: 42, is_bot: false, first_name: 'A', language_code: 'en-GB' } });
    expect((await harness.nextMessage()).text).toContain('How to ask');
  });

  it('says a polite word for what it cannot read, and takes the caption of a photo', async () => {
    await harness.start();
    for (const media of [{ sticker: { file_id: 'a' } }, { voice: { file_id: 'a' } }, { photo: [{ file_id: 'a' }] }]) {
      harness.say('', { ...media, text: undefined });
      expect((await harness.nextMessage()).text).toContain('只看得懂文字');
    }
    harness.say('', { text: undefined, photo: [{ file_id: 'a' }], caption: '供水热线是多少？' });
    expect((await harness.nextMessage()).text).toContain('966886');
  });

  it('edits its reply when the question is edited', async () => {
    await harness.start();
    harness.say('供水热线是多少？');
    const first = await harness.nextMessage();
    harness.api.push({
      edited_message: {
        message_id: 1,
        date: 1_700_000_000,
        edit_date: 1_700_000_100,
        from: { id: 42, is_bot: false, first_name: '甲' },
        chat: { id: 42, type: 'private' },
        text: '燃气热线是多少？',
      },
    });
    await harness.api.sent('editMessageText');
    expect(first.text).toContain('966777');
    expect(harness.api.messages).toHaveLength(1);
  });

  it('forgets the conversation on /forget', async () => {
    await harness.start();
    harness.say('供水热线是多少？');
    await harness.nextMessage();
    harness.say('/forget');
    await harness.nextMessage();
    harness.say('那燃气呢？');
    expect((await harness.nextMessage()).text).toContain('档案里没有查到');
  });

  it('slows down a person who asks too fast, with one polite word', async () => {
    await harness.start({ rateLimit: { burst: 2, perMinute: 1 } });
    for (let turn = 0; turn < 5; turn += 1) harness.say('供水热线是多少？');
    harness.say('你好', { from: { id: 43, is_bot: false, first_name: '乙' }, chat: { id: 43, type: 'private' } });
    const texts: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) texts.push((await harness.nextMessage()).text);
    expect(texts.filter((text) => text.includes('有点快'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('966886'))).toHaveLength(2);
    expect(texts.filter((text) => text.includes('您好'))).toHaveLength(1);
  });

  it('sets its commands and menu itself', async () => {
    await harness.start();
    await harness.api.sent('setChatMenuButton');
    const commands = await harness.api.sent('setMyCommands');
    const names = (commands.payload.commands as { command: string }[]).map((one) => one.command);
    expect(names).toEqual(['hotline', 'sources', 'help', 'about', 'privacy', 'forget']);
  });
});

describe('a group', () => {
  const group = { chat: { id: -100, type: 'group', title: '街坊' } };
  const mention = (text: string) => ({
    ...group,
    entities: [{ type: 'mention', offset: text.indexOf('@'), length: '@wenyu_test_bot'.length }],
  });

  it('stays silent unless it is mentioned, replied to or commanded', async () => {
    await harness.start();
    harness.say('供水热线是多少？', group);
    harness.say('/hotline@another_bot 燃气', group);
    const mentioned = '@wenyu_test_bot 渝快办在哪里办？';
    harness.say(mentioned, mention(mentioned));
    const first = await harness.nextMessage();
    expect(first.text).toContain('建行网点');
    const sent = await harness.api.sent('sendMessage');
    expect(sent.payload.reply_parameters).toEqual({ message_id: 3, allow_sending_without_reply: true });
    harness.say('停水会通知吗？', { ...group, reply_to_message: { ...first, message_id: first.message_id } });
    expect((await harness.nextMessage()).text).toContain('提前24小时');
    harness.say('/hotline@wenyu_test_bot 燃气', group);
    expect((await harness.nextMessage()).text).toContain('966777');
    expect(harness.api.messages).toHaveLength(3);
  });
});

describe('inline mode', () => {
  it('offers directory entries with citations', async () => {
    await harness.start();
    harness.api.push({
      inline_query: { id: 'i1', from: { id: 42, is_bot: false, first_name: '甲' }, query: '燃气', offset: '' },
    });
    const { payload } = await harness.api.sent('answerInlineQuery');
    const [result] = payload.results as { title: string; input_message_content: { message_text: string } }[];
    expect(result?.title).toBe('燃气服务热线 966777');
    expect(result?.input_message_content.message_text).toContain('《渝中报》2023年6月9日');
  });

  it('cuts a result that is longer than a message, and keeps the others', async () => {
    const service = createFakeAnswerService();
    const [long, short] = await service.directory('热线');
    const entries = [{ ...long!, citation: { ...long!.citation, headline: '长'.repeat(5_000) } }, short!];
    await restart({ ...service, directory: async () => entries });
    const from = { id: 42, is_bot: false, first_name: '甲' };
    harness.api.push({ inline_query: { id: 'i4', from, query: '热线', offset: '' } });
    const { payload } = await harness.api.sent('answerInlineQuery');
    const results = payload.results as { input_message_content: { message_text: string } }[];
    expect(results.map((result) => /9\d{5}/.exec(result.input_message_content.message_text)?.[0])).toEqual([
      '966886',
      '966777',
    ]);
  });

  it('keeps results for the person alone, and none where the answer failed', async () => {
    const failing: AnswerService = {
      ...createFakeAnswerService(),
      ask: async () => ({ status: 'failed', code: 'E_OVERLOADED', text: '', language: 'zh' }),
    };
    await harness.start();
    const from = { id: 42, is_bot: false, first_name: '甲' };
    harness.api.push({ inline_query: { id: 'i5', from, query: '渝快办去哪办', offset: '' } });
    const found = await harness.api.sent('answerInlineQuery');
    expect(found.payload).toMatchObject({ is_personal: true, cache_time: 300 });
    await restart(failing);
    harness.api.push({ inline_query: { id: 'i6', from, query: '渝快办去哪办', offset: '' } });
    const failed = await harness.api.sent('answerInlineQuery');
    expect(failed.payload).toMatchObject({ results: [], cache_time: 0 });
  });

  it('falls back to the archive, and to nothing', async () => {
    await harness.start();
    const from = { id: 42, is_bot: false, first_name: '甲' };
    harness.api.push({ inline_query: { id: 'i2', from, query: '渝快办去哪办', offset: '' } });
    const passages = await harness.api.sent('answerInlineQuery', (payload) => payload.inline_query_id === 'i2');
    expect(JSON.stringify(passages.payload)).toContain('建行网点');
    harness.api.push({ inline_query: { id: 'i3', from, query: ' ', offset: '' } });
    const none = await harness.api.sent('answerInlineQuery', (payload) => payload.inline_query_id === 'i3');
    expect(none.payload.results).toEqual([]);
    expect(none.payload.button).toEqual({ text: '到对话里问', start_parameter: 'inline' });
  });
});
