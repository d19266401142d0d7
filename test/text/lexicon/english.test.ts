import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPhrase } from '../../../src/text/lexicon/english/glossary.js';
import { englishToChinese, glossary, isEnglish } from '../../../src/text/lexicon/english.js';

const spelled: Record<string, string[]> = {
  shihuishi: ['石灰市'],
  wangzhihong: ['王志宏'],
  lilin: ['李林'],
  wujiawan: ['吴家湾'],
  luyuefu: ['卢跃富'],
};
const resolve = (syllables: string) => spelled[syllables] ?? [];

describe('terms', () => {
  it.each<[string, string[]]>([
    ['What is the consumer complaints hotline?', ['消费投诉']],
    ['What is the number of the tap water hotline?', ['自来水', '热线']],
    ['natural gas hotline', ['天然气', '燃气', '热线']],
    ['Which hotline handles power outages?', ['热线', '停电']],
    ['How many stalls does the vegetable market have?', ['摊位', '菜市场']],
    ['What is the waste-free city program?', ['无废城市']],
    ['zero-waste city', ['无废城市']],
    ['Who is the district Party secretary?', ['区委书记']],
    ['How many vaccination doses were given over the May Day holiday?', ['接种剂次', '五一']],
    ['Where are the self-service terminals?', ['自助服务智慧终端']],
    ['Which bank branches have self-service machines?', ['自助终端']],
    ['What is the Help-Enterprise Group (助企帮帮团)?', ['助企帮帮团']],
    ['Is there cross-province government service?', ['跨省通办', '政务服务']],
    ['Which subdistrict is it in?', ['街道']],
    ['How many registered volunteers are there in Yuzhong?', ['注册志愿者', '渝中']],
    ['When did Shihuishi market reopen?', ['石灰市菜市场']],
    ['What position does Wang Zhihong hold?', ['王志宏', '职务']],
    ['Who is Li Lin?', ['李林']],
    ['street lamps in Wujiawan', ['路灯', '吴家湾']],
    ['unpaid wages of migrant workers', ['拖欠工资', '农民工']],
    ['good air quality days in 2022', ['空气质量', '2022']],
    ['What happened on June 9?', ['6月9日']],
    ['meeting on 3 March 2024', ['3月3日', '2024', '会议']],
    ['PM2.5 concentration', ['PM2.5']],
    ['Jiefangbei', ['解放碑']],
    ['How do I report a gas leak?', ['举报', '燃气泄漏']],
    ['meals for the elderly', ['助餐']],
    ['the 14th five-year plan', ['十四五']],
    ['RCEP freight train', ['RCEP', '班列']],
    ['complaining about journalists', ['投诉', '记者']],
    ['libraries and universities', ['图书馆', '大学']],
    ["Where is the People's Square?", ['人民广场']],
    ['The bank with the 3D smart screen', ['3D']],
    ['Whom do I tell about stray dogs?', ['流浪犬']],
    ['Free haircuts for seniors', ['义务理发', '老年人']],
    ['Which departments take part in the building workday?', ['楼栋工作日']],
  ])('%s', (question, terms) => {
    expect(englishToChinese(question, resolve).terms).toEqual(expect.arrayContaining(terms));
  });

  it('keeps what it does not know', () => {
    const { terms, unknown } = englishToChinese('What is a flibbertigibbet in Yuzhong?');
    expect(terms).toEqual(['渝中']);
    expect(unknown).toEqual(['flibbertigibbet']);
    expect(englishToChinese('Where is Shihuishi', () => []).terms).toEqual(['石灰市']);
    expect(englishToChinese('Where is Abuduwan').unknown).toEqual(['Abuduwan']);
  });

  it.each<[string, string[]]>([
    ['Our lights just went out. Which hotline should I call?', ['停电', '热线', '电话']],
    ['The power is out in our building', ['停电']],
    ['My electricity got cut off, whom do I call?', ['停电', '电话']],
    ['There has been no water at home since this morning', ['停水']],
    ['I smell gas, what number should I ring?', ['燃气泄漏', '电话']],
    ['The tap is leaking', ['漏水']],
    ['The shop won’t give my money back', ['商店', '退款']],
    ['By the way, what is Yukuaiban?', ['渝快办']],
    ['What is the number of registered users?', ['注册用户']],
    ['Who chaired the safety meeting?', ['主持', '安全', '会议']],
    ['a billboard with lights', ['户外广告', '照明']],
  ])('reads idioms: %s', (question, terms) => {
    expect(englishToChinese(question, () => []).terms).toEqual(terms);
  });

  it('prefers the longest phrase', () => {
    expect(englishToChinese('government service hall').terms).toEqual(['政务服务大厅']);
    expect(englishToChinese('water supply').terms).toEqual(['供水', '自来水']);
  });
});

describe('expected', () => {
  it.each([
    ['What is the water hotline?', 'phone'],
    ['phone number of the gas company', 'phone'],
    ['Who should I call about a power cut?', 'phone'],
    ['How many stalls are there?', 'number'],
    ['How much did it cost?', 'number'],
    ['What percentage of items is online?', 'number'],
    ['When was the hotline opened?', 'date'],
    ['In which year was it built?', 'date'],
    ['Where is the market?', 'place'],
    ['Which district was first?', 'place'],
    ['Who is the director?', 'person'],
    ['Which department is responsible?', 'organisation'],
    ['Who is in charge of waste collection?', 'organisation'],
    ['What are the requirements?', 'list'],
    ['What documents do I need?', 'list'],
    ['How do I apply for a subsidy?', 'how'],
    ['What is a waste-free city?', 'definition'],
    ['What does it stand for?', 'definition'],
    ['Why was the road closed?', 'reason'],
    ['volunteers in Yuzhong', null],
  ])('%s → %s', (question, expected) => {
    expect(englishToChinese(question).expected).toBe(expected);
  });
});

describe('is a message English', () => {
  it.each([
    'What is the tap water hotline?',
    'hotline',
    'Hello',
    'vegetable market stalls',
    'What is the Help-Enterprise Group (助企帮帮团)?',
    'what is 渝快办 for',
    'Yuzhong District water hotline',
    'who is Wang Zhihong',
    'Thanks!',
    'gas leak',
  ])('%s: yes', (text) => {
    expect(isEnglish(text)).toBe(true);
  });
  it.each([
    '自来水热线是多少',
    'RCEP是什么',
    'RCEP',
    'APP怎么下载',
    'PM2.5浓度是多少',
    '《Green Book》的导演是谁',
    'iPhone什么时候发售',
    'Windows Update 怎么关',
    '12345',
    '',
    'GDP',
    'zhengwu fuwu',
    'Spring Festival是什么节日',
    '谁唱了 The Sound of Music',
    '👍',
  ])('%s: no', (text) => {
    expect(isEnglish(text)).toBe(false);
  });
});

it('the glossary has at least 900 entries, lower-case English to Chinese', () => {
  expect(glossary.exact.size).toBeGreaterThanOrEqual(900);
  for (const [english, chinese] of glossary.exact) {
    expect(english).toBe(english.toLowerCase());
    expect(english.split(' ').length, english).toBeLessThanOrEqual(longestPhrase);
    for (const word of chinese) expect(word, english).toMatch(/[\p{Script=Han}%]|^(?:App|GDP|PM2\.5|RCEP)$/u);
  }
});

it('reads any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      isEnglish(text);
      englishToChinese(text, resolve);
    }),
    { numRuns: 300 },
  );
});
