import { describe, expect, it } from 'vitest';
import { placesOf, tellPlaces } from '../../index/places.js';
import type { Article } from '../../src/domain/article.js';
import { articleOf } from '../support/articles.js';

function page(file: string, newspaper: string | null, ...bodies: string[]): Article[] {
  return bodies.map((body, i) =>
    articleOf(`${file}-${i}`, body, { newspaper, source: { file, lines: [i + 1, i + 1] } }),
  );
}

function placesAfter(...pages: Article[][]): (string | null)[] {
  tellPlaces(pages.flat());
  return pages.map(([article]) => article!.place);
}

describe('the place that a page is of', () => {
  const wanzhou = () =>
    page(
      'w.txt',
      null,
      '万州区医保局提醒市民。',
      '本报讯 记者从万州区获悉，线路改道。',
      '万州的渡船停航三天，去湖北利川的照开。',
    );
  const chengdu = () => page('c.txt', '蓉城晚报', '地铁末班车延后半小时。', '我市高考今日开始。', '全市招聘会开门。');

  it('is told by its paper’s name, a byname too, else by what its articles name most', () => {
    const shapingba = page('s.txt', '沙坪坝报', '我区启动缴费。');
    expect(placesAfter(wanzhou(), chengdu(), shapingba)).toEqual(['万州', '成都', '沙坪坝']);
  });

  it('is the district’s where the city is named as well', () => {
    const yubei = page('y.txt', null, '重庆市渝北区发布。', '重庆渝北的公园。', '渝北区开通专线，重庆市民可乘。');
    expect(placesAfter(yubei, chengdu())).toEqual(['渝北', '成都']);
  });

  it('is the city’s where several of its districts are spoken of, and not the capital’s', () => {
    const bodies = [
      '重庆市与北京签约。',
      '重庆、北京两地。',
      '重庆市民在北京。',
      '铜梁的龙、黔江的桥。',
      '铜梁与黔江。',
    ];
    expect(placesAfter(page('m.txt', null, ...bodies), chengdu(), wanzhou())[0]).toBe('重庆');
  });

  it('is not told by a street with the name of another city’s district', () => {
    const banan = page('b.txt', null, '花溪街道的食堂。', '花溪的居民说。', '走进花溪。');
    expect(placesAfter(banan, chengdu(), wanzhou())[0]).toBeNull();
  });

  it('tells nothing in an archive of one place, a district and its city included', () => {
    const city = page('d.txt', '重庆日报', '全市统一。', '重庆市发布。', '重庆市民可办。');
    expect(placesAfter(wanzhou(), city)).toEqual([null, null]);
    expect(placesOf([...wanzhou(), ...city])).toEqual([]);
  });

  it('is not told of ready articles without a paper, which may be of any place', () => {
    const ready = page('news.jsonl', null, '贵阳市一。', '贵阳市二。', '贵阳市三。');
    expect(placesAfter(ready, wanzhou(), chengdu())[0]).toBeNull();
  });

  it('is kept with the one of most articles first', () => {
    const articles = [...chengdu(), ...wanzhou(), ...page('x.txt', '蓉城晚报', '又一版。')];
    tellPlaces(articles);
    expect(placesOf(articles)).toEqual(['成都', '万州']);
  });
});
