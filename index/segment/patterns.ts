import { startsAsAnySurname } from '../../src/text/surnames.js';
import { sky } from '../dates/masthead-tokens.js';

/** Wordings that newspapers set around their articles. Each is anchored or bounded, so that matching stays linear. */

/** The start of an article's text: 本报讯, 新华社北京11月24日电, (记者 李传芳). */
const dispatchStart =
  /^[“"（(【[]?(?:据)?(?:本[报刊台网社]|新华社|新华网|中新社|中新网|人民网|央视|光明网|[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|早报|商报|时报|都市报|周报|新闻网|通讯社|融媒体?)|[\u4e00-\u9fff]{2,4}社(?![区会保团]))[^。！？，,；：“]{0,24}?(?:讯|电|消息)(?=[ （(：:，,】\])）\d“"\u4e00-\u9fff])/;
const localStart = /^[\u4e00-\u9fff]{2,6}讯 ?[（(]/;
const creditStart =
  /^[（(【]?(?:[□■◎●◆▲△○◇☆★] ?|文[/／]?)?(?:本报|本刊|全媒体|融媒体?|见习|实习|首席|特约|新华社|[\u4e00-\u9fff]{2,6}报)?(?:全媒体|融媒体?|首席|见习|特约)?(?:记者|通讯员|特约撰稿人|评论员) ?[\u4e00-\u9fff ]{2,30}[）)】]/;
const reportStart = /^(?:本报)?(?:记者|通讯员) ?[\u4e00-\u9fff]{2,4} (?:[\u4e00-\u9fff]{2,4} )?(?:报道|电|讯)/;

/** Whether a paragraph begins the way only the first one of an article does. */
export function startsArticle(text: string): boolean {
  const head = text.slice(0, 60);
  return dispatchStart.test(head) || localStart.test(head) || creditStart.test(head) || reportStart.test(head);
}

/** Whether a paragraph begins with where its news comes from: 记者从市城市管理局了解到. */
export function reportsFrom(text: string): boolean {
  return /^(?:本报)?记者(?:\d{1,2}日|昨日|昨天|今日|近日|日前)?从[^，,。]{2,24}(?:获悉|了解到|得知)/.test(
    text.slice(0, 60),
  );
}

const pageNumber = '(?:第 ?)?([A-Za-z]?\\d{1,3}|[一二三四五六七八九十]{1,3})';
const jumpFromPattern = new RegExp(
  `^[（(【\\[▲△◀]?(?:紧?上接|接上?)(?:${pageNumber} ?版|[A-Z]\\d{1,2})[^）)】\\]。]{0,30}[）)】\\]]?[:：]?`,
);
const jumpOnPattern = new RegExp(
  `[（(【\\[]?(?:紧?下转|转) ?(?:${pageNumber} ?版|[A-Z]\\d{1,2})[^）)】\\]。]{0,20}[）)】\\]▶]?$`,
);

/** `(上接1版)` at the start of a text: its length and the page it names. */
export function jumpFrom(text: string): { page: string; length: number } | null {
  const match = jumpFromPattern.exec(text.slice(0, 60));
  if (!match) return null;
  return { page: match[1] ?? /[A-Z]\d{1,2}/.exec(match[0])![0], length: match[0].length };
}

/** `(下转2版)` at the end of a text: where it begins and the page it names. */
export function jumpOn(text: string): { page: string; index: number } | null {
  const from = Math.max(0, text.length - 40);
  const match = jumpOnPattern.exec(text.slice(from));
  if (!match) return null;
  if (!/[（(【[]/.test(match[0]) && !/^(?:紧?下转)/.test(match[0])) return null;
  return { page: match[1] ?? /[A-Z]\d{1,2}/.exec(match[0])![0], index: from + match.index };
}

const credit =
  /(?:摄影?(?:报道)?|供图|提供|图片来源[:：].{0,16}|资料图片?|配图|制图|图[/／][\u4e00-\u9fff ]{2,12}|图[:：] ?[\u4e00-\u9fff ]{2,12}|发[（(].{0,16}摄[）)])[）)]?$/;

/** Names before 摄 without a word for who they are: 何超 摄. */
function isSignedPhoto(text: string): boolean {
  const match = /(?:^|[ 。，])([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3} ?摄影?[)）]?$/.exec(text.slice(-12));
  return match !== null && startsAsAnySurname(match[1]!);
}

/** Whether a text ends with a photo's credit: 记者 何超 摄, （资料图片）. */
function endsWithPhotoCredit(text: string): boolean {
  if (!credit.test(text)) return false;
  return /(?:记者|通讯员|摄影|图[/／：:]|供图|资料图|图片来源|发[（(])/.test(text.slice(-30)) || isSignedPhoto(text);
}

/** Whether a short text is a photo's caption or its credit line: 图为…, 记者 何超 摄. */
export function isCaption(text: string): boolean {
  if (text.length > 120) return false;
  if (/^[▲△▼◀▶←→↑↓]/.test(text)) return true;
  if (
    /^(?:[（(]?(?:资料)?图片?[）)：:]|图为|[上下左右]图(?:为|[：:，,])|图[①-⑩\d一二三四]{1,2}[为：:]|照片[：:])/.test(
      text,
    )
  )
    return true;
  return text.length <= 90 && endsWithPhotoCredit(text);
}

/** Whether a caption is the bare credit (记者 何超 摄), whose words stand in the line before. */
export function isBareCredit(text: string): boolean {
  return text.length <= 24 && !/[，。]/.test(text) && endsWithPhotoCredit(text);
}

/** Whether a text is nothing but names: 邹小林 苏崇生. */
function isNameList(text: string): boolean {
  if (text.length > 40 || !/^[\u4e00-\u9fff· ]+$/.test(text)) return false;
  const names = text.split(' ').filter(Boolean);
  if (names.length === 1 || names.every((name) => name.length === 1)) return false;
  return names.every((name, i) => {
    if (name.length === 1) return true;
    return name.length <= 4 && (startsAsAnySurname(name) || (i > 0 && names[i - 1]!.length === 1));
  });
}

/** Whether a short text is a byline: □本报记者 王亚同, 记者 李传芳, 文/图 …, 通讯员 …, or names alone. */
export function isByline(text: string): boolean {
  if (text.length > 60 || /[。！？；]/.test(text)) return false;
  if (isNameList(text)) return true;
  if (
    /^(?:文|图|图文|摄影|撰文)(?:[/／、](?:图|文|摄|摄影))?[:：/ ] ?[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4}){0,3}$/.test(
      text,
    )
  )
    return true;
  if (/(?:记者|通讯员|作者)[:：].{11}/.test(text)) return false;
  return (
    /^[（(]?[□■◎●◆▲○◇☆★]? ?(?:文[/／、]?图?[:：/／]?|图文[:：/／]?|撰文[:：]?|作者[:：]?)? ?(?:本组稿件由|本组稿件)?(?:本报|本刊|全媒体|融媒体?|新华社|中新社|[\u4e00-\u9fff]{2,7}(?:报|网|社|新闻))?(?:全媒体|融媒体?|见习|实习|首席|特约|驻[\u4e00-\u9fff]{2,4})*(?:记者|通讯员|评论员|特约撰稿|作者|撰稿|报道组)(?:[\u4e00-\u9fff ·、/／()（）]|[:：] ?(?=[\u4e00-\u9fff])){0,44}$/.test(
      text,
    ) || /^[□■◎●◆○◇☆★] ?[\u4e00-\u9fff·]{1,4}(?: [\u4e00-\u9fff·]{1,4}){0,4}$/.test(text)
  );
}

/** Whether a line is a byline whose parts blanks set apart, as running text never has them: 本报记者 李传芳 通讯员 王五. */
export function isSpacedByline(text: string): boolean {
  return /^[（(]?[□■◎●◆]? ?(?:文[/／、]?图?[:：/／]?)?(?:[\u4e00-\u9fff]{0,6})(?:记者|通讯员)(?: [\u4e00-\u9fff]{1,4}){1,4}(?: (?:通讯员|实习生|见习记者)(?: ?[\u4e00-\u9fff]{1,4}){1,4})?[）)]?$/.test(
    text,
  );
}

/** Whether a paragraph begins with the day of its news, as first ones do: 近日，… 6月7日，…. */
export function tellsDayFirst(text: string): boolean {
  return /^(?:近日|日前|昨日|昨天|今日|\d{1,2}月\d{1,2}日(?:上午|下午|晚)?)[，,]/.test(text);
}

/** Whether a paragraph begins with whose letter it is: 读者陈先生：…, 市民小吴来电：…. */
export function opensLetter(text: string): boolean {
  return /^(?:读者|市民|网友|居民|村民|街坊)[^，。：:？?]{1,18}[：:]/.test(text);
}

/** Whether a paragraph begins with which office answers a letter: 区交通局答复：…. */
export function opensReply(text: string): boolean {
  return /^[^，。：:]{2,24}(?:答复|回复|回应|回音|解释)[：:]/.test(text);
}

/** Whether a paragraph tells the day in its first clauses, as those of reports do and those under small headings seldom. */
export function tellsDayEarly(text: string): boolean {
  return /\d{1,2}月\d{1,2}日/.test(text.slice(0, 24));
}

/** Whether a text begins with an hour or a part of the day, as features do: 周四晚上七点，… 清晨六时，…. */
export function tellsHourFirst(text: string): boolean {
  return /^(?:每?(?:周|星期)[一二三四五六日天]|清晨|凌晨|早上|上午|中午|下午|傍晚|晚上)[^，。]{0,8}[，,]/.test(text);
}

/** Whether a byline closes an article: （本组稿件由记者…采写）, (据新华社北京11月24日电). */
export function isClosingCredit(text: string): boolean {
  return text.length <= 60 && /^[（(](?:据|本组|本报综合|来源|综合|均据|新华社)[^）)]{2,50}[）)]$/.test(text);
}

/** Whether a paragraph ends with who wrote the article: …现场咨询。（记者 王 蕾）; the closing bracket may be lost. */
export function endsWithAuthors(text: string): boolean {
  return /[。！？”][（(](?:本报|全媒体|融媒体?|见习|首席|实习|特约)*(?:记者|通讯员)[\u4e00-\u9fff、 ]{2,24}[）)]?$/.test(
    text.slice(-40),
  );
}

/** Who gives a notice, with the day, at its end: 沙坪坝供水服务部 2022年11月14日. */
export function isSignature(text: string): boolean {
  return /^[\u4e00-\u9fff（）()]{2,30} ?(?:19|20)\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]$/.test(text);
}

/** What a paper prints of itself in its imprint. */
const imprint =
  /社址|(?:本报|编辑部)地址|邮编|邮政编码|准印证|统一刊号|邮发代号|印刷|承印|广告(?:部|电话|热线)|传真|发行(?:部|电话)|零售|定价|(?:读者)?QQ群|投稿(?:邮箱|信箱)/g;

const forecast = new RegExp(
  `^(?:今日)?(?:天气[:：]?)?(?:${sky})[\\u4e00-\\u9fff]{0,6} ?-?\\d{1,2} ?[℃°]?C? ?[-—~～至]+ ?-?\\d{1,2} ?[℃°]C?$`,
);

/** Texts that serve the paper, not the reader: 扫码看…, 印刷:…, 更多精彩…. */
export function boilerplateReason(text: string): string | null {
  if (text.length <= 120 && (text.match(imprint)?.length ?? 0) >= 2 && !/热线[:：]|监督/.test(text))
    return 'an imprint';
  if (text.length > 60) return null;
  if (forecast.test(text)) return 'the weather';
  if (
    /^(?:[（(【]?(?:请|欢迎)?(?:扫码(?!上车|乘车|骑|支付|付|点餐|入园|进|开|借|租|充电|就医|购|取|停)|扫一扫|扫描|微信扫|长按)|.{0,12}(?:扫码|二维码|扫一扫)(?:看|关注|观看|阅读|查看|下载|了解|$))/.test(
      text,
    ) &&
    !/[。]/.test(text.slice(0, -1))
  )
    return 'an invitation to scan a code';
  if (/^《[^》]{2,20}》(?:视频|音频|直播|客户端|微信公众号|微博)$/.test(text)) return 'an invitation to scan a code';
  if (/^(?:更多|详细)[^，。]{0,16}(?:请?关注|请?扫|请?登录|请?下载)[^。]{2,30}$/.test(text))
    return 'an invitation to follow the paper';
  if (/^[·•【（(]?(?:广告|公益广告|本版广告)[】）)·•]?$/.test(text)) return 'a mark of advertising';
  if (/^(?:印刷|承印|印制|印刷厂|承印单位)[:：]/.test(text)) return 'a printer’s note';
  if (/^(?:本版)?(?:图片|照片|稿件|文字)(?:均)?(?:由|除署名外)/.test(text)) return 'a credit for the whole page';
  if (/^!\[|^<[a-z/!]/i.test(text)) return 'an image or markup';
  // 5531166。: a number whose sentence began on the line above is none.
  if (/^[-–—·.。*=_~|#>\s\d]{1,8}$/.test(text) && !/\d{3}。$/.test(text)) return 'an ornament or a stray number';
  return null;
}

/** A box's label, which heads no article of its own: 新闻多一点, 核心提示, 相关链接. */
export function isBoxLabel(text: string): boolean {
  const bare = text.replace(/[ 【】[\]（）()▶●■◆]/g, '').replace(/[:：]$/, '');
  return /^(?:新闻多一点|新闻链接|新闻背景|新闻延伸|新闻纵深|新闻(?:加|\+)|相关(?:链接|新闻|报道)|核心提示|内容提要|要点速递|延伸阅读|名词解释|记者手记|编者按|编后|背景(?:链接|资料)|知识链接|小贴士|温馨提示|链接|提示|专家解读|数说|圆桌会|圆桌|主持人|嘉宾|对话嘉宾|受访嘉宾|对话人物|(?:部门|编辑|官方)?(?:回复|答复|回音|回应))$/.test(
    bare,
  );
}

/** Whether a label announces what sums an article up, or who talks in it: 核心提示, 圆桌会. */
export function isSummary(text: string): boolean {
  return /^(?:核心提示|内容提要|要点速递|圆桌会?)$/.test(text.replace(/[ 【】[\]（）()▶●■◆]/g, ''));
}
