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

const headlinesOf = (text: string) => articlesOf(text).map(({ headline }) => headline);

const tram = `公交首班车提前到六点

本报讯(记者 王宁)记者从公交公司获悉,6月1日起,103路首班车由6时30分提前到6时,末班车不变。公交公司说,这是应沿线学校的请求,方便学生上学。`;

describe('the questions of an interview', () => {
  const talk = `社区食堂怎样办得长久

——访区民政局局长周凯

中午11点,社区食堂里坐满了老人。

记者:全区建了多少家社区食堂?

周凯:到10月底建成34家,其中今年新建12家。

记者:外区户口的老人能不能享受优惠?

周凯:只要住满半年,一样打折。

记者:食品安全谁来盯?

周凯:市场监管局每个季度抽检一次,不合格的当场停业。`;

  it('are no headlines, and the talk stays one article', () => {
    const [interview, ...others] = articlesOf(talk);
    expect(others).toEqual([]);
    expect(interview).toMatchObject({ headline: '社区食堂怎样办得长久', kind: 'interview' });
    expect(interview!.body).toContain('记者：食品安全谁来盯？\n周凯：市场监管局');
  });

  it('begin paragraphs where a column wraps them', () => {
    const column = `一条热线怎样接得更快
江北报：今年以来热线一共接了多少个电话呢？
唐琳：一至八月，热线共受理诉求一十八万件，
日均七百五十八件，平均接通时间是十一秒钟。
江北报：热线一共有多少坐席？夜里有人接吗？
唐琳：白天四十六个坐席，夜里留八个，一年到
头都不断线。`;
    const [interview] = articlesOf(column);
    expect(interview!.body.split('\n').filter((line) => /^(?:江北报|唐琳)：/.test(line))).toHaveLength(4);
  });
});

describe('a table', () => {
  it('of phone numbers is a box of services under its heading', () => {
    const page = `${tram}

## 便民电话

|单位|电话|备注|
|---|---|---|
|供电抢修|95598|24小时|
|自来水客服|58224400|含水表报修|
|汽车总站问讯|58238888|6:00—20:00|
`;
    const box = articlesOf(page).find(({ kind }) => kind === 'service-info');
    expect(box?.headline).toBe('便民电话');
    expect(findPhones(box!.body, 'box').map(({ name, number }) => `${name} ${number}`)).toEqual([
      '供电抢修 95598',
      '自来水客服 58224400',
      '汽车总站问讯 58238888',
    ]);
  });

  it('of numbers in two columns is a box, whatever blanks the columns leave', () => {
    const page = `${tram}

供热便民电话
桃花热力（东片）　58224401　　市供热处　　　58224402
北桥热电公司　　　58224403　　出租车失物　　58224404
市计量院　　　　　58224405　　法律援助　　　12348`;
    const box = articlesOf(page).find(({ kind }) => kind === 'service-info');
    expect(findPhones(box!.body, 'box').map(({ name, number }) => `${name} ${number}`)).toEqual([
      '桃花热力（东片） 58224401',
      '市供热处 58224402',
      '北桥热电公司 58224403',
      '出租车失物 58224404',
      '市计量院 58224405',
      '法律援助 12348',
    ]);
  });

  it('of offices gives their numbers, though their hours have a break at noon', () => {
    const page = `区里各窗口夏季作息

单位　　　　　　地址　　　　　上班时间　　　　　　　　电话
区政务大厅　　　北门街8号　　8:30—12:00 14:00—17:30　5822441
区渡运站　　　　桃花路3号　　全天　　　　　　　　　　5822442
区船检所　　　　北门街9号　　8:30—17:00（午间不休）　5822443`;
    const [article] = articlesOf(page);
    expect(findPhones(article!.body, 'running').map(({ name, number }) => `${name} ${number}`)).toEqual([
      '区政务大厅 5822441',
      '区渡运站 5822442',
      '区船检所 5822443',
    ]);
  });

  it('keeps its rows as lines of the article around it', () => {
    const page = `# 下旬这些片区计划停电

供电公司发布检修计划,具体安排如下:

|日期|时间|停电范围|
|---|---|---|
|3月24日|8:00—17:30|百安大道、安顺路|
|3月25日|7:30—14:00|枇杷坪、都历村|

如遇雨天,检修顺延一天。`;
    const [article, ...others] = articlesOf(page);
    expect(others).toEqual([]);
    expect(article!.body.split('\n')).toContain('3月24日 8:00—17:30 百安大道、安顺路');
  });
});

