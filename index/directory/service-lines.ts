import { phoneForm } from '../../src/text/phone.js';

/** A number as it may be printed: area code with or without brackets, hyphens, 400-numbers in groups. */
export const numberPattern =
  '(?:[（(]0\\d{2,3}[）)][- ]?\\d{7,8}|0\\d{2,3}[-— ]\\d{7,8}|[48]00[-— ]?\\d{3,4}[-— ]?\\d{3,4}|\\d{3,12})';
const pair = new RegExp(
  `([\\u4e00-\\u9fffA-Za-z（）()“”"·《》]{2,24}?) ?[:：—–\\-]{0,2} ?(${numberPattern}(?:(?:[、/／,，]| 或 ?| )${numberPattern})*)(?!\\d)`,
  'g',
);
const reversePair = new RegExp(`(?<!\\d)(${numberPattern}) ?[:：]? ?([\\u4e00-\\u9fff]{2,16})`, 'g');
const words =
  /热线|电话|投诉|咨询|举报|监督|报警|火警|急救|服务|查询|报修|抢修|客服|时刻|航班|班机|客运|求助|救助|维权|供水|供电|燃气|自来水|电力|传真|发行|广告|救援|预约|订票|报料/;

const endsWithWord = new RegExp(`(?:${words.source})$`);

/** The number's digits form a phone number. */
function isPhone(printed: string): boolean {
  return printed.split(/[、/／,，]|或| (?=\d{7})/).every((part) => phoneForm(part.trim()) !== null);
}

/** Whether a short line is made of names with their phone numbers: `价格咨询:12358 自来水热线:966886`. */
export function serviceLine(text: string): boolean {
  if (text.length > 160 || !/\d{3}/.test(text) || /[。！？]/.test(text.slice(0, -1))) return false;
  let phones = 0;
  let rest = text.replace(pair, (match, name: string, number: string) => {
    const parted = /[:： —–-]/.test(match.slice(name.length, match.length - number.length));
    if (!isPhone(number) || (!parted && !endsWithWord.test(name))) return match;
    phones++;
    return words.test(name) || name.length <= 8 ? '' : name;
  });
  rest = rest.replace(reversePair, (match, number: string, name: string) => {
    if (!isPhone(number) || !words.test(name)) return match;
    phones++;
    return name.length <= 12 ? '' : name;
  });
  return phones > 0 && rest.replace(/[\s，,；;、。|｜·/]/g, '').length <= Math.max(2, text.length * 0.25);
}
