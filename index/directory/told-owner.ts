import { isOrganisation } from './organisation.js';
import type { FoundName } from './phone-names.js';

/** An organisation in running text, as far as its name tells its kind. */
const organisationNamed =
  '[\\u4e00-\\u9fff]{2,16}(?:局|委|办|院|馆|中心|公司|站|所|学校|小学|中学|大学|学院|幼儿园|银行|集团|支队|大队|街道办|科|处|部|食堂|窗口|大厅)';

/** The same, with a name of its own in quotation marks: 安置区“有事来说”工作站. */
const organisationQuoted = `(?:[\\u4e00-\\u9fff]{0,8}“[\\u4e00-\\u9fff]{2,8}”[\\u4e00-\\u9fff]{0,6}站|${organisationNamed})`;

/** What goes on with a sentence behind the organisation that it begins with. */
const goesOn =
  '(?=\\d|将|可|于|位于|开|推|启|设|近日|日前|昨|今|每|提醒|介绍|通报|公布|公告|发布|消息|称|拟|决定|举办|组织|免费|暑假|寒假|春节|国庆)';
const opensClause = new RegExp(`^(${organisationNamed})${goesOn}`);

/** Two organisations, or a sentence about one, are no name. */
const noName =
  /公告|通知|启事|拨打|致电|咨询|会同|联合|记者|从|向|对|由|把|被|给|让|和|与|及|的|该|本报|[为是]|^[到在去]/;

/** Whom one turns to: 请向区委组织部干部监督科反映，来信请寄…，电话…. */
const turnsTo = new RegExp(
  `(?:向|找|与|到)(${organisationNamed})(?:反映|咨询|提出|申请|报名|联系|投诉|举报|登记|预约|复核|办理)|(?:找|[可请][到去]|(?<![配递输运传播])送|[提递]交|[送交][到至])(${organisationQuoted})(?=[，,])`,
  'g',
);

/** What stands before the first words of a report, or of an item in a column. */
const credit = /^[▲△●■◆★☆▶]? ?(?:本报讯 ?)?(?:[（(][^（）()]{2,24}[）)])?$/;

/** The organisation told of, meant again: 该院位于…，电话…. */
const said = /该(院|馆|局|中心|公司|校|所|站|园|社区)/;

/** Characters of a number with its area code. */
const longestNumber = 12;
/** Office and number stand in one excerpt, which has so many characters at most. */
const farthestOffice = 200;

/**
 * The organisation that a number at `at` belongs to, though another clause names it: whom its sentence says to turn to, or the
 * one that its paragraph begins with or that its sentence means again (该院), where no other clause begins with another; null
 * where there is none or there are several.
 */
function toldOwner(text: string, at: number): FoundName | null {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - (farthestOffice - longestNumber));
  const before = text.slice(from, at);
  const sentence = Math.max(...['。', '！', '？'].map((mark) => before.lastIndexOf(mark))) + 1;
  const asked = [...before.slice(sentence).matchAll(turnsTo)].at(-1);
  const whom = asked?.[1] ?? asked?.[2];
  if (asked && whom !== undefined && !noName.test(whom)) {
    const start = from + sentence + asked.index + asked[0].lastIndexOf(whom);
    return { name: whom, start, end: start + whom.length };
  }
  const told: FoundName[] = [];
  for (const clause of before.matchAll(/[^。！？；，：、（）()“”▲△●■◆★☆▶\s]+/g)) {
    // The first piece may be the rest of a clause whose beginning is out of sight, and 公众号 bear names in quotation marks.
    if ((clause.index === 0 && from > 0 && text[from - 1] !== '\n') || before[clause.index - 1] === '“') continue;
    const name = opensClause.exec(clause[0])?.[1];
    const start = from + clause.index;
    if (name && name.length >= 4 && !noName.test(name)) told.push({ name, start, end: start + name.length });
  }
  const [own, ...others] = told.filter(({ start }) => start >= from + sentence);
  if (own && own.start === from + sentence && others.length === 0) return own;
  const [first] = told;
  if (!first || told.some(({ name }) => name !== first.name)) return null;
  const opens = first.start === from || credit.test(before.slice(0, first.start - from));
  const meant = said.exec(before.slice(sentence))?.[1];
  return opens || (meant !== undefined && first.name.endsWith(meant)) ? first : null;
}

/** The one thing that a sentence calls by a name of its own: 全市600台“爱心的士”免费乘坐，可打96900预约. */
function quotedSubject(text: string, at: number): FoundName | null {
  const from = Math.max(...['。', '！', '？', '\n'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  const [only, ...others] = [...text.slice(from, at).matchAll(/“([^“”]+)”/g)];
  if (!only || others.length > 0 || !/^[\u4e00-\u9fff]{3,8}$/.test(only[1]!)) return null;
  const start = from + only.index;
  return { name: only[1]!, start, end: start + only[0].length };
}

/** Whose a number is that one dials for something without a name beside it: 送区船检所，或致电6630156. */
export function ownerDialled(text: string, at: number): FoundName | null {
  return toldOwner(text, at) ?? quotedSubject(text, at);
}

const answers = /^([\u4e00-\u9fff]{4,20}?)(?:答复|回复|回应|回音|解释)：/;
/** Who answers, below the label that says so (回音) or on a line above the answer. */
const answersBelow = /^([\u4e00-\u9fff]{4,20})：/;
const answersAbove = /^([\u4e00-\u9fff]{4,20}?)(?:答复|回复|回应|回音)[:：]?$/;
const replyLabel = /^[【[]?(?:回音|回复|答复|回应|解释)[】\]]?$/;

/** The office that answers the letter which a line replies to: 区交通局答复：…电话6631200. */
function answererOf(text: string, at: number): FoundName | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const aboveStart = lineStart > 0 ? text.lastIndexOf('\n', lineStart - 2) + 1 : 0;
  const above = text.slice(aboveStart, Math.max(aboveStart, lineStart - 1));
  const opening = text.slice(lineStart, lineStart + 30);
  const own = answers.exec(opening)?.[1] ?? (replyLabel.test(above) ? answersBelow.exec(opening)?.[1] : undefined);
  const name = own ?? answersAbove.exec(above)?.[1];
  const start = own === undefined ? aboveStart : lineStart;
  return name === undefined || !isOrganisation(name) || at - start > farthestOffice - longestNumber
    ? null
    : { name, start, end: start + name.length };
}

/** The office in brackets behind a number: 咨询电话：5581230（住房保障科）. */
function inBrackets(text: string, at: number, start: number): FoundName | null {
  const behind = /^[\d-]{5,13}[（(]([\u4e00-\u9fff]{2,14}[科处室股办部局站所馆])[）)]/.exec(text.slice(at, at + 32));
  return behind ? { name: behind[1]!, start, end: at + behind[0].length } : null;
}

/**
 * Whose a number in running text is that stands without a name on its line: the office that answers the letter, the one in
 * brackets behind the number, or the organisation that the paragraph tells of.
 * @param start where the words right before the number begin
 */
export function ownerElsewhere(text: string, at: number, start: number): FoundName | null {
  return answererOf(text, at) ?? inBrackets(text, at, start) ?? toldOwner(text, at);
}