describe('a headline', () => {
  it('of two lines that a comma parts is whole after a paragraph that the column cut', () => {
    const page = `老楼今年加装电梯126部

本报讯(记者 李平)住七楼的周婆婆说,现在一分钟就到家。加装电梯须由三分之二以上的业主表决。

住房城乡建委表示,明年计划再加装电梯150部, 优先安排70岁以上老人多的楼

6月1日起,

这几条公交线路有变化

本报讯(记者 王宁)施工期间,途经凤天路的公交线路临时调整,232路取消两站,262路首班车提前。`;
    const articles = articlesOf(page);
    expect(articles.map(({ headline }) => headline)).toEqual([
      '老楼今年加装电梯126部',
      '6月1日起，这几条公交线路有变化',
    ]);
    expect(articles[0]!.body).toContain('优先安排70岁以上老人多的楼');
  });

  it('may stand below the first paragraph of a text carried over from another page', () => {
    const page = `(上接1版)走进大学城的青年驿站,刚毕业的小彭办好了入住,可以免费住10天。这样的驿站建成了8个。

让更多年轻人留下来

住下来,还要干得成。人才中心推出创业贷款,最高20万元,前两年由财政贴息。`;
    expect(articlesOf(page)).toMatchObject([{ headline: '让更多年轻人留下来', kind: 'continuation' }]);
  });

  it('of a notice begins an article, and who signs it with the day heads none', () => {
    const page = `${tram}

停水通知

尊敬的用户:因更换阀门,定于11月18日22:00至19日6:00停水。请提前储水。

渝州供水服务部 2022年11月14日

流感疫苗开打

本报讯(记者 余佳)即日起,年满60周岁的老人可免费接种一剂流感疫苗,先到先打,打完为止。`;
    expect(headlinesOf(page)).toEqual(['公交首班车提前到六点', '停水通知', '流感疫苗开打']);
  });

  it('of a column of short items begins an article', () => {
    const page = `${tram}

简 讯

★轨道4号线首台盾构机始发,计划2025年建成。
★森林公园步道三期9月12日开放,全长4.3公里。`;
    expect(headlinesOf(page)).toEqual(['公交首班车提前到六点', '简讯']);
  });

  it('is no weather, no imprint and no line with a telephone', () => {
    const page = `阵雨转多云 21℃—29℃

${tram}

门面招租

步行街临街旺铺,建面86平方米,租金面议。

联系人:刘女士 13000234417

读者QQ群:318204557 邮编:400030 印刷:渝西彩印有限公司`;
    expect(headlinesOf(page)).toEqual(['公交首班车提前到六点', '门面招租']);
  });
});

describe('running text set in narrow lines', () => {
  it('is no box of services where a line begins with a number', () => {
    const page = `接到96110来电
一定要接

“要不是96110的电话，我那十八万养老钱就打水
漂了。”退休工人老龚给反诈中心送来了锦旗呢。
96110是反电信网络诈骗专用号码，8月起在我
市启用，只打给正在被骗或者可能被骗的市民。`;
    expect(articlesOf(page).map(({ kind }) => kind)).not.toContain('service-info');
  });
});

describe('the parts of a masthead scattered in the middle of a page', () => {
  it('date the page and name the paper, and head no article', () => {
    const page = `${tram}

永 川

日 报

YONGCHUAN RIBAO

2024年3月12日

星期二

第5621期

国内统一连续出版物号CN50-0032

残疾人辅具免费配 上门量身定做

本报讯(记者 汪苗)区残联介绍,今年为残疾人免费配轮椅等辅具,补贴到2025年。`;
    const { articles } = segmentPage({ file: 'page.txt', lines: sourceLines(page), meta: {} });
    expect(articles.map(({ headline }) => headline)).toEqual([
      '永川日报',
      '公交首班车提前到六点',
      '残疾人辅具免费配 上门量身定做',
    ]);
    for (const { newspaper, date } of articles) expect([newspaper, date]).toEqual(['永川日报', '2024-03-12']);
  });
});

describe('a box whose numbers stand below their names', () => {
  it('is read line by line', () => {
    const page = `${tram}

市民服务电话

市民热线
12345
卫生健康投诉
12320
水务服务
96510
地铁客服
027-85748855`;
    const box = articlesOf(page).find(({ kind }) => kind === 'service-info');
    expect(box?.headline).toBe('市民服务电话');
    expect(findPhones(box!.body, 'box').map(({ name, number }) => `${name} ${number}`)).toEqual([
      '市民热线 12345',
      '卫生健康投诉 12320',
      '水务服务 96510',
      '地铁客服 027-85748855',
    ]);
  });
});

describe('a paragraph that breaks off', () => {
  const pressed = '区委书记出席会议并讲话。他强调，要认真贯彻落实各项部署要求，加快推动全区数字建设点';
  const twice =
    '字技术促进各领域流程再造。目标任务要明，在规定跑道内创新创造，确保工作的规范性、推进的持续性和改革的深入性。';

  it('does not run into the next where one between them, printed twice, is left out', () => {
    const page = `数字建设推进会召开

${pressed}

${twice}

区委副书记、区长谢东主持。区人大常委会主任何积光出席。

会议指出，要加快体系重构，推动数字变革向纵深发展，持续深入运用数字化理念，善于利用数

${twice}`;
    const [article] = articlesOf(page);
    expect(article!.body).toContain(`善于利用数${twice}`);
    expect(article!.body).toContain(`${pressed}\n区委副书记、区长谢东主持。`);
  });

  it('does not run into one that begins with its last word, or with what it turns to', () => {
    const page = (next: string) => `接种点假期不打烊

医务人员坚守一线，加班加点为群众接种疫苗，构建免疫屏障，全区假期累计接种新冠疫苗

${next}`;
    const joint = (next: string) => articlesOf(page(next))[0]!.body.includes(`新冠疫苗${next}`);
    expect(joint('疫苗接种是当前防控工作中的一场硬仗。假期中，医务人员放弃休息，不停不休。')).toBe(false);
    expect(joint('围绕发挥基层作用，各街道开设了便民接种点，方便群众就近接种，受到好评。')).toBe(false);
    expect(joint('一万多剂次，其中第二剂八千剂次，没有发现严重的不良反应，群众反映良好。')).toBe(true);
  });
});

