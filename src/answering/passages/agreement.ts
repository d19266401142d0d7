import { holdsPlaceName, withoutEnding } from '../../text/districts.js';
import type { ExpectedType } from '../../text/lexicon/question-words/types.js';
import { unitsOf } from '../../text/lexicon/question-words/units.js';
import { synonymsOf } from '../../text/lexicon/synonyms.js';
import { tokens } from '../../text/tokenize.js';
import { type TypedValue, typedValues, type ValueType } from '../../text/typed-values.js';
import { yearsIn } from '../../text/years.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';

/** Which recognisable values could answer a question of each type; none where the answer is a statement. */
const valueTypesOf: Record<ExpectedType, readonly ValueType[]> = {
  phone: ['phone'],
  number: ['number'],
  date: ['date'],
  place: ['place'],
  person: ['person'],
  organisation: ['organisation', 'name'],
  list: ['name'],
  definition: ['name'],
  open: ['name'],
  how: [],
  reason: [],
  'yes-no': [],
};

/** Values of the type asked for that the question itself does not hold. */
export function novelValues(question: AnalysedQuestion, candidate: Candidate): TypedValue[] {
  const types = valueTypesOf[question.expected.type];
  const values = types.flatMap((type) => typedValues(candidate.text, type));
  return values.filter(
    (value) =>
      !question.folded.includes(candidate.folded.slice(value.start, value.end)) &&
      (value.type !== 'number' || counts(value, question)),
  );
}

/** Units of numbers that say when, how old or which one, and count nothing. */
const ordinalUnit = /^(?:年|月|日|号|岁|周岁|点|时(?!间)|届|期|世纪|楼|路)/;

/** Whether a number may be the count asked for: 33岁 is no number of workers. */
function counts({ unit }: TypedValue, { expected: { unit: asked, focus } }: AnalysedQuestion): boolean {
  if (!ordinalUnit.test(unit)) return true;
  if (asked) return unitsOf(asked).some((form) => unit.startsWith(form));
  return focus === null || /[年月日号岁届期时龄楼层次]/.test(focus);
}

/** Measure words that count things of every kind: they tell nothing without the noun (22个规范性文件, 22个党支部). */
const generalUnits = new Set('个 名 位 家 项 种 处 件 人 条 次 类 批 套 所'.split(' '));
/** Measure words for things, which people and papers exchange for each other. */
const otherCounts = new RegExp(`^[余多]?[${[...generalUnits].filter((unit) => unit !== '人').join('')}起例宗台座]`);
/** How far from a number what it counts is looked for (志愿者94810人, 495个固定摊位). */
const countedWithin = 10;

/**
 * 1 when a value has the unit asked for and, where the unit says little, stands beside the noun asked about; 0.3 when the
 * unit alone agrees, or the noun alone where the unit says little (多少处隐患: 安全隐患204起); −1 when values have only other
 * units; 0 when no unit is asked for.
 */
export function unitAgreement(question: AnalysedQuestion, values: readonly TypedValue[], sentence: string): number {
  const { unit, focus, type } = question.expected;
  if (!unit || type !== 'number') return 0;
  const units = unitsOf(unit);
  const agreeing = values.filter((value) => units.some((form) => value.unit.startsWith(form)));
  const general = generalUnits.has(unit) && focus !== null && !generalUnits.has(focus);
  if (!general) return agreeing.length ? 1 : -1;
  const nouns = [focus, focus.slice(-2), ...wordsIn(focus), ...synonymsOf(focus)];
  const besideNoun = ({ start, end, unit: printed }: TypedValue) => {
    const around = sentence.slice(Math.max(0, start - countedWithin), end + printed.length + countedWithin);
    return nouns.some((noun) => around.includes(noun));
  };
  if (agreeing.length) return agreeing.some(besideNoun) ? 1 : 0.3;
  return values.some((value) => otherCounts.test(value.unit) && besideNoun(value)) ? 0.3 : -1;
}

function wordsIn(phrase: string): string[] {
  return tokens(phrase).flatMap(({ term }) => (term.length > 1 ? [term] : []));
}

/**
 * 1 when the evidence stands in a year asked for, −1 when in another: by its own words, by those that tell it by the
 * paper's date (去年), else by the last one named in the sentence before it. Halves where only its headline, its date or its
 * passage tells, but a headline's year counts whole when it agrees; no half against where the article names the year
 * asked for. 0 when no year is asked for or none is known.
 */
export function yearAgreement(
  { years }: AnalysedQuestion,
  { folded, before, title, passage, whole, article }: Candidate,
): number {
  if (!years.length) return 0;
  const printed = article.date?.slice(0, 4);
  const named = (text: string) => yearsIn(text, printed);
  const agrees = (found: readonly string[]) => found.some((year) => years.includes(year));
  const own = named(folded);
  if (own.length) return agrees(own) ? 1 : -1;
  // 2023年…通报会获悉, 2022年…。优良天数300天: the year told last is the one meant.
  const last = named(before).slice(-1);
  if (last.length) return agrees(last) ? 1 : -1;
  const headline = named(title);
  if (headline.length && agrees(headline)) return 1;
  if (printed && years.includes(printed)) return headline.length ? 0 : 0.5;
  if (agrees(yearsIn(passage))) return 0.5;
  if (agrees(yearsIn(whole))) return 0;
  return headline.length || printed ? -0.5 : 0;
}

