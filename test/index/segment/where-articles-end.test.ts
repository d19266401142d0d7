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

const bridge = `南屏桥检修两周

本报讯（记者 何川）南屏桥7月8日起检修两周，桥上只留一个车道，行人从东侧步道通过，48路公交车改走北门桥。`;

describe('a column of letters', () => {
  it('has an article for each question that heads a letter', () => {
    const page = `路边的停车费能开发票吗？
读者金女士：我在船厂路停车，收费员说开不了
票，只肯给一张手写的收条，这样合不合规定？
区停车管理中心答复：凡是划线的车位都能开票，
扫一扫缴费单上的码，填上抬头就行；收费员不
肯给单子的，请记下工号告诉我们，我们三天之
内答复您，该退的钱也会退还，电话6631200。
老房子的电梯坏了谁来修？
读者西门罗先生：我们楼的电梯停了十天，物业
说没有钱修，停车费和收费员的事也不归他们管？
区住建局答复：可以申请动用维修资金，应急的
维修三天之内就能批下来，由物业或者业主委员
会填一张单子，附上检测报告和报价，送到区政
务服务大厅二楼的窗口，电话6631300。`;
    expect(headlinesOf(page)).toEqual(['路边的停车费能开发票吗？', '老房子的电梯坏了谁来修？']);
  });
});

describe('a headline as wide as its column', () => {
  it('ends where the text below begins with an hour or with whom it names', () => {
    const page = `${bridge}

桃花渡的夜船又开了三班
每周六晚上七点，渡口的灯一
亮，老船工就把缆绳解开，等
最后一批下班的人上船。

东村西村各修一座廊桥
东村：七月动工的廊桥长四十
米，年底前可以走人。

西村：廊桥要等明年开春才动
工，石料已经运到了河边。`;
    expect(headlinesOf(page)).toEqual(['南屏桥检修两周', '桃花渡的夜船又开了三班', '东村西村各修一座廊桥']);
  });
});

describe('an article ends', () => {
  it('above a bulleted headline, which is no byline', () => {
    const page = `${bridge}

●居民用气每月一抄 手机可报表数

区燃气公司说，居民用气从八月起每月抄一次表，不在家的可以在手机上报表数。`;
    expect(headlinesOf(page)).toEqual(['南屏桥检修两周', '●居民用气每月一抄 手机可报表数']);
  });

  it('above a headline whose text tells its day', () => {
    const page = `${bridge}

北门桥两头装上信号灯

7月10日起，北门桥两头的信号灯启用，公交车优先通过。信号灯由区城管局安装，一共八盏，夜里十一点以后改为黄闪。`;
    expect(headlinesOf(page)).toEqual(['南屏桥检修两周', '北门桥两头装上信号灯']);
  });

  it('where an office signs a notice behind its last sentence', () => {
    const page = `关于南屏桥限行的通告

因检修需要，南屏桥7月8日至21日只留一个车道，货车绕行北门桥，敬请谅解。 区交通局

南屏桥检修 48路公交车改走北门桥

检修期间，48路公交车改走北门桥，货车绕行的路口有人值守，行人从南屏桥东侧步道通过。`;
    expect(headlinesOf(page)).toEqual(['关于南屏桥限行的通告', '南屏桥检修 48路公交车改走北门桥']);
  });

  it('where the paper announces something of its own', () => {
    const page = `${bridge}

【启事】本版征集南屏桥的老照片，见报即付稿酬。`;
    const [report, announcement] = articlesOf(page);
    expect(report!.body).not.toContain('征集');
    expect(announcement!.body).toBe('【启事】本版征集南屏桥的老照片，见报即付稿酬。');
  });
});

describe('the last short item of a column with bracketed titles', () => {
  it('ends at the heading below it', () => {
    const page = `一句话新闻
【渡口】桃花渡7月5日起停航三天，过江的居民可以改乘48路公交车。
【夜校】区总工会暑期夜校添了烘焙和急救两个班，学费全免。
【苗圃】区苗圃免费发放三角梅扦插苗，每户限领两盆，领完为止。
卫生站夏季开诊时间
站名   地址   电话   夜诊
桃花渡公交居民卫生站   船厂路3号   6632001   至20时
区总工会夜校卫生站   西门街8号   6632002   至21时
区苗圃三角梅卫生站   桃花街1号   6632003   无
备注：过江的居民可以去桃花渡，夜校学费全免，苗圃每户限领两盆。`;
    expect(headlinesOf(page)).toEqual(['渡口', '夜校', '苗圃', '卫生站夏季开诊时间']);
  });
});

describe('a heading', () => {
  it('below a column of short items is the next article', () => {
    const page = `${bridge}

招工快讯

桃花渡招船员三名，会修船的优先，报名到渡口值班室，包食宿，每月休六天。

桃花渡船员宿舍刷新一遍

渡口的船员宿舍七月刷新了一遍，修船的师傅添了两张铺，值班室也换了新桌椅。`;
    expect(headlinesOf(page)).toEqual(['南屏桥检修两周', '招工快讯', '桃花渡船员宿舍刷新一遍']);
  });

  it('under the word for a notice belongs to the notice', () => {
    const page = `${bridge}

公示

南屏桥检修期间增设的公交站

下列站点拟在检修期间增设，行人从东侧步道通过，48路公交车停靠，有意见请在7月12日前书面提出。`;
    expect(articlesOf(page)).toHaveLength(2);
    expect(articlesOf(page)[1]!.headline).toContain('南屏桥检修期间增设的公交站');
  });
});

describe('a name and its number', () => {
  it('are of the box that they stand in, whatever the name says', () => {
    const page = `${bridge}

服务台

渡口咨询电话 66301220

River Lab管理处 66301221

老船坞 66301222`;
    const box = articlesOf(page).at(-1)!;
    expect(box).toMatchObject({ kind: 'service-info' });
    expect(box.body.split('\n')).toHaveLength(3);
  });
});

describe('lines that are no headlines', () => {
  it('what somebody says at the end of a text', () => {
    const page = `桃花渡的老船工

老船工撑了四十年船，水性好，脾气也好，渡口的人都认得他。

有人问他几时上岸，他说：“等桥修好那天。”

${bridge}`;
    expect(articlesOf(page)[0]!.body.endsWith('他说：“等桥修好那天。”')).toBe(true);
  });

  it('a long caption on a line of its own above the photographer', () => {
    const page = `${bridge}

7月6日，检修工人在南屏桥下搭起脚手架。这座桥建成已有三十一年，这是它第二次大修，预计本月下旬恢复双向通车。
本报记者 何川 摄`;
    expect(articlesOf(page)[0]!.body).not.toContain('脚手架');
  });
});
