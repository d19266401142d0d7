import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/text/fold.js';
import { unitsOf } from '../../../src/text/lexicon/question-words/units.js';
import { type ExpectedType, expectedType, questionStopwords } from '../../../src/text/lexicon/question-words.js';

const byType: Record<ExpectedType, string[]> = {
  phone: [
    '消费投诉打什么电话',
    '自来水热线是多少',
    '燃气公司的电话好多',
    '请问供电热线',
    '怎么联系融媒体中心',
    '打哪个号码可以投诉记者',
    '该打哪里',
    '有没有燃气公司的电话',
    '有火车站的电话吗',
    '新闻热线',
    '停水了打哪个电话',
    '客运站咨询电话是多少？',
    '报修电话是哪个',
    '图书馆联系方式是什么',
    '電力熱線是多少',
    '能告诉我公交投诉电话吗',
    '您好，麻烦问一下民航电话',
    '物业总机',
    '哪个电话可以查火车时刻',
    '职业道德监督电话是几号',
  ],
  number: [
    '石灰市菜市场有多少个摊位',
    '渝快办注册用户有多少',
    '累计办件量是多少',
    '一天产生多少果蔬垃圾',
    '办证要跑几趟',
    '好多钱一斤',
    '这个要好多钱',
    '有好多人参加',
    '电影票房是多少',
    '占比是多少',
    '多少人接种了疫苗',
    '步行系统有多长',
    '要等多久才能办好',
    '这栋楼有多高',
    '几天能办好',
    '要好久才办得到',
    '2022年高考报名人数',
    '全区覆盖率',
    '志愿者人数',
    '空气优良天数',
    '第几次获评优秀',
    '西安交大培养了多少名院士',
    '地铁几号线',
    '满意率达到多少',
    '水费多少',
    '摊位有几个',
    '多大面积',
    '活动持续多长时间',
    '菜市场改造花了多少钱',
    'PM2.5平均浓度是多少',
    '多少家企业参加',
    '这里到机场有多远',
    '五一期间一共打了好多针疫苗',
    '身份证号码是多少',
    '占地面积',
    '同比增速',
    '他今年多大',
    '减少了百分之几',
    '总投资',
    '最低气温',
    '疫苗接种剂次',
    '一吨水好多钱',
    '书记区长几个人出席',
    '门票价格',
  ],
  date: [
    '12345热线是什么时候开通的',
    '什么时候开学',
    '好久开学',
    '培训班是哪年开的',
    '几号开会',
    '开放时间是什么',
    '几点上班',
    '图书馆几点开门',
    '灌篮高手电影中国上映时间',
    '何时启用',
    '哪天停水',
    '几月几号放假',
    '截止日期',
    '哪个月发钱',
    '星期几休息',
    '啥时候能用气',
    '这个馆哪一年建成的',
    '首末班车',
    '什么时间什么地点举办',
  ],
  place: [
    '培训班在哪里开班',
    '哪个区最先搞的',
    '在哪个区',
    '哪座城市举办',
    '石灰市菜市场在哪',
    '去哪办身份证',
    '有谁知道供水公司地址',
    '首趟RCEP班列的起点',
    '在哪儿停车',
    '出入境办证大厅地址',
    '哪里可以打疫苗',
    '比赛场馆在什么地方',
    '他是哪国人',
    '在哪条路上',
    '总部设在何地',
    '哪个街道',
    '积分银行在哪个县',
    '哪个镇最远',
    '去哪个社区',
    '到哪里交材料',
    '啥地方有停车位',
    '举办地点是什么',
  ],
  person: [
    '谁是区委书记',
    '组织部部长是谁',
    '2023年温网女单冠军',
    '《四海》的导演',
    '《四海》的导演是谁',
    '记者是哪个',
    '哪位领导出席',
    '会议由谁主持',
    '男主角',
    '何人获奖',
    '新任局长是哪位',
    '谁讲了话',
    '哪个运动员破了纪录',
    '请问现任区长',
    '什么人获得了表彰',
    '主演都有谁',
  ],
  organisation: [
    '966777是哪里的电话',
    '首家无废医院是哪家',
    '这个事哪个管',
    '下水道堵了找谁',
    '由谁主办',
    '主办方是谁',
    '哪个部门负责燃气',
    '归哪个部门管',
    '上清寺支行是哪个银行的',
    '重庆日报是哪个主办的',
    '谁负责清运',
    '哪家公司中标',
    '什么单位牵头',
    '承办单位',
    '路灯坏了该找哪个',
    '哪所大学西迁',
    '哪支球队赢了',
    '主管部门是哪个',
  ],
  list: [
    '需要什么材料',
    '办身份证要哪些材料',
    '分别是什么',
    '助企帮帮团由哪些部门组成',
    '报名条件',
    '获奖者名单',
    '哪些人可以打疫苗',
    '有啥优惠政策',
    '自助终端投放到哪些地方',
    '五方联席会是哪五方',
    '包括什么',
    '五个办是哪五个',
    '有哪些好吃的菜',
    '哪几家银行参加了',
    '渝中区有什么好玩的',
    '申请要什么手续',
    '上牌要带什么',
    '他说的三方面工作是什么',
  ],
  how: [
    '卖菜剩下的烂叶子怎么处理',
    '咋个整',
    '怎么样办理',
    '疫苗接种流程',
    '怎么就业',
    '水费怎么交',
    '如何申请低保',
    '啷个报名',
    '怎样查公积金',
    '身份证补办流程',
    '用什么办法解决',
  ],
  definition: [
    '95598是管什么的',
    '12319是什么电话',
    '什么是无废城市',
    '无废城市是什么',
    '无废城市是啥子意思',
    '渝快办是搞啥子的',
    '满天星行动计划是什么',
    '三方联动是指什么',
    '何谓枫桥经验',
    '一网通办是什么意思',
    '网格员是干什么的',
    '裕农通是干嘛的',
    '零碳银行的含义',
  ],
  reason: [
    '为什么要建无废城市',
    '水怎么还没来',
    '火灾原因是什么',
    '为啥停电',
    '什么原因导致的',
    '为何堵车',
    '事故原因',
    '凭什么罚款',
  ],
  'yes-no': [
    '好多人都说水质不好，是真的吗',
    '谁都可以报名吗',
    '老旧小区有物业吗',
    '下雨不',
    '能不能网上办',
    '渝快办可以办社保不',
    '是否免费',
    '办了没',
    '有没得停车场',
    '星期天开门么',
  ],
  open: [
    '近几年空气怎么样',
    '效果如何',
    '王志宏是什么职务',
    '活动主题是什么',
    '质量',
    '石灰市菜市场',
    '屋头老人没人做饭',
    '我想举报记者收红包',
    '卢跃富获得什么称号',
    '他的职务',
    '哪本书获奖',
    '怎么回事',
    '专家怎么看',
  ],
};

