import { type PhoneForm, phoneForm } from '../../src/text/phone.js';
import { type FoundName, inTrouble, nameAbove, nameAfter, nameBefore, serviceNoun } from './phone-names.js';
import { phonesInRows } from './table-rows.js';
import { ownerDialled } from './told-owner.js';

/** A name and a phone number that stand together in a text; offsets are UTF-16 code units. */
export interface FoundPhone {
  name: string;
  number: string;
  form: PhoneForm;
  /** Half-open span that holds both. */
  start: number;
  end: number;
}

/** Where a text stands: in a box of services or a masthead, or in running text. */
export type Place = 'box' | 'running';

/** Shapes of numbers. Wherever print or recognition set a blank, seven or eight digits right behind 电话 are one (84218 030). */
const numberShape =
  /(?<![\dA-Za-z+＋-]|(?<![.．])[.．])(?:[（(]0\d{2,3}[）)][- ]?\d{7,8}|0\d{2,3}[-—–－ ](?:\d{3,4}[- ]?\d{4}|12\d{3}(?!\d)|9[56]\d{3,4}(?!\d))|[48]00[-—– ]?\d{3,4}[-—– ]?\d{3,4}|(?<=(?:电话|热线|专线)(?:[:：是为] ?| )?)(?=(?:\d ?){7,8}(?! ?\d))[2-8]\d{1,5} \d{2,6}|[2-8]\d{3} \d{4}(?! ?\d)|\d{3,12})(?:(?:转|-)\d{1,5})?(?![\dA-Za-z%％℃])/g;
/** What makes digits a count, an amount, a date, an address or another number that nobody dials. */
const unitAfter =
  /^ ?(?:余|多|几|亿|万|千|百|元|人|个|名|件|次|剂|户|家|项|条|支|辆|台(?!风)|套|栋|间|亩|吨|米|平方|公里|公斤|克|升|度|年|月|日|天|小时|时|分|秒|岁|周岁|版|期|号(?!码)|页|届|路(?!口|灯|政|况)|级|楼|室|单元|座|床|只|头|棵|株|张|份|场|起|例|倍|点|处|所|篇|字|颗|根|艘|架|班|批|种|类|位|组|对|双|块|片|款|集|部|本|册|步|席|笔|门|宗|轮|桶|箱|袋|瓶|杯|盒|包|股|手|票|mm|cm|km|kg|MW|kW|GB|Hz)/;
/** Units that make a count even of what a word like 电话 announces: 接听咨询电话 12000 个. */
const countAfter = /^ ?(?:余|多|个|次|件|万|通|起|部|人)/;
/** In running text 110, 119 and 120 are numbers to call only when the text calls them so. */
const emergencyName = /^[\u4e00-\u9fff]{0,6}(?:报警|火警|急救|匪警|救援|求救|呼救|消防)(?:求助)?(?:电话|热线|专线)$/;
const idBefore =
  /(?:第|总第|编号|邮编|邮政编码|QQ群?|微信号?|账号|帐号|卡号|车牌|证号|代码|代号|字第|许可证|股票|批号|房号|订单号?|尾号|密码|验证码|刊号|CN|ISSN|网址)[号码]?[:：]? ?$/;
/** Words right before a number that announce a phone number. */
const cue = new RegExp(`${serviceNoun}[”）)]?(?:号码)?(?:[是为]|：为)?[:：]? ?[（(“]?$`);
/** What one calls for, right before a number whose form nothing but a phone has: 参展咨询：0841-8612022, 报名联系市体育总会：8219206. */
const called =
  /(?:咨询|报名|预约|报修|抢修|投诉|举报|查询|挂号|订票|求助|救援|监督)[:：]? ?$|(?:咨询|报名|预约|报修|抢修|投诉|举报|查询|挂号|求助|维权)(?:也?可以?|请|均可)?(?:直接)?(?:拨打|致电|打)$|联系[\u4e00-\u9fff]{1,8}[部科股处办室站所]$|(?:联系|咨询|报名|预约)[\u4e00-\u9fff]{2,12}[:：] ?$/;
