import { describe, expect, it } from 'vitest';
import { searchDirectory } from '../../src/answering/directory/entries.js';
import { type DirectoryMatch, lookUpDirectory } from '../../src/answering/directory/lookup.js';
import { printedWhere } from '../../src/answering/directory/printed-where.js';
import { collectNames } from '../../src/answering/understand/names.js';
import { understand } from '../../src/answering/understand/understand.js';
import { excerptLimits } from '../../src/domain/answer.js';
import type { DirectoryCategory, DirectoryEntry } from '../../src/domain/directory.js';
import { articleOf } from '../support/articles.js';

const box = articleOf('box', '', { headline: '便民服务电话', kind: 'service-info', newspaper: '渝中报' });
const masthead = articleOf('mast', '', { headline: '渝中报', kind: 'masthead', newspaper: '渝中报' });

function entry(name: string, number: string, category: DirectoryCategory, articleId = 'box'): DirectoryEntry {
  const sightings = [{ articleId, start: 0, end: 1, date: null }];
  return { id: number, name, number, category, firstPrinted: null, lastPrinted: null, sightings };
}

const entries = [
  entry('自来水热线', '966886', 'water'),
  entry('电力热线', '95598', 'power'),
  entry('燃气热线', '966777', 'gas'),
  entry('消费投诉', '12315', 'consumer'),
  entry('新闻热线', '63807576', 'news-desk', 'mast'),
  entry('职业道德监督', '63801987', 'ethics-supervision', 'mast'),
];
const lexicon = {
  names: await collectNames(
    [],
    entries.map(({ name }) => name),
  ),
  // Half of the passages name 渝中 and 重庆: the archive is of there.
  frequency: {
    documentFrequency: (term: string) => (/渝中|重庆/.test(term) ? 50 : 1),
    manifest: { counts: { passages: 100 }, places: [] },
  },
  standsInArchive: () => false,
  spelled: () => [],
  intents: { classify: () => null },
};

function lookUp(question: string, history: string[] = [], listed: readonly DirectoryEntry[] = entries) {
  const { question: analysed } = understand({ question, history }, lexicon);
  return lookUpDirectory(analysed, listed, (id) => (id === 'box' ? box : masthead));
}

const numbersOf = (matches: readonly DirectoryMatch[]) => matches.map(({ entry: { number } }) => number);

function find(question: string, history: string[] = []) {
  const { purpose, matches } = lookUp(question, history);
  return purpose === null ? null : numbersOf(matches);
}