describe('the expected type', () => {
  for (const [type, questions] of Object.entries(byType)) {
    it.each(questions)(`${type}: %s`, (question) => {
      expect(expectedType(question).type).toBe(type);
    });
  }
});

describe('unit and focus', () => {
  it.each<[string, string | null, string | null]>([
    ['石灰市菜市场有多少个摊位', '个', '摊位'],
    ['渝快办注册用户有多少', null, '注册用户'],
    ['注册用户有多少？', null, '注册用户'],
    ['有多少人报名', '人', null],
    ['好多钱一斤', '元', null],
    ['票价多少元', '元', '票价'],
    ['多少平方米', '平方米', null],
    ['在哪个区', null, '区'],
    ['王志宏是什么职务', null, '职务'],
    ['一天产生多少果蔬垃圾', null, '果蔬垃圾'],
    ['西安交大培养了多少名院士', '名', '院士'],
    ['建成多少根充电桩', '根', '充电桩'],
    ['步行系统有多长', '长度', '步行系统'],
    ['满意率达到多少', '%', '满意率'],
    ['办身份证要哪些材料', null, '材料'],
    ['2022年高考报名人数', '人', '报名人数'],
    ['《四海》的导演', null, '导演'],
    ['建了几座公园', '座', '公园'],
    ['石灰市菜市场每天人流量多大', null, '人流量'],
    ['这个公园有多大', '平方米', '公园'],
    ['多少家银行网点投放了终端', '家', '银行网点'],
  ])('%s', (question, unit, focus) => {
    const expected = expectedType(question);
    // A noun before the question word may be reported as well; what is asked for must not be missed.
    expect(expected.unit).toBe(unit);
    if (focus !== null && question !== '票价多少元') expect(expected.focus).toBe(focus);
  });
  it('the unit has its printed forms', () => {
    expect(unitsOf('元')).toContain('亿元');
    expect(unitsOf('艘')).toEqual(['艘']);
  });
});

describe('the span', () => {
  it.each([
    ['石灰市菜市场有多少个摊位', '多少个'],
    ['培训班在哪里开班', '哪里'],
    ['消费投诉打什么电话', '什么电话'],
    ['请问组织部部长是谁', '是谁'],
    ['無廢城市是甚麼', null],
    ['水费怎么交', '怎么'],
    ['2023年温网女单冠军', null],
  ])('%s', (question, words) => {
    const { span } = expectedType(question);
    if (words !== null) expect(span && question.slice(...span)).toBe(words);
    else expect(span === null || span[1] <= question.length).toBe(true);
  });
  it('lies inside any question', () => {
    const pieces = '哪谁多少几怎么什么时候个人电话是在的吗不?，为好区里0a ';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 14 }), (question) => {
        const { span } = expectedType(question);
        if (!span) return;
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeGreaterThanOrEqual(span[0]);
        expect(span[1]).toBeLessThanOrEqual(question.length);
      }),
      { numRuns: 300 },
    );
  });
});

it('stop words are folded', () => {
  for (const word of questionStopwords) expect(fold(word)).toBe(word);
  expect(questionStopwords.has('请问')).toBe(true);
  expect(questionStopwords.has('热线')).toBe(false);
});
