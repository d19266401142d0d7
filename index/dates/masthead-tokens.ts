import { fold } from '../../src/text/fold.js';

/** A person's name, which may be set with a blank inside (夏 梅). */
const name = '(?:[\\u4e00-\\u9fff·]{2,4}|[\\u4e00-\\u9fff] [\\u4e00-\\u9fff]{1,2}(?![\\u4e00-\\u9fff]))';
const numberWord = '[\\d一二三四五六七八九十〇零○]';

/** What forecasts say of the sky. */
export const sky = '晴|阴|多云|小雨|中雨|大雨|阵雨|雷阵雨';

/** What stands in mastheads and folio lines besides the paper's name; each pattern is matched and cut out in turn. */
const tokens: readonly RegExp[] = [
  /(?:19|20)\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}/g,
  /[一二][〇零○一二三四五六七八九]{3} ?年(?: ?[一二三四五六七八九十]{1,3} ?月(?: ?[一二三四五六七八九十廿卅]{1,3} ?[日号])?)?/g,
  /(?:19|20)\d{2} ?年(?: ?\d{1,2} ?月)?/g,
  /\d{1,2} ?月 ?\d{1,2} ?日/g,
  /(?:农历|阴历)? ?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥] ?年)? ?闰?[正二三四五六七八九十冬腊一]{1,2}月(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)/g,
  /[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥] ?年/g,
  /(?:星期|周|礼拜)[一二三四五六日天](?!、|至|到)/g,
  /[（(]?(?:总|第|总第|新|复刊)? ?第? ?\d{1,6} ?期[）)]?/g,
  new RegExp(
    `(?:今日|本期|今天|共|每期)(?:共|出)? ?${numberWord}{1,3} ?[版页](?: ?第 ?${numberWord}{1,3} ?[版页])?`,
    'g',
  ),
  new RegExp(`第? ?[A-Z]?${numberWord}{1,3} ?[版页](?:面)?`, 'g'),
  /(?:^|[ |｜/／])[A-Z]\d{1,2}(?=$|[ |｜/／])/g,
  /版[次面][:：] ?[A-Z]?\d{1,3}/g,
  new RegExp(
    `(?:本版)?(?:责任编辑|责编|责任校对|编辑|主编|副主编|美编|美术编辑|美术|视觉|版式|组版|排版|校对|审读|审校|制图|图编|检校|一读|二读|值班(?:主任|编委|总编|编辑)?|总值班|首席编辑|执行编辑|见习编辑|总编辑|社长|编审|监制|策划|统筹|终审)(?:[:：/／] ?| )${name}(?: (?![\\u4e00-\\u9fff]{1,6}[报報])[\\u4e00-\\u9fff]{1,4}(?![\\u4e00-\\u9fff:：])){0,3}`,
    'g',
  ),
  /(?:国内(?:统一)?(?:连续出版物)?刊号|统一刊号|刊号|国际标准刊号|国内统一连续出版物号)? ?[:：]? ?(?:CN|ISSN) ?\d{2,4}[-—]\d{3,4}(?:[/／][\w()（）]+)?/gi,
  /邮发代号 ?[:：]? ?\d{1,3}[-—]\d{1,4}|国外代号 ?[:：]? ?\w{2,8}|代号 ?[:：]? ?\d{1,3}[-—]\d{1,4}/g,
  /[\u4e00-\u9fff]{1,4}内(?:资)?(?:准)?字 ?第? ?[\w-]{2,12} ?号|内部资料[,， ]?免费(?:交流|赠阅)|(?:广告)?(?:经营)?许可证(?:号)?[:：]? ?[\w\u4e00-\u9fff()（）]{2,16}/g,
  /每(?:周|逢周?)[一二三四五六日、至到,， ]{1,16}(?:出版|出报)|(?:周|月|日|旬)(?:[一二三四五六日]报|刊)(?:出版)?/g,
  /[\u4e00-\u9fff]{2,20}(?:主管|主办|承办|出版|编印|编辑出版|发行)(?=$|[ |｜、,，])/g,
  /(?:网址|官网|电子邮箱|邮箱|投稿邮箱|E-?mail|微信号?|微博)[:：]? ?[\w@.:/-]{3,60}|(?:https?:\/\/|www\.)[\w./-]{3,60}|[\w.-]{2,40}@[\w.-]{3,40}|[\w-]{2,30}\.(?:com|cn|net)(?:\.cn)?/gi,
  /(?:每份|零售|零售价|全年|月价|定价|年价)[\u4e00-\u9fff:： ]{0,4}\d{1,4}(?:\.\d{1,2})? ?元/g,
  new RegExp(
    `(?:今日|今天|明天)?(?:天气)?[:：]?(?:${sky})(?:转(?:${sky}))? ?-?\\d{1,2} ?[℃°]?C? ?[-~～至] ?-?\\d{1,2} ?[℃°]C?`,
    'g',
  ),
  /邮(?:政)?编(?:码)?[:：]? ?\d{6}|(?:社址|地址|报社地址)[:：]? ?[\u4e00-\u9fff\d]{4,30}/g,
];

