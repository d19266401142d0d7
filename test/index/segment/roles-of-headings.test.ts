import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../../index/read/page.js';
import { segmentPage } from '../../../index/segment/segment-page.js';

/** The articles of a page, without masthead and captions. */
function articlesOf(text: string) {
  return segmentPage({ file: 'page.txt', lines: sourceLines(text), meta: {} }).articles.filter(
    ({ kind }) => kind !== 'masthead' && kind !== 'photo',
  );
}

const headlinesOf = (text: string) => articlesOf(text).map(({ headline }) => headline);

const ferry = `桃花渡口添了两条船

本报讯（记者 何川）桃花渡口7月添了两条电动渡船，每条坐四十人，早六点开到晚九点，票价两元，学生和老人免票。`;

describe('a headline', () => {
  it('is the own one of a finished report that lacks one above itself', () => {
    const page = `${ferry}

本报讯（记者 汪苗）7月1日起，北门至九里、北门至沙嘴两条客渡改为公交化运营，票价由原来的五元、六元统一降到两元，老人和学生免费。

两块钱坐船过江
首批两条渡线公交化

本报讯 区里首批修灶名单公示结束，涉及山上三个村四百户，每户补贴四百元，月底前完工，没报上名的等第二批。

四百户先“换灶”
首批名单公示完毕`;
    expect(headlinesOf(page)).toEqual([
      '桃花渡口添了两条船',
      '两块钱坐船过江 首批两条渡线公交化',
      '四百户先“换灶” 首批名单公示完毕',
    ]);
  });

  it('of a narrow column may take three short lines', () => {
    const page = `${ferry}

夜校
报一次
学三年
本报讯（记者 汪苗）区夜校秋季起报一次名可学三年，课表每月换，带身份证到校门口登记就行。`;
    expect(headlinesOf(page)).toEqual(['桃花渡口添了两条船', '夜校 报一次 学三年']);
  });

  it('is none where a reader signs a letter above its reply', () => {
    const page = `屋里冷，钱能退吗？
编辑同志：我家住北门二巷，入冬以来老母亲穿棉袄睡觉。人来测了，单子也签了，可说要等到年后研究。到底退不退、啥时候退？
北门区居民 汪苗
回音
北门热力公司：经核实，从12月6日起按日退还一半热费，不需要再申请，采暖期结束后退回账户。您家立管堵塞，已完成冲洗。`;
    expect(headlinesOf(page)).toEqual(['屋里冷，钱能退吗？']);
  });

  it('of a forecast begins an article below a finished report', () => {
    const page = `三家渡口互认船票 不用重复买

本报讯（记者 何川）三家渡口的船票六月起互认，买一家的票三家都能坐，雨天停航时可退票，当天有效，请在售票窗口办理。

天气·水情
市气象台预计：今天多云，夜间有小雨，江面风力四级。三家渡口可能停航，请少外出。`;
    expect(headlinesOf(page)).toEqual(['三家渡口互认船票 不用重复买', '天气·水情']);
  });

  it('of a notice without one is what announces it', () => {
    const page = `${ferry}

【公告】因系统升级，7月9日渡口售票暂停，7月10日起恢复。桃花市渡运所　2024年7月8日`;
    expect(headlinesOf(page)).toEqual(['桃花渡口添了两条船', '公告']);
  });

  it('below its text takes the report off the end of the text above', () => {
    const page = `夜校招生的十个问题

记者：夜校今年开几个班？

龚敏：开十二个班，插花、急救和手机摄影都有，一个班收三十人，每人每年限报两门。

记者从市气象局获悉，今年的伏天有四十天，市民可在社区领取防暑药包，每户一份。防暑药包里有藿香正气液和清凉油。

（记者 何川）

社区免费发放防暑药包

${ferry}`;
    const [school, heat] = articlesOf(page);
    expect(school!.body).not.toContain('防暑药包');
    expect(heat).toMatchObject({ headline: '社区免费发放防暑药包' });
    expect(heat!.body).toContain('藿香正气液');
  });

  it('inside a text carried over from another page is that text’s', () => {
    const page = `（上接1版）村口的老粮仓改成了书屋，城里的孩子周末来这里听故事、学编竹篮，老人也有了说话的地方，

老粮仓变书屋 青石村热闹起来

去年来了三万人。村里打算明年再修一座小戏台，请县剧团每月来演一场。`;
    const [article, ...others] = articlesOf(page);
    expect(others).toEqual([]);
    expect(article).toMatchObject({ headline: '老粮仓变书屋 青石村热闹起来' });
    expect(article!.body).toContain('说话的地方，去年来了三万人。');
  });

  it('whose text begins with what it names is another article, whatever words both texts share', () => {
    const page = `城东泳馆今起免费

本报讯（记者 何川）城东泳馆今起免费开放，泳池水温二十八度，学生凭证入场，停车免费两小时，电话预约。

柳岸泳馆暑假换水三次

柳岸泳馆暑假免费开放，泳池每周换水三次，水样贴在门口，救生员由六名增加到九名，带孩子的家长可以借浮板。`;
    expect(headlinesOf(page)).toEqual(['城东泳馆今起免费', '柳岸泳馆暑假换水三次']);
  });

  it('below the name of its section is another article', () => {
    const page = `渡口的船票能不能刷卡

读者金女士来信：渡口的船票只收现金，老人带零钱不方便，能不能刷卡？船老大说刷卡机年底装好。

【人物】
谭水生：船老大的账本

船老大谭水生有一本账，渡口的船票、老人的零钱都记在上面，刷卡机年底装好以后他也不打算扔。`;
    expect(headlinesOf(page)).toEqual(['渡口的船票能不能刷卡', '谭水生：船老大的账本']);
  });

  it('of a table is another article', () => {
    const page = `幼儿园入园十问

本报讯（记者 何川）幼儿园入园登记7月开始，实验幼儿园、桂花幼儿园、江边幼儿园都招小班，服务范围见公告。

幼儿园2024年招生计划表

学校 班数 人数 服务范围
实验幼儿园 6 150 府前街
桂花幼儿园 4 100 桂花巷
江边幼儿园 3 75 江边路`;
    expect(headlinesOf(page)).toEqual(['幼儿园入园十问', '幼儿园2024年招生计划表']);
  });

  it('may begin with the scanning of a code for a ride', () => {
    const page = `${ferry}\n\n扫码上车 渡船不再排队\n\n本报讯（记者 何川）渡船装上了扫码机，乘客上船只要三秒钟。`;
    expect(headlinesOf(page)).toEqual(['桃花渡口添了两条船', '扫码上车 渡船不再排队']);
  });
});