/** How exact a time a question wants: what its words ask for, and what a value must hold to give it. */
const dateKinds: readonly [asks: RegExp, gives: RegExp][] = [
  [/几点|几时|钟|开门|关门|营业时间|上班时间|首班|末班|时刻/, /\d{1,2}(?:时|点|:)|[一二三四五六七八九十]点/],
  [/哪一?年|几几年|何年|年份|什么年/, /年/],
  [/几月|哪个月|哪月/, /月/],
  [/几号|哪一?天|哪日|几日|日期/, /日|号|周|星期/],
];

/** 1 when a value is as exact as the time asked for, −1 when none is, 0 when the question wants no particular kind. */
export function dateKindAgreement(question: AnalysedQuestion, values: readonly TypedValue[], sentence: string): number {
  if (question.expected.type !== 'date') return 0;
  const kind = dateKinds.find(([asks]) => asks.test(question.folded));
  if (!kind) return 0;
  return values.some(({ start, end }) => kind[1].test(sentence.slice(start, end))) ? 1 : -1;
}

/** Whether a place that the question names is missing around the sentence, and whether the sentence names another. */
export function placeAgreement(
  { places }: AnalysedQuestion,
  sentence: string,
  around: string,
): { placeMissing: number; placeElsewhere: number } {
  if (!places.length) return { placeMissing: 0, placeElsewhere: 0 };
  const stems = places.map(withoutEnding);
  const missing = stems.filter((place) => !around.includes(place)).length / stems.length;
  const here = stems.some((place) => sentence.includes(place));
  const elsewhere = !here && holdsPlaceName(sentence);
  return { placeMissing: missing, placeElsewhere: elsewhere ? 1 : 0 };
}

/** Endings that a place or an office has when it is of the kind asked for (哪条街 → 街, 路, 巷). */
const kindEndings: readonly [asks: RegExp, gives: RegExp][] = [
  [/街|路|巷|地址|位置|门牌/, /[路街巷号楼]$|大厦$|广场$/],
  [/区县|[哪那几].{0,2}[区县]/, /[区县]$/],
  [/城市|[哪那几].{0,2}市/, /市$|^\p{Script=Han}{2}$/u],
  [/部门|单位|机构|哪.{0,2}局/, /[局委办部处院会]$|中心$|公司$|集团$|政府$/],
  [/学校|大学|中学|小学/, /学校$|大学$|中学$|小学$|学院$/],
  [/银行/, /银行$|支行$|分行$/],
  [/医院/, /医院$/],
  [/公司|企业/, /公司$|集团$|厂$/],
];

/**
 * 1 when a value is of the kind of place or office asked for, 0.3 when a list wants several, −1 when none is, 0 when no kind
 * is asked for.
 */
export function kindAgreement(question: AnalysedQuestion, values: readonly TypedValue[], sentence: string): number {
  const { type, focus, span } = question.expected;
  if (type !== 'place' && type !== 'organisation' && type !== 'list') return 0;
  const asked = `${span ? question.folded.slice(span[0], span[1]) : ''}${focus ?? ''}`;
  const kind = kindEndings.find(([asks]) => asks.test(asked));
  if (!kind) return 0;
  const named = type === 'list' ? typedValues(sentence, 'organisation').concat(typedValues(sentence, 'place')) : values;
  const ofKind = new Set(
    named.map(({ start, end }) => sentence.slice(start, end)).filter((name) => kind[1].test(name)),
  );
  if (ofKind.size === 0) return -1;
  // One is no list.
  return type === 'list' && ofKind.size === 1 ? 0.3 : 1;
}

/** How many of the districts, cities and villages that a question names are missing around the sentence. */
export function districtsMissing({ districts }: AnalysedQuestion, around: string): number {
  return districts.filter((district) => !around.includes(district)).length;
}

const numerals = '零一二三四五六七八九十';

/** How many things a question wants named (哪八张, 哪三方); 0 when it names no number. */
function wanted(folded: string): number {
  const match = /哪(?:([二两三四五六七八九十])|(\d{1,2}))(?:\p{Script=Han}|$)/u.exec(folded);
  if (!match) return 0;
  const [, numeral, digits] = match;
  return numeral ? numerals.indexOf(numeral.replace('两', '二')) : Number(digits);
}

/** Things one after another within a clause (A、B和C), and names in quotation marks one after another. */
const listRun = /[^、,，。;:：\n]{1,30}(?:[、;][^、,，。;:：\n]{1,30})+/g;
const quotedRun = /"[^"\n]{1,20}"(?:[、,和及与]?"[^"\n]{1,20}")+/g;

/** 1 when a text lists as many things as asked for, −1 when it lists fewer, 0 when no number of things is asked for. */
export function countAgreement(question: AnalysedQuestion, around: string): number {
  const count = wanted(question.folded);
  if (count < 2) return 0;
  const runs = [...around.matchAll(listRun)].map(([run]) => run.split(/[、;]|[和及与](?=[^、;]*$)/).length);
  const quoted = [...around.matchAll(quotedRun)].map(([run]) => run.match(/"[^"]+"/g)!.length);
  return Math.max(0, ...runs, ...quoted) >= count ? 1 : -1;
}
