import { isSectionName } from '../dates/masthead-tokens.js';
import { isBalanced } from './characters.js';
import { opensLetter, opensReply, reportsFrom } from './patterns.js';

const longestHeading = 64;

/** Whether a text could be a headline by its own form. */
export function looksLikeHeading(text: string): boolean {
  if (text.length < 2 || text.length > longestHeading) return false;
  if (/^[，。、；：！？,;:!?)）”》】]/.test(text) || /[，、；。,;(（“《]$/.test(text)) return false;
  if (
    /^(?:[一二三四五六七八九十]是|其[一二三四]|首先|其次|同时[，,]|此外|另外[，,]|(?:对此|为此|据此|随后|当天|与此同时|不仅如此)[，,]|但是|因此|然而)/.test(
      text,
    )
  )
    return false;
  if (
    /^(?:近日|日前|近年来|今年以来|一直以来|目前|去年以来|截至|据悉|据了解|\d{1,2}月\d{1,2}日)[^，,]{0,6}[，,]/.test(
      text,
    )
  )
    return false;
  if (/^[（(](?!\d)|编辑[:：]|(?:更多精彩|查看更多|来源[:：])/.test(text)) return false;
  if (reportsFrom(text)) return false;
  if (/^(?:以下|现将|兹|下列)[^，,]*[，,]/.test(text)) return false;
  // What leads to a list (任命：, 现将情况予以公示：) is no headline; who said it (…强调：) may stand above one.
  if (/[：:]$/.test(text) && (text.length <= 6 || /[，,]/.test(text))) return false;
  // A reader's question stands above its answer, below the headline.
  if (/^(?:市民|读者|网友|居民|村民)[^：:，]{0,8}(?:来电|来信|留言|咨询|反映|提问|问)[：:]/.test(text)) return false;
  if (opensLetter(text) || opensReply(text)) return false;
  // A phone number stands in no headline, and no list of hours.
  if (
    /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[-—]\d{5,8}|(?:电话|热线|手机|客服|报名|预约|咨询)[:：]? ?\d{7}/.test(text)
  )
    return false;
  if (/^[\u4e00-\u9fff]{2,6}时间[:：]/.test(text)) return false;
  // A quotation with its full stop is what somebody says below.
  if (/^“[^”]*。”$/.test(text)) return false;
  // What somebody said, full stop and all, ends a text: …她说：“慢慢来。”
  if (/[说道问答][：:]“[^”]*[。！？]”$/.test(text)) return false;
  if (/[。；]/.test(text.replace(/“[^”]*”/g, ''))) return false;
  if ((text.match(/[，,]/g)?.length ?? 0) > 2) return false;
  if (/^[\u4e00-\u9fff]{2,4}[：:]./.test(text) && text.length > 34) return false;
  return isBalanced(text) && /[\u3400-\u9fffA-Za-z]/.test(text);
}

/** The title of a notice, which is an article of its own however short: 停水通知, 燃气入户安检的通告, 任前公示. */
export function isNotice(printed: string): boolean {
  // 公 告: what is set wide.
  const text = printed.replace(/[（(][^（）()]*[）)]$/, '').replace(/(?<=公|通|启|声) (?=告|知|示|事|明)/, '');
  return (
    text.length <= 24 &&
    /(?:通告|通知|公告|启事|公示|声明|告示|讣告|预告|(?:任免|拟任|录用|获奖|中签)[^，。]{0,6}名单)$/.test(text) &&
    !/[，,]/.test(text)
  );
}

/** The title of a column of short items. */
export function isColumnTitle(text: string): boolean {
  return /^(?:[\u4e00-\u9fff]{0,6}(?:简讯|短讯|快讯|快读|速读|速览|速递|短波|简报|微新闻|集锦|集纳)|简明新闻|一句话新闻)$/.test(
    text.replace(/[ ●■◆★【】]/g, ''),
  );
}

/** Whether a text is the name of a section or a column, which stands above headlines: 【人物】, 读者来信, 城南会客厅. */
export function isRubric(printed: string): boolean {
  const text = printed.replace(/ /g, '');
  return (
    /^【[\u4e00-\u9fff·]{2,8}】$/.test(text) ||
    (text.length <= 8 && /(?:来信|往来|人物|故事|访谈|会客厅|信箱|论坛|时评|随笔|传真)$/.test(text)) ||
    isSectionName(text)
  );
}

/** Whether a text is the title of a table: 延时门诊时间表, 政务大厅一览. */
export function isTableTitle(text: string): boolean {
  return /(?:一览表?|计划表|时间表|时刻表|安排表|日程表|价目表|统计表|明细表|名录)$/.test(text);
}

/** Whether a heading announces a box of phone numbers. */
export function isServiceHeading(text: string): boolean {
  return text.length <= 14 && /电话|热线|号码|便民|服务信息|服务台|服务指南|速查/.test(text);
}

/** What counts the points of a list: ①, 1., （二）, 三、. */
export function isEnumerated(text: string): boolean {
  return /^(?:[①-⑳]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d))/.test(text);
}

/** Small headings that only order an article: 一、…, （二）…, 关键词 …, 举措1 …. */
export function isNumberedHeading(text: string): boolean {
  return (
    isEnumerated(text) ||
    /^(?:第[一二三四五六七八九十\d]{1,3}[章节条部幕]|关键词|举措 ?[\d一二三]|亮点 ?[\d一二三]|[问答QA] ?[:：]|NO\.? ?\d)/.test(
      text,
    )
  );
}

/** A line above a headline: who said it (…强调), a column's name, an organisation, 专访 …. */
export function isEyebrow(text: string): boolean {
  return (
    /(?:强调|指出|要求|表示|提出|介绍|透露)$|[：:]$/.test(text) ||
    text.length <= 4 ||
    /(?:巡礼|系列报道?|专栏|访谈|会客厅|之[一二三四五六七八九十]+|[（(][一二三四五六七八九十\d]{1,3}[）)])$/.test(
      text,
    ) ||
    /在行动$|^(?:聚焦|走进|专访|关注|直击)[^ ]{0,10}$/.test(text)
  );
}

/** A line below a headline: ——…, who was there, who was interviewed. */
export function isSubhead(text: string): boolean {
  return (
    /^[—–-]/.test(text) ||
    /(?:主持|出席|讲话|参加|作工作指导|陪同)(?: |$)/.test(text) ||
    /^(?:专访|访|记)[\u4e00-\u9fff]/.test(text)
  );
}
