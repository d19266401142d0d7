import { describe, expect, it } from 'vitest';
import { contradicted, deniedNowhere } from '../../src/answering/passages/contrast.js';

const of = (asked: string, sentence: string, around = sentence) => contradicted(asked, [sentence], [around]);

describe('contradicted', () => {
  it.each([
    ['白鹤梁淡季门票多少钱', '门票旺季70元；医务人员凭工作证免票。', '淡季'],
    ['12号线西段什么时候通车', '12号线东段将于9月27日开通试运营。', '西段'],
    ['半程的关门时间是多久', '全程关门时间为6小时15分。', '半程'],
    ['9月份一共接了多少件', '1至8月，热线共受理诉求18.42万件。', '9月份'],
    ['5号线末班车几点', '1、2、3、4、7、10号线末班车延后30分钟。', '5号线'],
    ['第三批什么时候开始认养', '第二批放到6000棵，第一批11天被抢光。', '第三批'],
    ['东门片区改造三期涉及哪些小区', '二期涉及9个小区，一期7个。', '三期'],
    ['江洲苑5栋的电梯什么时候装好的', '江洲苑4栋装上了电梯。', '5栋'],
    ['首届最美护理员是哪6个人', '第二届“最美护理员”表彰会举行。', '首届'],
    ['8路公交几点收班', '3路公交收班时间延后。', '8路'],
  ])('%s: another one is told of', (asked, sentence, missing) => {
    expect(of(asked, sentence)).toBe(missing);
  });

  it.each([
    ['7月份接了多少件', '1至8月，热线共受理诉求18.42万件。'],
    ['4号线末班车几点', '1、2、3、4、7、10号线末班车延后30分钟。'],
    ['第二批放了多少棵', '今年第二批放到6000棵，第一批11天被抢光。'],
    ['全程关门时间是多久', '全程关门时间为6小时15分，半程3小时。'],
    ['上半年和下半年各招多少', '上半年招58名。'],
    ['9月份接了多少件', '热线共受理诉求18.42万件。'],
    ['三个月能办完吗', '5月起15个工作日办结。'],
    ['首批有哪些事项', '第一批共12个事项。'],
    ['二期什么时候建成', '工程分三期，一、二期已建成。'],
    ['试用期多久', '一期工程完工。'],
    ['二期有几个小区', '这期间，9个小区完工。'],
    ['人民路8号在哪里', '沿中山三路走。'],
  ])('%s: nothing speaks against it', (asked, sentence) => {
    expect(of(asked, sentence)).toBeNull();
  });

  it('looks around what would be shown before it says that a thing is not told of', () => {
    expect(of('旺季门票多少钱', '淡季40元。')).toBe('旺季');
    expect(of('旺季门票多少钱', '淡季40元。', '旺季70元。淡季40元。')).toBeNull();
  });
});

describe('deniedNowhere', () => {
  it.each([
    ['哪些事不能在网上办', '网上办理率超过84%，不断优化服务。', true],
    ['哪些事不能在网上办', '涉密事项不能在网上办理。', false],
    ['哪些菜市场还没有改造', '石灰市菜市场已完成改造。', true],
    ['12号线哪些人坐不要钱', '65岁以上老人免费乘车。', false],
    ['有没有不能用的充电桩', '累计建成充电桩2900余根。', false],
    ['申请公租房人均收入不能超过多少', '人均月收入低于3200元。', false],
    ['为什么不能在网上办', '网上办理率超过84%。', false],
    ['办证要交哪些材料', '提交身份证原件。', false],
  ])('%s | %s', (asked, sentence, denied) => {
    expect(deniedNowhere(asked, [sentence])).toBe(denied);
  });
});