describe('lookUpDirectory', () => {
  it('tells what each number is when several are given', () => {
    expect(find('12315和95598有啥区别')).toEqual(['95598', '12315']);
    expect(find('966777和966886,哪个是管天然气的')).toEqual(['966886', '966777']);
  });
  it('gives no other number to who asks what a number is that is not printed', () => {
    expect(find('12345市民热线能投诉啥')).toBeNull();
    const { matches, near } = lookUp('96096是自来水的电话吗');
    expect(matches).toEqual([]);
    expect(numbersOf(near)).toEqual(['966886']);
    expect(find('12345打不通，停水找哪个电话')).toEqual(['966886']);
  });
  it('adds the right number where another is asked about', () => {
    expect(find('自来水是不是打12315')).toEqual(['12315', '966886']);
    expect(find('自来水是不是打966886')).toEqual(['966886']);
  });
  it('takes apart what is wanted of several, however they are joined', () => {
    expect(find('停水又停电，两边的电话是多少')?.toSorted()).toEqual(['95598', '966886']);
    expect(find('水电气三家的热线')).toHaveLength(3);
  });
  it('gives the line whose name says the matter, and of several the one whose whole name is said', () => {
    const lines = [
      entry('出入境管理支队', '8225501', 'police'),
      entry('刑侦支队', '8225502', 'police'),
      entry('水电路社区卫生服务中心', '8733560', 'health'),
      entry('桂花湾社区卫生服务中心', '8812744', 'health'),
      entry('出租车失物招领', '8240520', 'transit'),
    ];
    const numbers = (question: string) => numbersOf(lookUp(question, [], lines).matches);
    expect(numbers('护照快到期了，办证的地方打哪个号')).toEqual(['8225501']);
    expect(numbers('水电路社区卫生服务中心打疫苗的电话')).toEqual(['8733560']);
    expect(numbers('出租车失物招领电话')).toEqual(['8240520']);
  });
  it('gives a number named by what it is for only, in a story, to who asks about what the story tells there', () => {
    const story = articleOf('story', '云溪县人民医院新院区试运行，周二有省级专家坐诊。咨询电话：0842-6813999。', {
      headline: '云溪县人民医院新院区试运行',
    });
    const line: DirectoryEntry = {
      ...entry('咨询电话', '0842-6813999', 'other', 'story'),
      sightings: [{ articleId: 'story', start: 25, end: 42, date: null }],
    };
    const find = (question: string) => {
      const { question: analysed } = understand({ question }, lexicon);
      return numbersOf(lookUpDirectory(analysed, [line], () => story).matches);
    };
    expect(find('云溪县人民医院新院区专家坐诊咨询电话')).toEqual(['0842-6813999']);
    expect(find('养老保险咨询电话')).toEqual([]);
  });
  describe('of numbers told in a story', () => {
    const story = (headline: string, body: string) => articleOf('story', body, { headline, kind: 'news' });
    const told = (name: string, number: string, category: DirectoryCategory, body: string): DirectoryEntry => {
      const start = body.indexOf(number);
      const sightings = [{ articleId: 'story', start, end: start + number.length, date: null }];
      return { id: number, name, number, category, firstPrinted: null, lastPrinted: null, sightings };
    };
    const ask = (question: string, article: ReturnType<typeof story>, listed: readonly DirectoryEntry[]) => {
      const { question: analysed } = understand({ question }, lexicon);
      return numbersOf(lookUpDirectory(analysed, listed, (id) => (id === 'story' ? article : box)).matches);
    };

    it('gives the one that the story offers for what is asked, whoever owns it', () => {
      const body = '端午当天有接驳专车送市民看龙舟，需要预约的，拨打客运协会电话62345678。';
      const lines = [told('客运协会电话', '62345678', 'other', body), ...entries];
      expect(ask('端午看龙舟的接驳专车预约电话', story('龙舟赛周六开桨', body), lines)).toEqual(['62345678']);
    });
    it('gives no line of another body of the same kind', () => {
      const body = '江畔职校今年招1200人，招生办电话62349999。';
      const lines = [told('招生办电话', '62349999', 'education', body)];
      const article = story('江畔职校开始招生', body);
      expect(ask('江畔职校招生办电话', article, lines)).toEqual(['62349999']);
      expect(ask('育英外国语学校招生办电话', article, lines)).toEqual([]);
    });
    it('gives the line for what one wants to do, before others of the field', () => {
      const body = '城乡低保标准从本月起提高。评定不公的，可向市民政局反映，监督电话62341012。';
      const lines = [
        told('市民政局监督电话', '62341012', 'ethics-supervision', body),
        entry('市民政局养老服务科', '62341055', 'civil-affairs'),
      ];
      expect(ask('低保评得不公道，往哪儿反映', story('低保标准提高', body), lines)).toEqual(['62341012']);
    });
  });
  it('tells whose a number is that somebody would call', () => {
    expect(find('966886这个号打过去是哪里')).toEqual(['966886']);
    expect(find('12315是不是燃气热线')).toEqual(['12315', '966777']);
  });
  it('takes a stove that does not light for no fire', () => {
    expect(find('屋头煤气灶点不起火，打燃气公司哪个电话')).toEqual(['966777']);
    expect(find('起火了打燃气公司哪个电话')).toEqual([]);
  });
  it('reads 跟哪个反映 as whom to turn to', () => {
    expect(find('我屋头停电了，我该跟哪个反映')).toEqual(['95598']);
  });
  it('gives the line to who tells a trouble and asks what to do', () => {
    expect(find('停水了怎么办')).toEqual(['966886']);
    expect(find('屋头停电了咋个办嘛')).toEqual(['95598']);
    expect(find('人多怎么办')).toBeNull();
  });
  it('lists the others where one number is set aside', () => {
    expect(find('除了12315，还有哪些电话')).toEqual(
      entries.map(({ number }) => number).filter((number) => number !== '12315'),
    );
  });
  it('gives a line to who asks for somebody of the family', () => {
    expect(find('婆婆喊我问一下消费投诉的电话')).toEqual(['12315']);
  });
  it('takes 打的 for no taxi in 可以打的电话', () => {
    const taxi = entry('出租车协会电话', '8240535', 'taxi');
    expect(numbersOf(lookUp('心头堵得慌，有没有可以打的倾诉电话', [], [taxi]).matches)).toEqual([]);
  });
  it('lists all where all are asked for in other words', () => {
    expect(find('把你知道的电话都发给我')).toHaveLength(entries.length);
    expect(find('把报上登过的便民电话全部列一遍')).toHaveLength(entries.length);
  });
  it('lists all that are for one thing, and what names what is asked about before what is only of its field', () => {
    const lines = [
      entry('禁毒举报', '42820626', 'police'),
      entry('非法捕捞举报', '42839110', 'other'),
      entry('供水抢修', '62830505', 'water'),
    ];
    const numbers = (question: string) => numbersOf(lookUp(question, [], lines).matches);
    expect(numbers('把登的举报电话都给我列出来')).toEqual(['42820626', '42839110']);
    expect(numbers('有人偷到打鱼，举报电话')).toEqual(['42839110']);
  });
  it('gives of a field of many bodies the line for just that or for all of it, never that for another matter', () => {
    const lines = [
      entry('三院睡眠门诊', '63651186', 'medical'),
      entry('急救', '120', 'medical'),
      entry('禁毒举报', '42820626', 'police'),
      entry('殡葬服务', '84722133', 'civil-affairs'),
      entry('政务服务', '12345', 'government'),
    ];
    const numbers = (question: string) => numbersOf(lookUp(question, [], lines).matches);
    expect(numbers('喊救护车打好多')).toEqual(['120']);
    expect(numbers('睡眠门诊的电话')).toEqual(['63651186']);
    expect(numbers('要报警打哪个')).toEqual([]);
    expect(numbers('想捐血打哪个')).toEqual([]);
    expect(numbers('想办低保打哪个问')).toEqual([]);
    expect(numbers('较场口街道办事处电话多少')).toEqual([]);
  });
  it.each([
    ['自来水热线是多少', ['966886']],
    ['水费电话', ['966886']],
    ['停电打哪个', ['95598']],
    ['gas hotline', ['966777']],
    ['燃气热线', ['966777']],
    ['燃气', ['966777']],
    ['燃气灶打不着火，打哪个电话', ['966777']],
    ['自來水的熱線是幾號？', ['966886']],
    ['渝中报新闻热线多少', ['63807576']],
    ['买到假货往哪里投诉', ['12315']],
    ['我要投诉商家卖假货', ['12315']],
    ['我要投诉商家', ['12315']],
    ['投诉电话是多少', ['12315']],
    ['燃气报修', ['966777']],
    ['投诉燃气公司', ['966777']],
    ['煤气公司电话', ['966777']],
    ['市场监督管理局热线', ['12315']],
    ['我要爆料', ['63807576']],
  ])('%s', (question, numbers) => {
    expect(find(question)).toEqual(numbers);
  });
  it('tells whose a number is', () => {
    expect(find('95598是管什么的')).toEqual(['95598']);
    expect(find('95598这个号到底是管水还是管电的')).toEqual(['95598']);
    expect(find('023-63807576是哪里的')).toEqual(['63807576']);
    expect(find('010-63807576是哪里的') ?? []).toEqual([]);
    expect(find('966 777是什么电话')).toEqual(['966777']);
    expect(find('1 10路公交') ?? []).toEqual([]);
  });
  it('takes the subject of a follow-up from the question before', () => {
    expect(find('那燃气呢', ['自来水热线是多少'])).toEqual(['966777']);
  });
  it("takes the paper's own ethics line for its reporters' conduct, for nobody else's", () => {
    expect(find('要是想反映记者作风问题呢？', ['我想给渝中报提供新闻线索，电话是多少？'])).toEqual(['63801987']);
    expect(find('反映干部作风问题打什么电话')).toEqual([]);
  });
  it("leaves the archive's own place out of what is wanted", () => {
    expect(find('渝中区自来水热线')).toEqual(['966886']);
    expect(find('重庆消费投诉电话')).toEqual(['12315']);
    expect(find('北京自来水电话')).toEqual([]);
    expect(find('江北区的燃气热线')).toEqual([]);
  });
  it('gives the number of each service asked for', () => {
    expect(find('自来水和燃气的热线是多少')?.toSorted()).toEqual(['966777', '966886']);
    expect(find('消费投诉和自来水热线')?.toSorted()).toEqual(['12315', '966886']);
    expect(find('水电气的电话')?.toSorted()).toEqual(['95598', '966777', '966886']);
  });
  it('takes the noun before 电话 for whose number is wanted', () => {
    for (const other of ['自来水公司招聘', '水表厂家', '燃气灶专卖店', '电力设计院']) {
      expect(find(`${other}电话`), other).toEqual([]);
    }
  });
  it('sends nobody in an emergency to a line that is not for it', () => {
    expect(find('煤气中毒打什么电话')).toEqual([]);
    expect(find('电表起火打什么电话')).toEqual([]);
    const lines = [entry('火警', '119', 'fire'), entry('燃气热线', '966777', 'gas')];
    expect(numbersOf(lookUp('厨房着火了打什么电话', [], lines).matches)).not.toContain('966777');
  });
  it('gives the line for goods also when they are to be paid back, and for a flat that is let its water', () => {
    expect(find('商家不退款，投诉电话是多少')).toEqual(['12315']);
    expect(find('出租房停水了打哪个电话')).toEqual(['966886']);
  });
  it('keeps a place and a business for every service of a question', () => {
    expect(find('江北区自来水和燃气的热线')).toEqual([]);
    expect(find('自来水、燃气公司招聘电话')).toEqual([]);
  });
  it('asks the directory for a bare matter, not for every sentence that ends in one', () => {
    expect(find('燃气报修。')).toEqual(['966777']);
    expect(find('去年受理了多少投诉')).toBeNull();
    expect(find('投诉率最高的行业是什么')).toBeNull();
    expect(find('gas leak number')).toEqual(['966777']);
    expect(find('What is the total number of gas users?')).toBeNull();
  });
  it('does not carry the business of one question into the next', () => {
    expect(find('那燃气热线呢', ['水表厂家电话'])).toEqual(['966777']);
  });
  it('does not take a piece of a word for a field', () => {
    const lines = [entry('火车时刻', '61681114', 'rail'), entry('港口客运', '63100659', 'port')];
    const ask = (question: string) => numbersOf(lookUp(question, [], lines).matches);
    expect(ask('火车时刻电话')).toEqual(['61681114']);
    expect(ask('电动车上牌电话')).toEqual([]);
    expect(ask('长途客运电话')).toEqual([]);
  });
  it('offers no number of another place, service or kind', () => {
    expect(find('成都的燃气热线是多少')).toEqual([]);
    expect(find('公园的电话是多少')).toEqual([]);
    // The complaint lines of other fields are not the consumers'.
    for (const field of ['环保', '旅游', '银行', '通信', '医疗纠纷', '噪音扰民', '快递', '物业'])
      expect(find(`${field}投诉电话是多少`), field).toEqual([]);
    expect(find('打12315投诉后几天给答复') ?? []).toEqual([]);
    expect(find('自来水一吨多少钱') ?? []).toEqual([]);
  });
});

