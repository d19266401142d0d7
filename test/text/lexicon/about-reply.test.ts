import { describe, expect, it } from 'vitest';
import { askedOfReply } from '../../../src/text/lexicon/about-reply.js';

describe('askedOfReply', () => {
  it.each([
    ['这个是哪天的报纸', 'source'],
    ['你从哪里看到的', 'source'],
    ['這是哪一版登的', 'source'],
    ['which newspaper is this from?', 'source'],
    ['谁写的', 'author'],
    ['麻烦再说一遍', 'again'],
    ['真的假的', null],
    ['真的吗', 'sure'],
    ['你没搞错吧', 'sure'],
    ['还有没有其他的', 'more'],
    ['就这些吗', 'more'],
  ])('knows what is asked of a reply: %s', (message, asked) => expect(askedOfReply(message)).toBe(asked));
  it.each([
    '还有停车场吗',
    '哪天开会',
    '考察团什么时候来的',
    '记者站在哪里',
    '渝中报哪天出版',
    '还有哪些街道',
    '他是哪年出生的',
  ])('leaves a question of its own: %s', (message) => expect(askedOfReply(message)).toBeNull());
});
