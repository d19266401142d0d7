import { describe, expect, it } from 'vitest';
import { readFileName } from '../../../index/dates/file-name.js';
import { inferDate } from '../../../index/dates/infer-date.js';
import { inferNewspaper } from '../../../index/dates/infer-newspaper.js';
import { readMasthead } from '../../../index/dates/masthead.js';
import { newspaperName } from '../../../index/dates/masthead-tokens.js';
import { parseDate } from '../../../index/dates/parse-date.js';
import { sourceLines } from '../../../index/read/page.js';
import { pageLines } from '../../../index/segment/lines.js';

describe('parseDate', () => {
  it.each([
    ['2023-06-09', '2023-06-09'],
    ['2023/6/9', '2023-06-09'],
    ['2023.06.09', '2023-06-09'],
    ['20230609', '2023-06-09'],
    ['2023年6月9日', '2023-06-09'],
    ['２０２３年６月９日', '2023-06-09'],
    ['二〇二三年六月九日', '2023-06-09'],
    ['二○一九年十二月三十一日', '2019-12-31'],
    ['2023-06-09T08:00:00Z', '2023-06-09'],
    ['2023-06', '2023-06'],
    ['2023年6月', '2023-06'],
    ['2023', '2023'],
    ['2023-02-30', null],
    ['2023-13', null],
    ['6月9日', null],
    ['昨天', null],
    ['', null],
  ])('%s → %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });
});

describe('readMasthead', () => {
  const rest = '\n\n滨河公园夜间照明改造完工\n\n本报讯 滨河公园的夜间照明改造昨天全部完工，新装的路灯同时点亮。\n';
  it.each([
    ['渝州晚报 2023年11月03日 星期五 A05版 要闻', ['渝州晚报', '2023-11-03', 'A05']],
    ['江城日报\n\n2024年3月\n\n6\n\n星期三\n\n甲辰年正月廿六\n\n第26期\n\n今日4版', ['江城日报', '2024-03-06', null]],
    ['2023年6月9日 星期五 第3版 责编:李四 美编:王五', [null, '2023-06-09', '3']],
    ['临江时报\n二〇二三年六月九日 星期五 第五版', ['临江时报', '2023-06-09', '5']],
    ['海州商报 | 2019.09.05 | 经济 | 16', ['海州商报', '2019-09-05', null]],
    ['２０２３年６月９日　星期五\n望城报\n总第８２１期', ['望城报', '2023-06-09', null]],
    ['《东湖报》2020年2月3日第4版\n民生', ['东湖报', '2020-02-03', '4']],
    ['12 民生\n2024年5月13日 星期一\n编辑 谭旭 美编 邓丽\n东 湖 晚 报', ['东湖晚报', '2024-05-13', null]],
    ['平川导报\n第136期\n星期一\n2月6日\n2006年\n责任编辑：陈思', ['平川导报', '2006-02-06', null]],
    ['4 民生·服务 云浦日报 2022年3月8日 星期二', ['云浦日报', '2022-03-08', null]],
    ['3版 教育 云浦报\n2022年3月8日 星期二', ['云浦报', '2022-03-08', '3']],
    ['重庆 晚报 2022年3月8日 星期二', ['重庆晚报', '2022-03-08', null]],
    ['南浦報\n2022年3月\n8日\n星期二', ['南浦报', '2022-03-08', null]],
  ])('%s', (head, [newspaper, date, page]) => {
    expect(readMasthead(pageLines(sourceLines(head + rest)))).toMatchObject({ newspaper, date, page });
  });

  it('joins the name of a paper whose first character stands alone, and leaves its Latin letters out', () => {
    const paperOf = (head: string) => readMasthead(pageLines(sourceLines(head))).newspaper;
    expect(paperOf('南\n\n岸 报\n\n2 综合新闻\n\n2022年11月18日 星期五')).toBe('南岸报');
    expect(paperOf('二\n\n江北报 JIANGBEI NEWS\n\n2022年11月18日 星期五')).toBe('江北报');
  });
  it('leaves the section above a whole name out of it', () => {
    const page = 'A3\n民生\n桃花日报\n2024年5月28日 星期二\n责编 何川 美编 汪苗';
    expect(readMasthead(pageLines(sourceLines(page))).newspaper).toBe('桃花日报');
  });

  it('takes no column of short items for the paper', () => {
    const paperOf = (head: string) => readMasthead(pageLines(sourceLines(head))).newspaper;
    expect(paperOf('企业招工快讯\n\n电子厂招普工三十名。\n\n2022年3月8日 星期二 南浦报 第3版')).toBe('南浦报');
    expect(paperOf('云浦时讯\n2022年3月8日 星期二')).toBe('云浦时讯');
  });
  it('reads a folio line below the text, and no date that the text tells', () => {
    const text = `滨河公园夜间照明改造完工\n\n本报讯 工程\n2022年1月5日，\n开工。\n\n2023年6月9日 星期五 编辑:李四\n`;
    const masthead = readMasthead(pageLines(sourceLines(text)));
    expect(masthead.date).toBe('2023-06-09');
    expect(masthead.lines.map((line) => line.no)).toEqual([7]);
  });
});

describe('newspaperName', () => {
  it.each([
    ['渝中報', '渝中报'],
    ['《江城晚报》', '江城晚报'],
    ['人 民 日 报', '人民日报'],
    ['综合新闻', null],
    ['校园快讯', null],
    ['天气预报', null],
    ['图解精达股份中报', null],
    ['本报', null],
  ])('%s → %s', (text, name) => {
    expect(newspaperName(text)).toBe(name);
  });
});

describe('readFileName', () => {
  it.each([
    ['渝中报-2021-05-07-02.txt', { newspaper: '渝中报', date: '2021-05-07', page: '2' }],
    ['a/江城晚报_20230609_A05.md', { newspaper: '江城晚报', date: '2023-06-09', page: 'A05' }],
    ['江城日报2023年6月9日第3版.txt', { newspaper: '江城日报', date: '2023-06-09', page: '3' }],
    ['000_96ac054702c23228.txt', {}],
    ['20231399.txt', {}],
  ])('%s', (file, meta) => {
    expect(readFileName(file)).toEqual(meta);
  });
});

describe('inferDate', () => {
  it.each([
    ['我区2021年培训班开班。“五一”期间接种疫苗。5月4日一大早，市民来到接种点。', '2021-05', '2021年、5月4日'],
    [
      '新华社北京11月24日电 2021年1月至10月，重庆建成基地。2020年4月曾考察。',
      '2021-11',
      '2021年、新华社北京11月24日电',
    ],
    ['2020年五一端午期间检查。截至今年6月，注册用户超过千万。6月22日召开大会。', '2020-06', null],
    ['2019年完成改造。', '2019', '2019年'],
  ])('%s', (text, date, evidence) => {
    const inferred = inferDate(text);
    expect(inferred?.date).toBe(date);
    if (evidence) expect(inferred?.evidence).toBe(evidence);
  });

  it('names no year that the text does not, and never a day', () => {
    expect(inferDate('6月22日，大会召开。')).toBeNull();
    expect(inferDate('到2035年基本建成。')).toBeNull();
  });
});

describe('inferNewspaper', () => {
  it('takes the name under which the page interviews, and no other', () => {
    const interview = '江城日报：为何改？\n局长：为了方便。\n江城日报：何时完工？\n江城日报记者邀请了负责人。';
    expect(inferNewspaper(interview)).toBe('江城日报');
    expect(inferNewspaper('据江城日报报道，工程完工。江城日报记者到现场看到。')).toBeNull();
  });
});
