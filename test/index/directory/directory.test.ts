import { describe, expect, it } from 'vitest';
import { categoryOf } from '../../../index/directory/category.js';
import { extractDirectory } from '../../../index/directory/extract-directory.js';
import { findPhones } from '../../../index/directory/find-phones.js';
import { serviceLine } from '../../../index/directory/service-lines.js';
import { sourceLines } from '../../../index/read/page.js';
import { segmentPage } from '../../../index/segment/segment-page.js';
import { drawFrom } from '../../../scripts/eval/made-pages/draw.js';
import { pageStyles } from '../../../scripts/eval/made-pages/made.js';
import { makePage } from '../../../scripts/eval/made-pages/page.js';
import type { Article } from '../../../src/domain/article.js';
import { phoneForm } from '../../../src/text/phone.js';
import { madeNews } from '../../support/news.js';

describe('phoneForm', () => {
  it.each([
    ['110', 'emergency'],
    ['12345', 'short-code'],
    ['１２３１５', 'short-code'],
    ['10086', 'carrier'],
    ['95598', 'service-code'],
    ['966886', 'service-code'],
    ['96777', 'service-code'],
    ['400-608-1234', 'toll-free'],
    ['023-63807576', 'landline'],
    ['023-12345', 'service-code'],
    ['028-962007', 'service-code'],
    ['(010)65130000', 'landline'],
    ['63807576', 'local'],
    ['13800138000', 'mobile'],
    ['94810', null],
    ['13725', null],
    ['2011', null],
    ['400015', null],
    ['1234567', null],
    ['99999999', null],
  ])('%s → %s', (printed, form) => {
    expect(phoneForm(printed)).toBe(form);
  });
});