describe('a small heading', () => {
  it('inside a talk is none of another article', () => {
    const page = `托班怎么办才好

——访区卫健局局长周凯

记者：今年开几个托班？

周凯：今年新开三十个托班，每班二十人，设在社区里，家长走路十分钟就到。

收费有没有上限

记者：每个月要交多少钱？

周凯：普惠价不超过一千八百元，低保家庭再减三百，多退少补，按月结清。`;
    expect(articlesOf(page)).toHaveLength(1);
  });

  it('with a number, deeper than the headline, begins no article', () => {
    const page = `# 一江清水这样来

江边拆了十二个砂场，种了三万棵水杉。

### 关键词 禁渔

渔船上岸以后，渔民学起了修车和做面点，七成人家的收入比过去高。

### 关键词 治污

养猪场的粪水流进沼气池，点灯做饭都用得上，河沟没有了臭味。`;
    expect(headlinesOf(page)).toEqual(['一江清水这样来']);
  });
});

describe('lines that are no headlines', () => {
  it('the points below 要点速递', () => {
    const page = `让老街坊不出门也能看病

专访区卫健局局长周凯

要点速递

十二个村卫生室装上了远程心电图

家庭医生每月上门一次

看病远是山里人的老难题。今年起，远程心电图进村，家庭医生每月上门，药也由邮递员捎来。`;
    expect(headlinesOf(page)).toEqual(['让老街坊不出门也能看病']);
  });

  it('the hours of an office, a quotation with its full stop, and what begins with 以下', () => {
    const page = `${ferry}

咨询时间：工作日9:00—12:00，14:00—17:00

“船开稳了，人心就稳了。”

船老大谭水生这样说，渡口的人都点头。

公示

渡口拟增设的候船亭

以下三处候船亭已通过审查，现予公示，公示期
7月6日至7月19日，有意见的请在公示期内提出。`;
    expect(headlinesOf(page)).toHaveLength(2);
  });

  it('the marked items of a column, which are no captions either', () => {
    const page = `${ferry}

微新闻
▲ 北门菜场7月10日起装修，摊位迁到北门桥下，八月中旬回迁。
▲ 区苗圃7月12日免费发放月季苗，每户限领两盆，领完为止。
▲ 区图书馆7月15日起延长到晚上九点闭馆，周一照常休息。`;
    const column = articlesOf(page)[1]!;
    expect(column.headline).toBe('微新闻');
    expect(column.body).toContain('月季苗');
  });
});

describe('a text', () => {
  it('keeps the office and the day that close it on two lines', () => {
    const page = `停水公告

因更换阀门，7月11日22时至次日6时，北门桥一带停水，请提前储水。
桃花市自来水公司
2024年7月8日

${ferry}`;
    expect(articlesOf(page)[0]!.body.split('\n').slice(-2)).toEqual(['桃花市自来水公司', '2024年7月8日']);
  });

  it('is not cut before 社区…电…, which no agency signs', () => {
    const page = `停气通知

因管道碰口，7月9日北门桥一带停气，恢复后请自行点火，点不着不要反复拧，找客服上门。
当日桃花社区食堂改用电磁炉，照常开餐。`;
    expect(articlesOf(page)).toHaveLength(1);
  });

  it('is not cut where a line of its column holds a number', () => {
    const page = `六条公交线路调整

本报讯（记者 何川）公交公司公告，七月起优化
六条线路，新开两条，延长三条，撤销一条，发车
间隔由十五分钟缩短到十分钟，末班车延到十点。
公交公司营运部部长胡明亮说，乘客如果有什么
意见，可拨打公交服务热线58698110，逢双休日
也有人接听，意见征集到7月31日，欢迎提出来。`;
    const [article, ...others] = articlesOf(page);
    expect(others).toEqual([]);
    expect(article!.body).toContain('什么意见，可拨打公交服务热线58698110，逢双休日也有人接听');
  });
});
