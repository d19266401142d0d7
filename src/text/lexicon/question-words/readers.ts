import { leadingNoun, trailingNoun } from './focus.js';
import { askedHead, attributeNouns, headOf, namesPeople } from './heads.js';
import type { Candidate, ExpectedType } from './types.js';
import { canonicalUnit } from './units.js';

/** Reads one match of a rule's pattern; null when the match is no question after all. */
export type Reader = (match: RegExpExecArray, text: string) => Candidate | null;

/** Half-open offsets of a match. */
export const span = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });

/** A question word that settles the type by itself. */
export const plain =
  (type: ExpectedType): Reader =>
  (match) => ({ ...span(match), type });

/** “都/也” right after the question word makes it mean “any”. */
export const indefinite = (text: string, end: number) => /^[^\s,，。?？]{0,2}[都也]/.test(text.slice(end));

/** The same for a word that may also mean “any”. */
export const unlessIndefinite =
  (type: ExpectedType): Reader =>
  (match, text) =>
    indefinite(text, match.index + match[0].length) ? null : { ...span(match), type };

/** A number to dial is asked for, or whose a given number is. */
export const readPhone: Reader = (match, text) => {
  // “95598是什么电话”: the number is known, its owner is asked.
  if (/\d{3,}[^\s,，。]{0,4}$/.test(text.slice(0, match.index))) {
    return { ...span(match), type: /哪|谁/.test(match[0]) ? 'organisation' : 'definition' };
  }
  return { ...span(match), type: 'phone' };
};

/** Measure words for persons and things, which say little of what is counted. */
const countsThings = /^[个名位人家户项种件处条所]$/;

/** 多少…/几…: the unit or the noun counted decides. */
export const readQuantity: Reader = (match, text) => {
  const { start, end } = span(match);
  const before = text.slice(0, start);
  const after = text.slice(end);
  const unit = match.groups?.unit;
  // 几块金牌 counts medals and 几块地 plots, 几块钱 money.
  const pieces = unit === '块' ? /^(?:[金银铜奖]?牌|地|屏|石|砖|田|板|玻璃|电池)/.exec(after)?.[0] : undefined;
  if (pieces)
    return { start, end, type: 'number', unit: pieces.endsWith('牌') ? '枚' : '块', focus: leadingNoun(after) };
  if (unit) {
    // 志愿者有多少名: what is counted may stand before.
    const alone = countsThings.test(unit) && /^[^\p{Script=Han}]*$/u.test(after);
    const counted = leadingNoun(after) ?? (alone ? trailingNoun(before) : null);
    return { start, end, type: 'number', unit: canonicalUnit(unit), focus: counted };
  }
  const leading = leadingNoun(after);
  if (leading) {
    const head = headOf(leading);
    if (head && head.type !== 'person') return { start, end, type: head.type, unit: head.unit, focus: leading };
    const counted = head?.type === 'person' || namesPeople(leading);
    return { start, end, type: 'number', unit: counted ? '人' : null, focus: leading };
  }
  const focus = trailingNoun(before);
  const head = focus ? headOf(focus) : null;
  if (head && (head.type === 'phone' || head.type === 'date')) return { start, end, type: head.type, focus };
  const money = head === null && paid.test(before) ? '元' : null;
  return { start, end, type: 'number', unit: head?.type === 'number' ? head.unit : money, focus };
};

/** What is done with money, before 多少: 罚多少, 公积金最多能贷多少. */
const paid =
  /(?:罚|补助?|津贴|赔偿?|退|贷款?|缴费?|交|掏|挣|赚|奖励?|捐款?|花|扣|欠|罚款|收费|补贴)(?:了|得到|到|给)?$/;