describe('a column of short items', () => {
  it('is taken apart where each begins with a title in brackets', () => {
    const items = [
      '【平岗区】 6月16日起,平岗区政务大厅推出“夜间办”,每周二、周四延时到20:30。',
      '【白渡县】 白渡县6月18日发放第二轮汽车消费券300万元,限在县内上牌,先到先得。',
      '【云溪县】 云溪县骑手休息点增至24处,配微波炉、饮水机、雨衣和急救包。',
    ];
    const articles = articlesOf(`${tram}\n\n县区速览\n\n${items.join('\n\n')}`).slice(1);
    expect(articles.map(({ headline, eyebrow }) => [eyebrow, headline])).toEqual([
      ['县区速览', '平岗区'],
      ['县区速览', '白渡县'],
      ['县区速览', '云溪县'],
    ]);
    expect(articles[1]!.body).toMatch(/^【白渡县】白渡县6月18日.*先到先得。$/);
  });

  it('is taken apart where each begins with a title and a blank', () => {
    const page = `${tram}

●简讯

莲塘农贸市场重新开市 经过五个月升级改
造,蚬岗街道莲塘农贸市场3月12日重新开
市。市场设档口132个,公平秤设在正门左侧。

三处母婴室启用 区政务服务中心、水松公
园南门、区人民医院门诊楼三处母婴室3月8
日启用,配有恒温水龙头和尿布台。`;
    const [, market, room] = articlesOf(page);
    expect([market!.headline, room!.headline]).toEqual(['莲塘农贸市场重新开市', '三处母婴室启用']);
    expect(room!.body).toMatch(/^区政务服务中心、水松公园南门/);
    expect(room!.lineMap[0]).toEqual([0, 11]);
  });
});

describe('lines that are no headings', () => {
  it('of a numbered list are the text below its headline', () => {
    const points = ['1.城镇新增就业52万人', '2.新建改扩建公办幼儿园260所', '3.建成社区养老服务综合体120个'];
    const [, list] = articlesOf(`${tram}\n\n省政府十件民生实事公布\n\n${points.join('\n')}`);
    expect(list).toMatchObject({ headline: '省政府十件民生实事公布', body: points.join('\n') });
  });

  it('of a table keep their cells apart', () => {
    const rows = [
      '单位 地址 电话 延时服务',
      '平岗区大厅 桂花路188号 0841-8720100 周二至20:30',
      '木兰区大厅 春晖路9号 0841-8740200 无',
    ];
    const [table] = articlesOf(`政务服务大厅一览\n\n${rows.join('\n')}`);
    expect(table!.body).toBe(rows.join('\n'));
    expect(findPhones(table!.body, 'running').map(({ name, number }) => `${name} ${number}`)).toEqual([
      '平岗区大厅 0841-8720100',
      '木兰区大厅 0841-8740200',
    ]);
  });

  it('with a number right below a text belong to it', () => {
    const page = `${tram}

停水通知

因主管碰口施工,定于6月26日8:00至20:00停水,请提前储水。
云溪县自来水有限公司
抢修热线:0842-6624440`;
    expect(articlesOf(page)[1]).toMatchObject({
      headline: '停水通知',
      body: '因主管碰口施工，定于6月26日8:00至20:00停水，请提前储水。\n云溪县自来水有限公司\n抢修热线：0842-6624440',
    });
  });

  it('announce a reply to a letter', () => {
    const page = `中午没有班车怎么办

编辑同志:从县城回双凤的班车上午11点一趟,下一趟要等到下午3点半。
云溪县 罗成林
回 复
县交通运输局答复:自3月20日起,班线增开12:40、14:10两个班次。`;
    expect(articlesOf(page)).toHaveLength(1);
  });
});

describe('a heading set apart', () => {
  const notice = `停水通知

因新建消防栓接驳,3月19日23:00至次日5:00对青云里一带停水。供水公司说,高层用户恢复供水可能延后两小时,请街坊提前储水。`;
  it('below a notice is the next article, below a finished report of one paragraph most likely', () => {
    const page = `${notice}\n\n水厂开放日请街坊走进水厂\n\n供水公司3月23日请街坊走进水厂,看水怎样变清,高层用户也可问储水的事。`;
    expect(headlinesOf(page)).toEqual(['停水通知', '水厂开放日请街坊走进水厂']);
  });
});
