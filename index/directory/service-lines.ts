import { categoryWords } from '../../src/domain/categories.js';
import { directoryCategories } from '../../src/domain/directory.js';
import { type PhoneForm, phoneForm } from '../../src/text/phone.js';

/** A number as it may be printed: area code with or without brackets, hyphens, 400-numbers in groups. */
export const numberPattern =
  '(?:[（(]0\\d{2,3}[）)][- ]?\\d{7,8}|0\\d{2,3}[-— ](?:\\d{7,8}|\\d{4} \\d{4}|12\\d{3}|9[56]\\d{3,4})|[48]00[-— ]?\\d{3,4}[-— ]?\\d{3,4}|\\d{3,12})';
const pair = new RegExp(
  `((?:[A-Za-z@&-]{2,16} )?[\\u4e00-\\u9fffA-Za-z（）()“”"·《》@&-]{2,24}?(?:[（(][^（）()]{1,12}[）)][\\u4e00-\\u9fff]{0,6})?) ?(?:[:：—–\\-]{0,2}|[…⋯]|[.．·…⋯]{2,60}) ?(${numberPattern}(?:(?:[、/／,，]| 或 ?| )${numberPattern})*)(?!\\d)`,
  'g',
);
const reversePair = new RegExp(`(?<!\\d)(${numberPattern}) ?[:：]? ?([\\u4e00-\\u9fff]{2,16})`, 'g');
/** What names in boxes of services say: what the number is for, or whose field it is. */
const words = new RegExp(
  [
    '热线|电话|投诉|咨询|举报|监督|报警|火警|急救|急诊|服务|查询|报修|抢修|抢险|报险|客服|时刻|航班|班机|客运|求助|救助|维权|援助',
    '供水|供电|供气|供热|燃气|自来水|电力|传真|发行|广告|救援|预约|订票|报料|问讯|问询|挂失|失物|回收|续借',
    ...directoryCategories.flatMap((category) => categoryWords[category].synonyms.filter((word) => word.length > 1)),
  ].join('|'),
);
/** What goes on with a sentence after a number (96110是…, 12345来电). */
const goesOn = /^(?:是|为|的|来|接|打|等|和|与|及|并|在|将|号|热线[^\s，,；;]{3})/;

const endsWithWord = new RegExp(`(?:${words.source})$`);

/** Forms of numbers that nothing but a phone has, so that a name run into one needs no further sign. */
const unmistakable: ReadonlySet<PhoneForm> = new Set(['short-code', 'service-code', 'toll-free', 'landline']);

/** The number's digits form a phone number. */
function isPhone(printed: string): boolean {
  return printed.split(/[、/／,，]|或| (?=\d{7})/).every((part) => phoneForm(part.trim()) !== null);
}

/** When a number is answered. */
const hours =
  /(?:24|二十四)小时|全天|工作日|周[一二三四五六日]至周?[一二三四五六日]|\d{1,2}[:：]\d{2} ?[—–~～至-]+ ?\d{1,2}[:：]\d{2}/g;

/** Whom a private advertisement names. */
const personal = /联系人|先生|女士|小姐|经理|微信同号|加盟|招租|转让/;

/** Whether a line is a phone number and no more, as in boxes that print the name above it. */
export function isBareNumber(text: string): boolean {
  return /^[\d（()） -]{3,16}$/.test(text) && phoneForm(text) !== null;
}

const namedNumberShape = new RegExp(
  `^[\\u4e00-\\u9fffA-Za-z][\\u4e00-\\u9fffA-Za-z（）()·@& -]{1,28}[\\u4e00-\\u9fff）)] ?[:：]? ?(${numberPattern}|[2-8]\\d{3} \\d{4})$`,
);
/** Digits of the shortest number that nothing but a phone has. */
const tellingDigits = 7;

/** Whether a line is one name and one phone number, whatever the name says: in a box it needs no word for a service. */
export function isNamedNumber(text: string): boolean {
  const number = namedNumberShape.exec(text)?.[1]?.replace(/ /g, '');
  return number !== undefined && number.length >= tellingDigits && phoneForm(number) !== null && !personal.test(text);
}

/**
 * Whether a short line is made of names with their phone numbers: `价格咨询:12358 自来水热线:966886`. Columns side by side are
 * parted by as many blanks as their widths need.
 */
export function serviceLine(printed: string): boolean {
  const text = printed.replace(/ {2,}/g, ' ');
  if (personal.test(text) || text.length > 160 || !/\d{3}/.test(text) || /[。！？]/.test(text)) return false;
  // …有意见，可拨打公交热线8698110，: a clause of running text.
  if (/[，,][^，,]{0,6}(?:拨打|致电)/.test(text)) return false;
  let phones = 0;
  // A name run into a number needs a word that says so, or another such pair in the line.
  let bare = 0;
  let rest = text.replace(pair, (match, name: string, number: string) => {
    if (!isPhone(number)) return match;
    const parted = /[:： —–.．·…⋯-]/.test(match.slice(name.length, match.length - number.length));
    if (parted || endsWithWord.test(name)) phones++;
    else if (unmistakable.has(phoneForm(number)!)) bare++;
    else return match;
    return words.test(name) || name.length <= 8 ? '' : name;
  });
  rest = rest.replace(reversePair, (match, number: string, name: string) => {
    if (!isPhone(number) || !words.test(name) || goesOn.test(name)) return match;
    phones++;
    return name.length <= 12 ? '' : name;
  });
  if (bare > 0 && phones + bare < 2) return false;
  phones += bare;
  return (
    phones > 0 && rest.replace(hours, '').replace(/[\s，,；;、。|｜·/]/g, '').length <= Math.max(2, text.length * 0.25)
  );
}
