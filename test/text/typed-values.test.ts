import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';
import { namedIn, typedValues } from '../../src/text/typed-values.js';

describe('namedIn', () => {
  it('tells in one tagging what typedValues tells of places, organisations and persons', () => {
    const text =
      '本报讯（记者 李传芳）渝中区民政局副局长王小明在石灰市菜市场表示，市民张伟可到上清寺街道办事处咨询。' +
      '重庆市卫生健康委员会与维克多·雨果中学在大礼堂签约。';
    const apart = (['place', 'organisation', 'person'] as const).flatMap((type) => typedValues(text, type));
    expect(apart.map(({ type }) => type)).toEqual(expect.arrayContaining(['place', 'organisation', 'person']));
    expect(namedIn(fold(text))).toEqual(apart);
  });
});