describe('findPhones', () => {
  const pairs = (text: string, place: 'box' | 'running') =>
    findPhones(text, place).map(({ name, number, start, end }) => {
      expect(text.slice(start, end)).toContain(number);
      return `${name} ${number}`;
    });

  it.each([
    ['价格咨询：12358 自来水热线：966886 电力热线：95598', ['价格咨询 12358', '自来水热线 966886', '电力热线 95598']],
    ['新闻热线： 63807576', ['新闻热线 63807576']],
    ['发行部 63735555、63736666', ['发行部 63735555', '发行部 63736666']],
    ['966886 自来水\n95598 供电', ['自来水 966886', '供电 95598']],
    ['24小时供水热线:023-63765110', ['24小时供水热线 023-63765110']],
    ['邮编：400015 广告热线：63735555', ['广告热线 63735555']],
    ['政务服务热线……………12345\n区社保局………67757530', ['政务服务热线 12345', '区社保局 67757530']],
    ['急诊…67072120\n图书馆续借....67855049', ['急诊 67072120', '图书馆续借 67855049']],
    ['72224455 自来水抢修 72867700 天然气报险', ['自来水抢修 72224455', '天然气报险 72867700']],
    ['供水抢修(24小时) 80215151', ['供水抢修 80215151']],
    ['渡口水厂（河东片） 6630011', ['渡口水厂（河东片） 6630011']],
    ['井盖和灯（主路、背街）报修 66300121', ['井盖和灯（主路、背街）报修 66300121']],
    ['River Lab管理处 66300122', ['River Lab管理处 66300122']],
    ['政务服务12345 市场监管12315 燃气962777', ['政务服务 12345', '市场监管 12315', '燃气 962777']],
    ['公交服务028-85076868 供水028-962007', ['公交服务 028-85076868', '供水 028-962007']],
    ['新闻热线\n028-86960018', ['新闻热线 028-86960018']],
    ['广告部:65311908 传真:65311909 订宴热线58800520 报名电话：67510099', []],
    ['第26期\n（总第2011期）\n渝内字第538号\n2024年3月', []],
  ])('in a box: %s', (text, expected) => {
    expect(pairs(text, 'box')).toEqual(expected);
  });

  it.each([
    ['持续深化12319城市管理热线、市民城管App等载体。', ['城市管理热线 12319']],
    ['市民可拨打政务服务热线12345反映。', ['政务服务热线 12345']],
    ['咨询请联系渝中区图书馆（电话：023-63720000）。', ['渝中区图书馆电话 023-63720000']],
    ['公司客服电话为400-820-1111，全天开通。', ['公司客服电话 400-820-1111']],
    ['全区累计接种13725剂次，注册志愿者94810人。', []],
    ['参展咨询：0841-8612022。', ['参展咨询 0841-8612022']],
    ['报名联系市体育总会：8219206。', ['市体育总会 8219206']],
    ['专家坐诊。咨询电话：0842-6813999。', ['咨询电话 0842-6813999']],
    ['可向市特殊教育学校咨询，电话8217766。', ['市特殊教育学校咨询电话 8217766']],
    ['可向区交通局投诉，电话6630133。', ['区交通局投诉电话 6630133']],
    ['8月1日前向区城管局提出，电话6630134。', ['区城管局 6630134']],
    ['领表请联系群工部6630135。', ['群工部 6630135']],
    ['区交通局答复：渡口七月底前恢复夜航。电话6630136。', ['区交通局 6630136']],
    ['开窗、关阀、到屋外打抢修电话8867777。', ['抢修电话 8867777']],
    ['公交查询电话：8021 9696。', ['公交查询电话 8021 9696']],
    ['接到对方电话85196888，他就报了警。', []],
    ['有事联系我们：025-83602000。', []],
    ['热线开通以来接听咨询电话12000个。', []],
    ['柳岸泳馆7月1日起免费开放，停车免费两小时，电话6630137。', ['柳岸泳馆 6630137']],
    ['柳岸泳馆7月开放，城东泳馆8月开放，电话6630138。', []],
    ['请向区城管局路灯所反映，来信请寄北门街8号，电话6630139。', ['区城管局路灯所 6630139']],
    ['咨询电话：6630140（住房保障科）。', ['住房保障科 6630140']],
    ['冰皮要冷藏；消费投诉打12315。', ['消费投诉 12315']],
    ['心理咨询可拨打028-66301410，夜里有人接。', ['心理咨询 028-66301410']],
    ['名额60人 报名：8600120', ['报名 8600120']],
    ['修灯电话：66301 411。修锁电话：663 01412。', ['修灯电话 66301 411', '修锁电话 663 01412']],
    ['半夜还在装船，可致电街道渡口办6630142。', ['街道渡口办 6630142']],
    ['报险电话：水运保险桃花公司6630143。', ['水运保险桃花公司 6630143']],
    ['发现险情请拨打12395或区渡口站6630144。', ['险情 12395', '区渡口站 6630144']],
    ['▲市渡运集团7月1日起免费检修小船，65岁以上船主先修，联系电话6630145。', ['市渡运集团 6630145']],
    ['对丈量有异议的，可到镇政府二楼渡口办复核，电话6630146。', ['镇政府二楼渡口办 6630146']],
    ['船家有事，可到码头“来坐坐”工作站，在候船楼一楼，电话6630147。', ['码头“来坐坐”工作站 6630147']],
    ['渡口食堂下月开门。桃花社区食堂可送饭，订餐电话66301480。', ['桃花社区食堂 66301480']],
    ['回音\n区水运局船员科：考证每月两次，带照片两张。咨询电话66301490。', ['区水运局船员科 66301490']],
    ['区水运局答复\n渡口七月底前恢复夜航。监督电话6630150。', ['区水运局 6630150']],
    ['请到桃花渡及下属5个售票站的柜台，服务热线0841-6630151。', ['服务热线 0841-6630151']],
    ['报名到区船员学校，电话6630152。', ['区船员学校电话 6630152']],
    ['搁浅了先拨桃花渡海事处电话6630153。', ['桃花渡海事处电话 6630153']],
    ['区水运局7月1日起夜间巡江，夜里装船的都要停工。该局夜间值班电话6630154。', ['区水运局 6630154']],
    ['有灯的船坞找船坞报修66301550。', ['船坞报修 66301550']],
    ['有异议者，请书面送区船检所，或致电66301560。', ['区船检所 66301560']],
    ['全市六十条“爱心渡船”贴红条，考生免费，可打96900预约。', ['爱心渡船 96900']],
    ['船家有事，可致电66301570咨询。', []],
    ['配送商家为桃花粮油公司，联系电话66301580。', []],
    ['他拨打110报警，又打120求助。', []],
    ['他的电话是13800138000。', []],
    ['市场经营面积4084平方米，摊位495个，四贤巷3号。', []],
    ['实现利润63807576元，2023年6月9日公布。', []],
  ])('in a sentence: %s', (text, expected) => {
    expect(pairs(text, 'running')).toEqual(expected);
  });
});

