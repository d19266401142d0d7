import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAnswerService, openAnswerService } from '../../src/answering/create-answer-service.js';
import type { Answer } from '../../src/domain/answer.js';
import { modelsFolder, seedsIndex } from '../support/seeds-index.js';

let service: OpenAnswerService;

beforeAll(async () => {
  const { folder, embedder } = await seedsIndex();
  service = await openAnswerService({ indexFolder: folder, modelsFolder, embedder });
});
afterAll(() => service.close());

/** The reply to the last message of a conversation. */
const say = (...messages: string[]): Promise<Answer> =>
  service.ask({ question: messages.at(-1)!, history: messages.slice(0, -1) });
const shown = (answer: Answer) =>
  answer.status === 'answered'
    ? [...answer.entries.map(({ number }) => number), ...answer.excerpts.map(({ text }) => text)].join('\n')
    : '';
const first = (answer: Answer) => (answer.status === 'answered' ? (answer.excerpts[0]?.text ?? '') : '');

const air = '渝中2022年优良天数是多少天？';

describe('a follow-up that names something else', () => {
  it.each([
    ['a figure of it, not the one before', [air, '那公厕呢？'], '生态公厕'],
    ['the next in a row', [air, '那公厕呢？', '那充电桩呢？'], '充电桩2900余根'],
    ['another kind of thing of the same report', ['渝中建了多少根充电桩？', '那绿色社区呢？'], '15个社区'],
    ['a body that a neighbour sentence counts', ['助企警务联络官有多少名？', '管委会呢？'], '6个管委会'],
    ['another district, of which something else is told', ['奉节的积分银行是怎么回事？', '綦江呢？'], '法律诊所'],
  ])('is answered by %s', async (_, messages, told) => {
    const answer = await say(...messages);
    expect(first(answer)).toContain(told);
    expect(shown(answer)).not.toContain('优良天数300天');
  });
  it.each([
    ['a thing that nothing printed tells of', [air, '那噪声呢？'], '噪声'],
    ['a place of the same market that is not printed', ['石灰市菜市场有多大？', '厕所呢？'], '厕所'],
    ['an app beside those that are printed', ['渝快办在微信里能用吗？', '那抖音呢？'], '抖音'],
    ['another county’s money', ['奉节的积分银行每年拿出多少钱？', '那万州呢？'], '万州'],
  ])('is refused by name: %s', async (_, messages, missing) => {
    const answer = await say(...messages);
    expect(answer).toMatchObject({ status: 'refused', reason: 'not-in-archive' });
    expect(answer.text).toContain(missing);
  });
  it.each([
    ['right after one', ['家里一下子停电了，打哪个电话？', '那水呢？'], '966886'],
    ['in a row', ['家里一下子停电了，打哪个电话？', '那水呢？', '气呢？'], '966777'],
    ['by one character', ['自来水热线', '那电呢'], '95598'],
    ['by a word that is no field’s name alone', ['自来水热线是多少', '那电力呢'], '95598'],
    ['past a question that was refused', ['停气了打什么电话？', '燃气表几年换一次？', '那电呢？'], '95598'],
    ['in English', ['What is the hotline for tap water?', 'And for gas?'], '966777'],
  ])('asks for its line after an answer of the directory: %s', async (_, messages, number) => {
    expect(shown(await say(...messages)).split('\n')[0]).toBe(number);
  });
});