/** What one may do by dialling a number that no name stands beside. */
const dialledFor = /(?:可以?|请|或者?|直接)(?:直接)?(?:拨打|致电|打)$/;
/** An office named right before its number, where one is told to turn to it: 致电街道城管办8651774, 报案电话：静源支公司8522518. */
const officeCalled =
  /(?:拨打?|致电|打|联系|或者?|(?:电话|热线)[:：])[\u4e00-\u9fff]{2,14}(?:[局办院馆站所队部科处室股厅]|中心|公司|窗口)$/;
const forms: ReadonlySet<PhoneForm> = new Set(['short-code', 'service-code', 'toll-free', 'landline', 'local']);
/** Of these, those whose digits nothing but a phone has, though no word says so. */
const ordinary: ReadonlySet<PhoneForm> = new Set(['landline', 'local']);

/** Numbers of a business for its own trade: facsimiles, advertising, sales. */
const notToCall = /传真|广告(?!热线)|订宴|订餐|招租|招商|加盟|售楼|团购/;

/** 023-63765110转801 and 63765110-801 without the extension. */
function withoutExtension(number: string): string {
  return number.replace(/转\d{1,5}$/, '').replace(/(\d{7,8})-\d{1,4}$/, '$1');
}

/** Eight digits that are a day of the calendar (20230609). */
function isCompactDate(number: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(number);
}

/** Whether the words before a number say that it is one to call. */
function isAnnounced(before: string, form: PhoneForm): boolean {
  if (cue.test(before) || (ordinary.has(form) && officeCalled.test(before))) return true;
  return forms.has(form) && (called.test(before) || inTrouble.test(before));
}

/** Name of the number at `[start, end)`, with the span that holds both; null when the text gives none. */
function nameOf(text: string, [start, end]: [number, number], place: Place, announced: boolean): FoundName | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const numberFirst = place === 'box' && /^(?!\d{1,2}小时)[\d（(]/.test(text.slice(lineStart, lineStart + 4));
  if (numberFirst) return nameAbove(text, start, end) ?? nameAfter(text, end, place);
  const before = place === 'box' || announced ? nameBefore(text, start, place) : null;
  const named = before ?? nameAfter(text, end, place);
  if (named || place === 'box') return named;
  return dialledFor.test(text.slice(Math.max(0, start - 8), start)) ? ownerDialled(text, start) : null;
}

/**
 * Phone numbers of a text with their names. In a box of services any well-formed number with a name counts; in running
 * text the name must end in a word for it (热线, 电话, 专线 …) right before the number or right after it. Numbers
 * whose form no phone has, counts, amounts, dates and mobile phones in running text are left out.
 */
export function findPhones(text: string, place: Place): FoundPhone[] {
  if (!/\d{3}/.test(text)) return [];
  const inRows = phonesInRows(text);
  const found: FoundPhone[] = [];
  /** Where the last number itself ends. */
  let lastNumber = 0;
  for (const match of text.matchAll(numberShape)) {
    const number = match[0];
    const start = match.index;
    const end = start + number.length;
    const form = phoneForm(withoutExtension(number));
    if (!form || (place === 'running' && form === 'mobile')) continue;
    if (inRows.some((row) => row.end === end)) continue;
    const before = text.slice(Math.max(0, start - 16), start);
    if (idBefore.test(before)) continue;
    // In a box a name stands apart behind its number (72867700 天然气报险), which no unit does.
    const namedBehind = place === 'box' && /^ [\u4e00-\u9fff]{2}/.test(text.slice(end, end + 3));
    const announced = isAnnounced(before, form);
    if (!namedBehind && !announced && (unitAfter.test(text.slice(end, end + 8)) || isCompactDate(number))) continue;
    if (!namedBehind && countAfter.test(text.slice(end, end + 4))) continue;
    const last = found.at(-1);
    const follows = last !== undefined && /^(?:[、/／,，; ]|或)+$/.test(text.slice(lastNumber, start));
    lastNumber = end;
    if (follows && !(place === 'box' && nameAfter(text, end, 'running'))) {
      found.push({ ...last, number, form, end });
      continue;
    }
    const name = nameOf(text, [start, end], place, announced);
    if (name && notToCall.test(name.name)) continue;
    if (place === 'running' && form === 'emergency' && name && !emergencyName.test(name.name)) continue;
    if (name)
      found.push({ name: name.name, number, form, start: Math.min(start, name.start), end: Math.max(end, name.end) });
  }
  found.push(...inRows.filter(({ name }) => !notToCall.test(name)));
  return found.sort((a, b) => a.start - b.start);
}
