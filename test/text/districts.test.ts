import { describe, expect, it } from 'vitest';
import { namesDistrict } from '../../src/text/districts.js';
import { taggedTokens } from '../../src/text/tokenize.js';

const districtsOf = (text: string) =>
  taggedTokens(text)
    .filter(namesDistrict)
    .map(({ term }) => term);

describe('namesDistrict', () => {
  it.each([
    ['沙坪坝五一打了多少剂疫苗', '沙坪坝'],
    ['渝北区政务服务办主任是谁', '渝北区'],
    ['贵阳开通窗口了没有', '贵阳'],
    ['闵行的老年食堂', '闵行'],
    ['涪陵有几个服务点', '涪陵'],
    ['美国的志愿者', '美国'],
  ])('knows a place with and without its ending: %s', (text, name) => {
    expect(districtsOf(text)).toEqual([name]);
  });

  it.each(['积分换什么东西', '有没有人上门帮到办', '草坪上可不可以搭帐篷', '老城改造', '治安支队电话'])(
    'takes no other word for one: %s',
    (text) => {
      expect(districtsOf(text)).toEqual([]);
    },
  );
});