/** 哪…/什么… followed by a noun: the noun decides. */
export const readWhich: Reader = (match, text) => {
  const { start, end } = span(match);
  const before = text.slice(0, start);
  const after = text.slice(end);
  const classifier = match.groups?.classifier ?? '';
  const word = match.groups?.word ?? '';
  const handles = /^(?:在|来)?(?:管(?!理员)|负责|主管|主办|承办|牵头|办理|处理|解决|发起|审批|批准)/.test(after);
  if (word === '哪' && classifier === '个' && (handles || /(?:找|归|该|由|向|跟|问)$/.test(before))) {
    // Chongqing 哪个 is 谁.
    const noun = handles ? null : leadingNoun(after);
    if (!noun) return { start, end, type: 'organisation' };
  }
  const noun = leadingNoun(after);
  const place = /^[国省市区县镇乡村州街]$/.test(classifier);
  const spot =
    classifier === '个'
      ? /^(?:国家?|省份?|城?市|[区县镇乡村州街](?!长|书记)|街道|社区|小区)/.exec(after)?.[0]
      : undefined;
  if (spot && (!noun || noun.startsWith(spot)) && !/部门|单位|[局委部]|(?<![主承举协开])办/.test(noun ?? '')) {
    // What jieba runs into the word (哪个区因欠薪: 区因) is no place.
    const named = noun ? askedHead(noun) : null;
    return { start, end, type: 'place', focus: named && !named.opens ? noun : spot };
  }
  if (place) return { start, end, type: 'place', focus: classifier };
  if (noun) {
    // One dials no 条: 坐哪条专线.
    const head = classifier === '条' && noun === '专线' ? headOf('线路') : askedHead(noun);
    if (classifier.startsWith('几')) return { start, end, type: 'list', focus: noun };
    return { start, end, type: head?.type ?? 'open', unit: head?.unit ?? null, focus: head?.opens ? head.word : noun };
  }
  if (classifier.startsWith('几')) return { start, end, type: 'list' };
  if (classifier === '家' || classifier === '所') return { start, end, type: 'organisation' };
  if (classifier === '位' || classifier === '名') return { start, end, type: 'person' };
  if (classifier === '座' || classifier === '条' || classifier === '处' || classifier === '站')
    return { start, end, type: 'place' };
  if (classifier === '支') return { start, end, type: 'organisation' };
  if (/(?:在|到|去|从|位于)$/.test(before)) return { start, end, type: 'place' };
  if (word === '哪' && classifier === '个') {
    const asked = /\p{Script=Han}/u.test(after) ? { type: 'person' as const } : oneOf(before);
    return { start, end, ...asked };
  }
  return { start, end, type: 'open', focus: trailingNoun(before) };
};

/** …是哪个: somebody, but one of things where the noun before it names none who is a person (市场是哪个). */
function oneOf(before: string): Pick<Candidate, 'type' | 'focus'> {
  const noun = /[^的]是$/.test(before) ? trailingNoun(before) : null;
  const head = noun ? askedHead(noun) : null;
  if (!noun || noun.length < 2 || !head || head.type === 'person' || namesPeople(noun)) return { type: 'person' };
  return { type: head.type, focus: noun };
}

/** “…是什么”: the noun before it decides. */
export const readIsWhat: Reader = (match, text) => {
  const { start, end } = span(match);
  const before = text.slice(0, start);
  const focus = trailingNoun(before);
  const head = focus ? headOf(focus) : null;
  if (/[二两三四五六七八九十几\d](?:个|项|方面|大|种|类|条|点|步|句)[^,，。]{0,8}$/u.test(before))
    return { start, end, type: 'list', focus };
  // “无废城市是什么”, “网格员是什么” ask what the thing is; “地点是什么”, “报名条件是什么” ask for its value.
  const thing = /(?:城市|国家|省份|项目|政策|栏目|规定|景点|线路|站点|成员)$/.test(focus ?? '');
  if (head && !thing && !['definition', 'person', 'organisation'].includes(head.type)) {
    return { start, end, type: head.type, unit: head.unit, focus };
  }
  for (let length = 4; length >= 2; length--) {
    const word = before.slice(-length);
    if (attributeNouns.has(word)) return { start, end, type: 'open', focus: word };
  }
  // jieba runs an office into its place (渝中区/长).
  if (asksAName(match[0], headOf(before)?.word ?? focus)) return { start, end, type: 'person', focus };
  return { start, end, type: 'definition', focus };
};

/** Whether a person's name is asked for: 获奖者叫什么名字. */
export const asksAName = (asked: string, noun: string | null) =>
  noun !== null && /叫|名/.test(asked) && (namesPeople(noun) || headOf(noun)?.type === 'person');

/** How much of a quantity of the given unit. */
export const number =
  (unit: string): Reader =>
  (match, text) => {
    const focus = trailingNoun(text.slice(0, match.index));
    // “人流量多大” asks for the quantity that the noun names, not for an area.
    const head = unit === '平方米' && focus ? headOf(focus) : null;
    return { ...span(match), type: 'number', unit: head?.type === 'number' ? head.unit : unit, focus };
  };
