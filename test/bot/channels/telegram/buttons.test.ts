import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type ButtonAction, decodeAction, encodeAction } from '../../../../bot/channels/telegram/buttons.js';
import type { AnswerService } from '../../../../src/answering/service.js';
import { WenyuError } from '../../../../src/errors.js';
import { createFakeAnswerService, fakeArticle, fakeEntries } from '../../../support/fake-answer-service.js';
import { createTelegramHarness, type TelegramHarness } from '../../../support/telegram-harness.js';

let harness: TelegramHarness;

async function begin(service?: AnswerService): Promise<void> {
  harness = await createTelegramHarness(service === undefined ? {} : { service });
  await harness.start();
}
afterEach(() => harness?.close());

const edited = () => harness.api.sent('editMessageText');
const labels = (message: { reply_markup?: { inline_keyboard: { text: string }[][] } }) =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((one) => one.text);

describe('buttons', () => {
  it('原文 opens the article with the excerpt marked, 返回 goes back', async () => {
    await begin();
    harness.say('渝快办在哪里办？');
    const message = await harness.nextMessage();
    const before = message.text;
    harness.press(message, '原文');
    await edited();
    expect(message.text).toContain(fakeArticle.body.split('\n')[1]);
    expect(message.text).toContain('第 1/1 页 · seeds/fake.txt 第 3–9 行');
    const quoted = '市民可在渝快办平台查询用水账单，也可到建行网点的政务自助机办理。';
    expect(message.entities).toContainEqual({
      type: 'bold',
      offset: message.text.indexOf(quoted),
      length: quoted.length,
    });
    harness.press(message, '返回');
    await harness.api.sent('editMessageText', (payload) => !String(payload.text).includes('seeds/fake.txt'));
    expect(message.text).toBe(before);
  });

  it('原文 marks nothing in an article that no longer reads as it was quoted, and says so', async () => {
    const service = createFakeAnswerService();
    const corrected = { ...fakeArticle, headline: '更正', body: `【更正】${fakeArticle.body}` };
    let article = fakeArticle;
    await begin({ ...service, article: async () => article });
    harness.say('渝快办在哪里办？');
    const quoted = await harness.nextMessage();
    harness.say('供水热线是多少？');
    const listed = await harness.nextMessage();
    article = corrected;
    for (const message of [quoted, listed]) harness.press(message, '原文');
    await expect.poll(() => [quoted, listed].map((one) => one.text.includes('【更正】'))).toEqual([true, true]);
    expect(quoted.text).toMatch(/^《渝中报》2023年6月9日第2版 · 更正\n档案后来更新过/);
    expect(JSON.stringify(quoted.entities)).not.toContain('bold');
    // The number still stands in the lines that were cited.
    expect(listed.text).not.toContain('档案后来更新过');
    expect(JSON.stringify(listed.entities)).toContain('bold');
  });

  it('that cannot be carried out says why instead of spinning', async () => {
    const article: AnswerService['article'] = async () => {
      throw new WenyuError('E_OVERLOADED', 'too many questions at once', 'Ask again in a moment.');
    };
    await begin({ ...createFakeAnswerService(), article });
    harness.say('渝快办在哪里办？');
    harness.press(await harness.nextMessage(), '原文');
    const answer = await harness.api.sent('answerCallbackQuery');
    expect(answer.payload.text).toBe('现在提问的人较多，请您稍后再试。');
  });

  it('下一页 leafs through a long article', async () => {
    const body = Array.from({ length: 60 }, (_, n) => `第${n}句话说的是办事大厅的开放时间与地点，供市民参考。`).join(
      '',
    );
    const long = { ...fakeArticle, body, lineMap: [[0, 3] as [number, number]] };
    await begin({ ...createFakeAnswerService(), article: async () => long });
    harness.say('渝快办在哪里办？');
    const message = await harness.nextMessage();
    harness.press(message, '原文');
    await edited();
    expect(message.text).toContain('第 1/2 页');
    harness.press(message, '下一页');
    await harness.api.sent('editMessageText', (payload) => String(payload.text).includes('第 2/2 页'));
    expect(message.text).toContain('第59句话');
    expect(labels(message)).toEqual(['‹ 上一页', '返回']);
  });

  it('下一条 shows the rest of a long list', async () => {
    const many = Array.from({ length: 12 }, (_, n) => ({
      ...fakeEntries[0]!,
      name: `第${n}服务站`,
      number: `12${300 + n}`,
    }));
    await begin({ ...createFakeAnswerService(), directory: async () => many });
    harness.say('/hotline 服务站');
    const message = await harness.nextMessage();
    expect(message.text).toContain('第4服务站');
    expect(message.text).not.toContain('第5服务站');
    harness.press(message, '下一条');
    await edited();
    expect(message.text).toContain('第5服务站：12305');
    expect(labels(message)).toEqual(['📄 原文', '下一条', '返回']);
  });

  it('有用 is stored and thanked for, once', async () => {
    await begin();
    harness.say('渝快办在哪里办？');
    const message = await harness.nextMessage();
    harness.press(message, '有用');
    const answer = await harness.api.sent('answerCallbackQuery');
    expect(answer.payload.text).toBe('谢谢您的反馈！');
    expect(labels(message)).toEqual(['📄 原文', '停水会提前通知吗？']);
    expect(harness.state.prepare('SELECT helpful FROM feedback').all()).toEqual([{ helpful: 1 }]);
  });

  it('a suggested question is asked and answered under its own heading', async () => {
    await begin();
    harness.say('渝快办在哪里办？');
    harness.press(await harness.nextMessage(), '停水会提前通知吗');
    const reply = await harness.nextMessage();
    expect(reply.text).toMatch(/^停水会提前通知吗？\n\n/);
    expect(reply.text).toContain('提前24小时');
  });

  it('a category lists its numbers', async () => {
    await begin();
    harness.say('/hotline');
    const message = await harness.nextMessage();
    expect(labels(message)).toEqual(['供水 (1)', '燃气 (1)', '消费维权 (1)']);
    harness.press(message, '燃气');
    await edited();
    expect(message.text).toContain('燃气服务热线：966777');
  });

  it('/start offers questions that can be asked by a press', async () => {
    await begin();
    harness.say('/start');
    harness.press(await harness.nextMessage(), '供水服务热线');
    expect((await harness.nextMessage()).text).toContain('966886');
  });

  it('of a reply that is forgotten says so', async () => {
    await begin();
    harness.say('渝快办在哪里办？');
    const message = await harness.nextMessage();
    harness.chat.forget({ channel: 'telegram', conversationId: '42:42' });
    harness.press(message, '原文');
    const answer = await harness.api.sent('answerCallbackQuery');
    expect(answer.payload.text).toContain('已经过期');
  });

  it('pressed with made-up data do nothing and harm nothing', async () => {
    await begin();
    harness.say('你好');
    const message = await harness.nextMessage();
    const forged = ['', 'x', 'o', 'o:::', 'o:nope:-1:x', 'p:a:99999999999', 'f:a:1', 's:a:0', 'c:__proto__', 'q:'];
    forged.forEach((data, at) => {
      const from = { id: 42, is_bot: false, first_name: '甲' };
      harness.api.push({ callback_query: { id: `forged-${at}`, from, chat_instance: '1', message, data } });
    });
    await harness.api.sent(
      'answerCallbackQuery',
      (payload) => payload.callback_query_id === `forged-${forged.length - 1}`,
    );
    harness.say('供水热线是多少？');
    await expect.poll(() => harness.api.messages.some((one) => one.text.includes('966886'))).toBe(true);
  });
});

describe('callback data', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,24}$/);
  const small = fc.nat(999_999);
  const actions: fc.Arbitrary<ButtonAction> = fc.oneof(
    fc.record({ kind: fc.constant('article' as const), reply: id, item: small, page: fc.option(small) }),
    fc.record({ kind: fc.constant('reply' as const), reply: id, from: small }),
    fc.record({ kind: fc.constant('feedback' as const), reply: id, helpful: fc.boolean() }),
    fc.record({ kind: fc.constant('suggestion' as const), reply: id, position: small }),
    fc.record({ kind: fc.constant('question' as const), text: fc.string() }),
  );

  it('comes back as it went, within 64 bytes', () => {
    fc.assert(
      fc.property(actions, (action) => {
        const data = encodeAction(action);
        expect(decodeAction(data)).toEqual(action);
        if (action.kind !== 'question') expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('of any kind is read without an exception', () => {
    fc.assert(fc.property(fc.string(), (data) => void decodeAction(data)));
  });
});
