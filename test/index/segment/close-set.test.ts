import { describe, expect, it } from 'vitest';
import { findPhones } from '../../../index/directory/find-phones.js';
import { sourceLines } from '../../../index/read/page.js';
import { segmentPage } from '../../../index/segment/segment-page.js';

/** The articles of a page, without masthead and captions. */
function articlesOf(text: string) {
  return segmentPage({ file: 'page.txt', lines: sourceLines(text), meta: {} }).articles.filter(
    ({ kind }) => kind !== 'masthead' && kind !== 'photo',
  );
}

describe('a page without blank lines', () => {
  it('has its columns measured article by article', () => {
    const page = `# 泵站换新泵 低洼路段不再积水
本报讯（记者 何川）白鹭街道的排涝泵站7月2日换上四台新泵，每小时可以抽水
九千六百立方米，比老泵多出一倍半。泵站站长程立说，往年一下大雨，地势最低的
船厂路要积水半天，今后一个小时就能抽干，沿街的商铺不必再垒沙袋。
# 夜校添三个班
本报讯（记者 何川）区总工会7月
9日起开设暑期夜校，本期添了烘焙、
急救和手机摄影三个班，每班招三十
人，学费全免，报满为止。`;
    expect(articlesOf(page).map(({ headline }) => headline)).toEqual(['泵站换新泵 低洼路段不再积水', '夜校添三个班']);
    expect(articlesOf(page)[1]!.body).toBe(
      '本报讯（记者 何川）区总工会7月9日起开设暑期夜校，本期添了烘焙、急救和手机摄影三个班，每班招三十人，学费全免，报满为止。',
    );
  });
});

describe('a column in which each line has as many characters', () => {
  it('goes on over a line whose digits make room for more', () => {
    const page = `东村码头
东村新码头七月动工，
明年三月以前建成，先
用7月15日至31日打桩，
再砌石阶，沿岸的渔船
迁往西村，等码头修好
以后再搬回来停靠，渔
民的油费由镇里出。`;
    expect(articlesOf(page)).toHaveLength(1);
    expect(articlesOf(page)[0]!.body).toContain('先用7月15日至31日打桩，再砌石阶');
  });
});

describe('a last line that is nothing but a number and a full stop', () => {
  it('ends the sentence above it, and gives the number', () => {
    const page = `渡口停航三天

本报讯（记者 何川）因更换趸船，桃
花渡7月5日至7日停航，过江的居民可
以改乘48路公交车。咨询请打渡口电话
6630127。`;
    const [ferry] = articlesOf(page);
    expect(ferry!.body.endsWith('咨询请打渡口电话6630127。')).toBe(true);
    expect(findPhones(ferry!.body, 'running').map(({ number }) => number)).toEqual(['6630127']);
  });
});
