import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionsIn } from '../../src/answering/understand/split-questions.js';

describe('questionsIn', () => {
  it.each([
    ['供水热线是多少？燃气热线又是多少', ['供水热线是多少？', '燃气热线又是多少']],
    ['环境举报打哪个电话，还有停电了打哪个', ['环境举报打哪个电话，', '还有停电了打哪个']],
    [
      '你好，请问渝快办怎么下载？另外公交车投诉打什么电话？谢谢！',
      ['你好，请问渝快办怎么下载？', '另外公交车投诉打什么电话？谢谢！'],
    ],
    ['供水热线\n燃气热线\n供电热线', ['供水热线', '燃气热线', '供电热线']],
    ['95598是管什么的？12345呢？', ['95598是管什么的？', '12345呢？']],
    ['What is the water hotline? And what about gas?', ['What is the water hotline?', 'And what about gas?']],
  ])('takes apart what is asked of several subjects: %s', (message, questions) => {
    expect(questionsIn(message)).toEqual(questions);
  });
  it.each([
    '她说那边签了什么协议。我就想问一下，是跟哪几个区签的？',
    '朋友问我渝快办是啥我也说不清，你就告诉我有多少人注册了嘛',
    '不动产登记在哪里办？需要带什么材料？',
    '图书馆几点开门，几点关门',
    '我家停水三天了，打哪个电话',
    '水费、电费和气费在哪里交',
    '不知道在哪里打疫苗，渝中区有哪些接种点？',
    '渝快办是谁开发的？是重庆市政府吗？',
    '我打了供水热线，没人接，怎么办？',
    'Where can I get vaccinated? Thank you!',
    '？？？',
    '',
  ])('leaves one what asks of one subject: %s', (message) => {
    expect(questionsIn(message)).toEqual([message]);
  });
  it('loses nothing of a Chinese message and reads no more than is read of any', () => {
    const word = fc.constantFrom(
      '供水热线',
      '是多少',
      '？',
      '，',
      '\n',
      '渝快办',
      '怎么下载',
      '。',
      ' ',
      '另外',
      '谢谢',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const message = words.join('');
        expect(questionsIn(message).join('').replace(/\s/g, '')).toBe(message.replace(/\s/g, ''));
      }),
    );
    expect(questionsIn('供水热线是多少？'.repeat(50)).join('').length).toBeLessThanOrEqual(300);
  });
});