describe('serviceLine', () => {
  it.each([
    ['消费投诉:12315', true],
    ['火车站问讯 61681114  机场问询 966666', true],
    ['报警电话：110', true],
    ['上，持续深化12319城市管理热线、市民', false],
    ['2023年6月9日 星期五', false],
    ['5天接种13725剂次', false],
  ])('%s → %s', (text, expected) => {
    expect(serviceLine(text)).toBe(expected);
  });
});

describe('categoryOf', () => {
  it.each([
    ['自来水热线', '966886', 'water'],
    ['民航班机', '67152337', 'air'],
    ['职业道德监督', '63801987', 'ethics-supervision'],
    ['新闻热线', '63807576', 'news-desk'],
    ['城市管理热线', '12319', 'city-management'],
    ['热线', '12345', 'government'],
    ['某某', '63801987', 'other'],
    ['三峡燃气抢险', '58119777', 'gas'],
    ['区应急抢险', '58119000', 'emergency'],
  ])('%s %s → %s', (name, number, category) => {
    expect(categoryOf(name, number)).toBe(category);
  });
});

describe('extractDirectory', () => {
  function article(id: string, body: string, date: string | null): Article {
    const dated = {
      newspaper: null,
      date,
      dateCertainty: 'printed',
      dateEvidence: null,
      page: null,
      issue: null,
    } as const;
    return {
      id,
      body,
      ...dated,
      headline: '',
      headlineLine: null,
      eyebrow: null,
      subheads: [],
      kind: 'service-info',
      byline: null,
      source: { file: 'x', lines: [1, 1] },
      lineMap: [[0, 1]],
      continuedFrom: null,
      continuedOn: null,
      place: null,
      url: null,
    };
  }

  it('keeps one entry for a name and number, with its sightings newest first', () => {
    const entries = extractDirectory([
      article('a', '供水热线：966886', '2020-05'),
      article('b', '供水热线：966886\n供水热线：63801111', '2023-06-09'),
      article('c', '供水热线: 966886', null),
    ]);
    expect(
      entries.map(({ name, number, firstPrinted, lastPrinted }) => [name, number, firstPrinted, lastPrinted]),
    ).toEqual([
      ['供水热线', '966886', '2020-05', '2023-06-09'],
      ['供水热线', '63801111', '2023-06-09', '2023-06-09'],
    ]);
    expect(entries[0]!.sightings.map(({ articleId }) => articleId)).toEqual(['b', 'a', 'c']);
  });

  it('finds every number of the boxes of made pages, and no other', () => {
    const draw = drawFrom(7);
    for (let i = 0; i < 60; i++) {
      const page = makePage('page.txt', pageStyles[i % 3]!, madeNews.slice(i % 3, (i % 3) + 3), draw);
      const { articles } = segmentPage({ file: page.file, lines: sourceLines(page.text), meta: {} });
      const found = extractDirectory(articles).map(({ name, number }) => `${name} ${number}`);
      expect(found.sort(), page.text).toEqual(page.hotlines.map(({ name, number }) => `${name} ${number}`).sort());
    }
  });
});
