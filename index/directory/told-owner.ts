/** Whose a number is that stands without a name on it: the organisation that its paragraph tells of. */

const organisation =
  '[\\u4e00-\\u9fff]{2,16}(?:局|委|办|院|馆|中心|公司|站|所|学校|小学|中学|大学|学院|幼儿园|银行|集团|支队|大队|街道办|科|处|部)';

/** What goes on with a sentence behind the organisation that it begins with. */
const goesOn =
  '(?=\\d|将|于|位于|开|推|启|设|近日|日前|昨|今|每|提醒|介绍|通报|公布|公告|发布|消息|称|拟|决定|举办|组织|免费|暑假|寒假|春节|国庆)';
const opensClause = new RegExp(`^(${organisation})${goesOn}`);

/** Two organisations, or a sentence about one, are no name. */
const noName = /公告|通知|启事|拨打|致电|咨询|会同|联合|记者|从|向|对|由|把|被|给|让|和|与|及|的|该|本报/;

/** Whom one turns to: 请向区委组织部干部监督科反映，来信请寄…，电话…. */
const turnsTo = new RegExp(
  `(?:向|找|与|到)(${organisation})(?:反映|咨询|提出|申请|报名|联系|投诉|举报|登记|预约)`,
  'g',
);

/** What stands before the first words of a report. */
const credit = /^(?:本报讯 ?)?(?:[（(][^（）()]{2,24}[）)])?$/;

/** The organisation told of, meant again: 该院位于…，电话…. */
const said = /该(院|馆|局|中心|公司|校|所|站|园|社区)/;

/** An organisation and its offset in the text. */
export interface ToldOwner {
  name: string;
  start: number;
}

/**
 * The organisation that a number at `at` belongs to, though another clause names it: whom its sentence says to turn to, or the
 * one that its paragraph begins with or that its sentence means again (该院), where no other clause begins with another; null where there is none or there are several.
 * @param farthest characters before the number that are searched
 */
export function toldOwner(text: string, at: number, farthest: number): ToldOwner | null {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - farthest);
  const before = text.slice(from, at);
  const sentence = Math.max(...['。', '！', '？'].map((mark) => before.lastIndexOf(mark))) + 1;
  const asked = [...before.slice(sentence).matchAll(turnsTo)].at(-1);
  if (asked && !noName.test(asked[1]!)) {
    const start = from + sentence + asked.index + asked[0].indexOf(asked[1]!);
    return { name: asked[1]!, start };
  }
  const told: ToldOwner[] = [];
  for (const clause of before.matchAll(/[^。！？；，：、（）()“”\s]+/g)) {
    // The first piece may be the rest of a clause whose beginning is out of sight, and 公众号 bear names in quotation marks.
    if ((clause.index === 0 && from > 0 && text[from - 1] !== '\n') || before[clause.index - 1] === '“') continue;
    const name = opensClause.exec(clause[0])?.[1];
    if (name && name.length >= 4 && !noName.test(name)) told.push({ name, start: from + clause.index });
  }
  const [first] = told;
  if (!first || told.some(({ name }) => name !== first.name)) return null;
  const opens = first.start === from || credit.test(before.slice(0, first.start - from));
  const meant = said.exec(before.slice(sentence))?.[1];
  return opens || (meant !== undefined && first.name.endsWith(meant)) ? first : null;
}
