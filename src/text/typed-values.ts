import nodejieba, { type TagResult } from 'nodejieba';
import { fold } from './fold.js';
import { startsAsSurname } from './surnames.js';

export type ValueType = 'number' | 'date' | 'person' | 'place' | 'organisation' | 'phone' | 'name';

/** Something in a text that could be the answer to a question of its type; half-open span in UTF-16 code units. */
export interface TypedValue {
  type: ValueType;
  start: number;
  end: number;
  /** For numbers: the word or sign that follows the digits and their magnitude (个, 人, %, 平方米); else empty. */
  unit: string;
}

const numberPattern =
  /(?:\d[\d,.]*\d|\d|[一二两三四五六七八九十百千]+)(?:\s*(?:多|余|几))?(?:\s*[十百千万亿兆]+)?(?:多|余)?(?:\s*)(%|‰|[\p{Script=Han}a-z°℃㎡]{0,4})/gu;
const datePattern =
  /(?:\d{4}|[一二三四五六七八九〇零]{4})年(?:\s*\d{1,2}月(?:\s*\d{1,2}[日号])?|底|初|末|上半年|下半年)?|\d{1,2}月(?:\s*\d{1,2}[日号]|底|初|中旬|上旬|下旬)?|(?:每周|星期|周)[一二三四五六日天](?:、[一二三四五六日天])*|\d{1,2}(?::|时|点)\d{0,2}分?|世纪|[去今明前]年|\d{1,2}日/gu;
const phonePattern =
  /(?<![\d.])(?:0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|1[02]\d{3}|9[56]\d{3,4}|\d{8}|11[0-9]|12[0-9])(?![\d.])/gu;