describe('what a refusal offers', () => {
  const near = (question: string) => numbersOf(lookUp(question).near);
  it.each(['渝北区的自来水热线', '北京市燃气热线是多少', '法律援助热线电话是多少', '妇女维权打什么电话'])(
    'is no number of another place or field: %s',
    (question) => expect(near(question)).toEqual([]),
  );
  it('is the line of its field when the question asks for no number', () => {
    expect(near('天然气一方好多钱')).toContain('966777');
    expect(near('网上交水费咋个办')).toContain('966886');
  });
});

describe('searchDirectory', () => {
  const numbers = (query: string) => searchDirectory(query, entries).map(({ number }) => number);
  it('finds by name, category, number and pinyin', () => {
    expect(numbers('燃气')).toEqual(['966777']);
    expect(numbers('供电')).toEqual(['95598']);
    expect(numbers('9668')).toEqual(['966886']);
    expect(numbers('zilaishui')).toEqual(['966886']);
    expect(numbers('zlsrx')).toEqual(['966886']);
    expect(numbers('')).toHaveLength(entries.length);
    expect(numbers('不存在')).toEqual([]);
  });
});

describe('the key of a category', () => {
  it('finds its entries alone, where it stands inside another key or name too', () => {
    const listed = [
      entry('民航问讯', '1', 'air'),
      entry('民政热线', '2', 'civil-affairs'),
      entry('出租车投诉', '3', 'taxi'),
      entry('办税热线', '4', 'tax'),
    ];
    expect(searchDirectory('air', listed).map(({ number }) => number)).toEqual(['1']);
    expect(searchDirectory(' Tax ', listed).map(({ number }) => number)).toEqual(['4']);
    expect(searchDirectory('civil-affairs 热线', listed).map(({ number }) => number)).toEqual(['2']);
  });
});

describe('printedWhere', () => {
  it('keeps the limits of an excerpt and of an answer where a name and its number stand far apart', () => {
    const far = (id: string) =>
      articleOf(id, `${id}服务电话，${'办理各项业务，'.repeat(40)}请打6301${id.length}001。`, { headline: '电话' });
    const stories = [far('甲'), far('乙乙'), far('丙丙丙')];
    const listed = stories.map((story, i): DirectoryEntry => {
      const end = story.body.length - 1;
      return {
        ...entry(`${i}服务电话`, story.body.slice(-9, -1), 'other', story.id),
        sightings: [{ articleId: story.id, start: 0, end, date: null }],
      };
    });
    const shown = printedWhere(listed, (id) => stories.find((story) => story.id === id) ?? null);
    expect(shown.length).toBeGreaterThan(0);
    for (const [i, { text }] of shown.entries()) {
      expect(text.length).toBeLessThanOrEqual(excerptLimits.charactersEach);
      expect(text).toContain(listed[i]!.number);
    }
    expect(shown.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(excerptLimits.charactersInAll);
  });
});