/** A number of the paper itself, as mastheads print it: 新闻热线: 63807576. */
const ownPhone =
  /[\u4e00-\u9fff]{2,8}(?:热线|电话|监督|传真|服务|广告部?|发行部?|刊登) ?[:：]? ?(?:\(?0\d{2,3}\)?[- ]?)?\d{5,8}(?:[ 、/／]\d{7,8})*/g;

const paperName =
  /^[《〈]?((?:[\u4e00-\u9fff]{1,10}(?:日报|晚报|晨报|早报|午报|商报|时报|都市报|导报|快报|周报|新报|信报|参考报|青年报|法治报|法制报|经济报|教育报|文摘报|农村报|科技报|工人报|公报|周刊|新闻报)|[\u4e00-\u9fff]{1,5}[报報]|[\u4e00-\u9fff]{2,4}(?:时讯|快讯|文摘)|参考消息))[》〉]?$/;
const notPapers =
  /^(?:本报|海报|举报|申报|情报|捷报|喜报|日报|晚报|通报|汇报|简报|电报|墙报|画报|年报|月报|周报|上报|填报|预报|警报|播报|速报|呈报)$|(?:汇报|举报|申报|填报|预报|播报|通报|海报|.{3}中报|.{2}年报|季报|财报|月报|简报|战报|喜报|捷报|警报|报告|速报|直报|要闻|本地新闻|国内新闻|国际新闻|综合新闻|社会新闻|时政新闻|都市新闻|民生新闻|经济新闻|区县新闻|今日新闻)$/;

/** Papers are called so (云浦时讯), and so are columns of short items, by what these tell of (招工快讯). */
const alsoColumns = /(?:时讯|快讯|文摘)$/;
const tellsSubject =
  /(?:招工|招聘|用工|就业|求职|企业|工业|工会|项目|园区|校园|教育|体育|健康|卫生|医疗|财经|金融|科技|民生|社区|基层|镇街|区县|县区|乡村|农业|农村|文化|文旅|旅游|交通|法治|政法|警务|警方|消防|应急|国内|国际|本地|综合|要闻|今日|本周|一周|每日|最新|简明|新闻|天下|时事|时政|工作|活动|服务|生活|生态|环保|市场|消费|便民|街坊|公益|慈善|比赛|赛事|疫情|防控|天气|公交|地铁)(?:时讯|快讯|文摘)$/;

/** Whether a paper's name is of the kind that columns bear as well, so that another on the page goes before it. */
export function mayBeColumn(name: string): boolean {
  return alsoColumns.test(name);
}

/** The name of a newspaper that a text consists of (blanks inside and 《》 allowed), in simplified characters. */
export function newspaperName(text: string): string | null {
  const bare = text.replace(/\s/g, '');
  const found = paperName.exec(bare)?.[1];
  if (!found || notPapers.test(found) || tellsSubject.test(found)) return null;
  return fold(found);
}

export interface Residue {
  /** How many tokens were cut out, phone numbers not counted. */
  found: number;
  /** How many phone numbers with their names were cut out. */
  phones: number;
  /** What is left, by the blanks and bars between. */
  rest: string[];
}

/** Cuts everything that belongs to mastheads and folio lines out of a text. */
export function cutMastheadTokens(text: string): Residue {
  let found = 0;
  let rest = text.replace(/[：]/g, ':');
  for (const token of tokens) {
    rest = rest.replace(token, () => {
      found++;
      return ' | ';
    });
  }
  let phones = 0;
  rest = rest.replace(ownPhone, () => {
    phones++;
    return ' | ';
  });
  return {
    found,
    phones,
    rest: rest
      .split(/[|｜/／·•●○■□◆◇▲△★☆◎※,，;；_—]+|\s{2,}|\s-\s/)
      .map((part) => part.trim())
      .filter(Boolean),
  };
}

const sections =
  /^(?:要闻|综合|时政|民生|社会|国内|国际|本地|本埠|经济|文化|体育|副刊|专题|专版|专刊|广告|新闻|都市|教育|健康|财经|科技|天下|时事|区县|法治|法制|头版|生活|视点|聚焦|关注|公告|城事|城市|评论|言论|深度|调查|人物|封面|特别报道|今日关注|理论|读书|娱乐|汽车|房产|金融|旅游|美食|艺术|乡村|农业|三农|党建|政法|环球|中国|世界|热点|特刊|重庆|四川|成都|专栏|视觉|影像|图片|公益|服务|便民|资讯|天气|夜读|文艺|校园|卫生|医疗|平安|产业|商业|消费|理财|证券|区域|基层|街镇|社区)?(?:新闻|要闻|周刊|专刊|版|导读|综合|资讯|时讯|广角|纵横|聚焦|速递)?$/;

/** Whether a text names a section of the paper, with or without a page number: 要闻, 12 民生新闻, 副刊 07. */
export function isSectionName(text: string): boolean {
  const bare = text.replace(/^[A-Z]?\d{1,3}(?= )|(?<= )[A-Z]?\d{1,3}$/g, '').replace(/\s/g, '');
  return bare.length > 0 && bare.length <= 8 && sections.test(bare);
}