const dottedName = /[\p{Script=Han}]{1,8}(?:[·•]\s?[\p{Script=Han}]{1,8})+/gu;
const quotedName = /[《“"「『〈]([^《》“”"「」『』〈〉\n]{1,24})[》”"」』〉]/gu;
const latinName = /\b[A-Z][A-Za-z.]+(?:\s+[A-Z][A-Za-z.]+)*/g;

const titles =
  '主任|书记|局长|处长|科长|部长|市长|区长|县长|镇长|省长|厅长|院长|校长|所长|站长|馆长|队长|会长|社长|总裁|总经理|董事长|经理|主席|总统|总理|首相|议长|代表|委员|发言人|教授|专家|医生|记者|通讯员|导演|主演|演员|歌手|作家|作者|选手|冠军|亚军|教练|球员|运动员|工程师|师傅|市民|居民|考生|老师|同学|负责人|组长|副主任';
const titledPerson = new RegExp(`(?:${titles})[、:,]?([\\p{Script=Han}]{2,4})`, 'gu');
const placeSuffix =
  /[\p{Script=Han}a-z0-9]{1,10}?(?:省|市|区|县|镇|乡|村|街道|社区|路|巷|街|号|广场|公园|中心|大厦|大厅|礼堂|党校|学校|中学|小学|大学|医院|馆|站|机场|港|桥|楼|园|洞|码头|体育场|国|州|岛|山|河|江)/gu;
const organisationSuffix =
  /[\p{Script=Han}a-z0-9]{1,12}?(?:局|委|办|部|公司|银行|分行|大学|集团|协会|委员会|法院|检察院|研究院|学院|医院|队|俱乐部|政府|中心|工会|联合会|基金会|平台|报|社|团|党委|支部|部门|学校|组织)/gu;

/**
 * The values of one type in a text, in order of place; spans of one type may overlap when two patterns see one thing.
 * Recognised by form (digits and measure words, dates, dotted names, suffixes of places and offices) and by jieba's
 * part-of-speech tags for names.
 */
export function typedValues(text: string, type: ValueType): TypedValue[] {
  const folded = fold(text);
  switch (type) {
    case 'number':
      return matches(folded, numberPattern, type).filter(({ start, end }) => !insideWord(folded, start, end));
    case 'date':
      return matches(folded, datePattern, type);
    case 'phone':
      return matches(folded, phonePattern, type);
    case 'person':
      return [...persons(folded, nodejieba.tag(folded)), ...matches(text, latinName, type)].sort(byStart);
    case 'place':
      return places(folded, nodejieba.tag(folded));
    case 'organisation':
      return organisations(folded, nodejieba.tag(folded));
    case 'name':
      return [
        ...matches(text, quotedName, type),
        ...matches(text, latinName, type),
        ...matches(folded, dottedName, type),
      ].sort(byStart);
  }
}

/**
 * The places, organisations and persons in a folded text, one kind after the other; tells the same as `typedValues` (but
 * for Latin names), with the text tagged once for all three.
 */
export function namedIn(folded: string): TypedValue[] {
  const words = nodejieba.tag(folded);
  return [...places(folded, words), ...organisations(folded, words), ...persons(folded, words)];
}

function places(folded: string, words: readonly TagResult[]): TypedValue[] {
  return [...tagged(words, /^(?:ns|nsf|nt)$/, 'place'), ...matches(folded, placeSuffix, 'place')].sort(byStart);
}

function organisations(folded: string, words: readonly TagResult[]): TypedValue[] {
  const suffixed = matches(folded, organisationSuffix, 'organisation');
  return [...tagged(words, /^nt$/, 'organisation'), ...suffixed].sort(byStart);
}

function byStart(a: TypedValue, b: TypedValue): number {
  return a.start - b.start;
}

function matches(text: string, pattern: RegExp, type: ValueType): TypedValue[] {
  const found: TypedValue[] = [];
  for (const match of text.matchAll(pattern)) {
    const unit = type === 'number' ? (match[1] ?? '') : '';
    found.push({ type, start: match.index, end: match.index + match[0].length - unit.length, unit });
  }
  return found;
}

/** A Chinese numeral inside a fixed word (一直, 统一, 十分) is no number: it needs a measure word or other digits. */
function insideWord(folded: string, start: number, end: number): boolean {
  const digits = folded.slice(start, end);
  if (/\d/.test(digits) || digits.length > 1) return false;
  // 一 is an article more often than a number (一次性, 一个, 一批).
  if (digits === '一') return !/^(?:个?(?:月|星期|小时|季度|工作日)|年|天|周)/.test(folded.slice(end, end + 4));
  return !/^(?:个|名|人|位|项|次|家|处|所|座|条|只|支|本|份|批|年|月|天|日|小时|分钟|元|万|亿|千|百|吨|公里|米|平方米|岁|级|届|期|场|部|套|台|辆|艘|架|间|户|村|区|类|种|件|起|例|倍|成|大)/.test(
    folded.slice(end, end + 3),
  );
}

function tagged(words: readonly TagResult[], tags: RegExp, type: ValueType): TypedValue[] {
  const found: TypedValue[] = [];
  let at = 0;
  for (const { word, tag } of words) {
    if (word.length > 1 && tags.test(tag)) found.push({ type, start: at, end: at + word.length, unit: '' });
    at += word.length;
  }
  return found;
}

/** Those with Latin names aside. */
function persons(folded: string, words: readonly TagResult[]): TypedValue[] {
  const found: TypedValue[] = [...matches(folded, dottedName, 'person')];
  let at = 0;
  for (const { word, tag } of words) {
    const named = /^nr/.test(tag)
      ? word.length > 1
      : tag === 'x' && /^\p{Script=Han}{2,3}$/u.test(word) && startsAsSurname(word);
    if (named) found.push({ type: 'person', start: at, end: at + word.length, unit: '' });
    at += word.length;
  }
  for (const match of folded.matchAll(titledPerson)) {
    const name = match[1]!;
    const start = match.index + match[0].length - name.length;
    if (startsAsSurname(name)) found.push({ type: 'person', start, end: start + Math.min(3, name.length), unit: '' });
  }
  return found.sort(byStart);
}