describe('a follow-up with a subject or a question of its own', () => {
  it('takes a named thing after 那个 for its subject and inherits no figure', async () => {
    const answer = await say('奉节的积分银行每年拿出多少钱？', '万州那个“楼栋工作日”是咋回事？');
    expect(first(answer)).toContain('楼栋工作日');
    expect(shown(answer)).not.toContain('1700多万元');
  });
  it('is about the subject before when it names none', async () => {
    expect(first(await say('渝快办是什么？', '有多少人注册了？'))).toContain('注册用户超过1200万');
  });
  it('is about what was talked of when it tells of a time or a manner only', async () => {
    expect(first(await say('石灰市菜市场在哪里？', '以前是啥样子？'))).toContain('菜市场');
  });
  it('keeps to itself what names its own subject', async () => {
    expect(first(await say('渝快办是什么？', '石灰市菜市场有多少个摊位？'))).toContain('摊位495个');
  });
  it('goes back to what was talked of earlier', async () => {
    const messages = ['石灰市菜市场在哪里？', '自来水热线是多少？', '说回菜市场，那里一天有多少人流？'];
    expect(first(await say(...messages))).toContain('日均人流量2万人');
  });
  it('in English leans on an English question', async () => {
    const terminals = 'How many self-service terminals did China Construction Bank provide for Yukuaiban?';
    expect(first(await say(terminals, 'And how many kinds of services do they offer?'))).toContain('8大类53个');
  });
});

describe('a correction', () => {
  it('takes the office that is meant, not a place in its words', async () => {
    expect(first(await say('渝中区长是谁？', '不是，我问的是区委书记'))).toContain('区委书记黄茂军');
  });
  it('drops what it denies', async () => {
    const answer = await say('零碳银行在什么地方？', '不是零碳银行，我问的是邮储的智慧网点有些什么');
    expect(shown(answer)).toContain('邮储银行');
    expect(shown(answer)).not.toContain('零碳银行');
  });
  it('that only names what is meant keeps what was asked', async () => {
    expect(shown(await say('自来水热线是多少？', '不是自来水，是燃气'))).toMatch(/^966777/);
  });
});

describe('a message about the reply before', () => {
  const question = '2024年土地推介会是哪天开的？';
  it.each(['这个是哪天的报纸？', '哪张报纸登的', '這條消息是哪天登的？', '登在第几版', '出处呢？'])(
    'tells newspaper, date and headline: %s',
    async (message) => {
      const answer = await say(question, message);
      expect(answer.text).toMatch(/^刚才引的出自：《渝中报》2024年3月6日/);
      expect(first(answer)).toBe(first(await say(question)));
    },
  );
  it('tells the author as printed', async () => {
    expect((await say(question, '记者是谁？')).text).toMatch(/^报上印的署名是“记者李传芳”/);
  });
  it.each(['再说一遍', '没听清', '请重复一遍'])('says it again: %s', async (message) => {
    expect(await say(question, message)).toEqual(await say(question));
  });
  it('makes sure only of what was printed', async () => {
    const answer = await say('自来水热线是多少？', '谢谢', '你确定？');
    expect(answer.text).toContain('我只照报纸原文回答');
    expect(shown(answer)).toContain('966886');
  });
  it('gives what was not shown yet, and says when there is no more', async () => {
    const platforms = '渝快办能在哪些平台用？';
    const further = await say(platforms, '还有呢？');
    const before = await say(platforms);
    expect(further.status).toBe('answered');
    const quoted = before.status === 'answered' ? before.excerpts.map(({ text }) => text) : [];
    for (const text of quoted) expect(shown(further)).not.toContain(text);
    expect(await say('燃气热线是多少？', '还有呢？')).toMatchObject({ status: 'chat' });
  });
  it('has no source where nothing was found, and is no such message without a reply', async () => {
    expect(await say('渝中的房价是多少？', '哪张报纸登的')).toMatchObject({ status: 'chat' });
    expect((await say('哪张报纸登的')).text).not.toContain('刚才');
    expect((await say('充电桩修在哪个停车场？', '这个是哪天的报纸？')).text).toContain('写在那条回复里');
  });
  it('names the source of what was quoted last, also after there was no more', async () => {
    const answer = await say('渝中2022年优良天数是多少天？', '还有呢？', '还有呢？', '这是哪天的报纸？');
    expect(answer.text).toContain('刚才引的出自');
  });
  it('leaves the question before for what follows', async () => {
    const answer = await say('石灰市菜市场在哪里？', '这个是哪天的报纸？', '那里有多少个摊位？');
    expect(first(answer)).toContain('摊位495个');
  });
});
