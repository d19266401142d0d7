import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryCategories } from '../../../src/domain/directory.js';
import { fold } from '../../../src/text/fold.js';
import { colloquialGroups, expandColloquial } from '../../../src/text/lexicon/colloquial.js';

describe('what people say meets what is printed', () => {
  it.each([
    ['卖菜剩下的烂叶子怎么处理', '果蔬垃圾'],
    ['烂菜叶子往哪倒', '果蔬垃圾'],
    ['家里老人没人做饭', '助餐'],
    ['老人洗澡困难', '助浴'],
    ['办证要跑几趟', '最多跑一次'],
    ['想少跑几趟', '最多跑一次'],
    ['要交材料吗', '申报材料'],
    ['先办后补材料', '容缺受理'],
    ['买到假货怎么办', '消费者权益'],
    ['商家不退钱', '退款'],
    ['我要告状', '投诉'],
    ['停水了', '供水'],
    ['家里断电', '供电'],
    ['漏气了怎么办', '燃气'],
    ['厕所堵了', '堵塞'],
    ['化粪池堵了没人管', '化粪池'],
    ['老板不发工资', '拖欠工资'],
    ['打疫苗在哪里', '疫苗接种'],
    ['记者收红包', '职业道德监督'],
    ['给报社打电话', '新闻热线'],
    ['登报声明', '刊登'],
    ['火车几点', '火车时刻'],
    ['坐飞机问哪里', '民航'],
    ['坐船的码头', '港口客运'],
    ['问价格', '价格咨询'],
    ['没有物业的小区', '无物管'],
    ['四川重庆都能办吗', '川渝通办'],
    ['自助机在哪', '自助服务终端'],
    ['楼道充电', '飞线充电'],
    ['菜市场不臭', '无废菜市场'],
    ['工地灰尘大', '扬尘'],
    ['举报贪官', '纪检监察'],
    ['开面馆要什么手续', '我要开面馆'],
    ['企业有困难找谁', '助企帮帮团'],
    ['电梯坏了', '电梯困人'],
    ['路灯坏了', '城市照明'],
    ['狗咬人', '文明养犬'],
    ['孩子上学报名', '入学'],
    ['出租车绕路', '绕道'],
    ['被骗钱了', '反诈'],
    ['花了多少钱', '耗资'],
    ['查火灾隐患', '除险清患'],
    ['他后来升官了', '晋升'],
    ['小区物管跑了', '物业撤场'],
    ['车被贴单了', '违停'],
    ['摔了一跤骨头断了', '骨折'],
  ])('%s → %s', (question, printed) => {
    expect(expandColloquial(fold(question)).flatMap((expansion) => expansion.printed)).toContain(printed);
  });

  it.each([
    ['没电话怎么办', '没电'],
    ['协会展开调查', '会展'],
    ['自来水小区管网', '水小'],
    ['公开会议纪要', '开会'],
    ['第120页', '急救'],
  ])('%s does not hold %s', (question, said) => {
    expect(expandColloquial(fold(question)).map((expansion) => expansion.said)).not.toContain(said);
  });

  it('prefers the longest phrase and gives its place and category', () => {
    const question = '请问水管爆了找哪个';
    expect(expandColloquial(question)).toEqual([
      { said: '水管爆了', printed: expect.arrayContaining(['供水抢修']), start: 2, end: 6, category: 'water' },
    ]);
  });

  it('spans are in order, do not overlap and hold what was said', () => {
    const said = colloquialGroups.flatMap((group) => group.said);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...said, '的', '吗', ' ', 'a', '1'), { maxLength: 6 }), (parts) => {
        const question = parts.join('');
        let at = 0;
        for (const { start, end, said: phrase } of expandColloquial(question)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(question.slice(start, end)).toBe(phrase);
          at = end;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the thesaurus', () => {
  it('has at least 500 groups, folded, each with something said and something printed', () => {
    expect(colloquialGroups.length).toBeGreaterThanOrEqual(500);
    for (const { said, printed, category } of colloquialGroups) {
      expect(said.length).toBeGreaterThan(0);
      expect(printed.length).toBeGreaterThan(0);
      for (const phrase of said) expect(fold(phrase)).toBe(phrase);
      for (const phrase of said) expect(phrase.length, phrase).toBeGreaterThan(phrase === '狗' ? 0 : 1);
      if (category) expect(directoryCategories).toContain(category);
    }
  });
  it('puts no phrase into groups of two categories', () => {
    const categories = new Map<string, Set<string>>();
    for (const { said, category } of colloquialGroups) {
      for (const phrase of said) {
        if (category) categories.set(phrase, (categories.get(phrase) ?? new Set()).add(category));
      }
    }
    expect([...categories].filter(([, found]) => found.size > 1)).toEqual([]);
  });
});
