import { smallNumber } from '../../text/small-number.js';

/** Words of which a thing bears one: where a text speaks of one, it does not speak of another. */
const alternatives: readonly (readonly string[])[] = [
  ['上半年', '下半年'],
  ['东段', '西段', '南段', '北段', '中段'],
  ['东线', '西线', '南线', '北线'],
  ['全程', '半程'],
  ['淡季', '旺季'],
  ['单程', '往返'],
  ['春季', '夏季', '秋季', '冬季'],
  ['上学期', '下学期'],
  ['小学', '初中', '高中', '幼儿园'],
];
const numeral = '(?:\\d{1,4}|[一二三四五六七八九十两]{1,3})';
/** What numbered things of one kind are told apart by: 5号线, 第二批, 9月份, 二期, 4栋; 分三期 counts them. */
const kinds: readonly RegExp[] = [
  '号线',
  '月份?(?!日)',
  '季度',
  '(?<=第[^届]{1,4})届',
  '(?<=第[^批]{1,4})批',
  '(?<=第[^轮]{1,4})轮',
  '期(?![间刊末待限货权内中满次])',
  '栋',
  '号楼',
  '单元',
  '路(?=公交|车|$|[^口段边面线网灯由])',
].map(
  (kind) =>
    new RegExp(
      `(?<![\\d点分共每前])(${numeral})((?:(?:月|号线)?[、,，和及与至到~—–-]第?${numeral})*)(?:${kind})(?!日)`,
      'gu',
    ),
);

/**
 * What a question says that the evidence contradicts: it speaks of another one of the same kind, and of that one nowhere
 * (旺季 where 淡季 is asked about, 1至8月 where 9月份 is). Null when nothing is contradicted.
 * @param asked the question's own words, folded
 * @param sentences what would be shown, folded
 * @param around the same with what stands around it
 */
export function contradicted(asked: string, sentences: readonly string[], around: readonly string[]): string | null {
  const shown = sentences.join('\n');
  const all = around.join('\n');
  for (const words of alternatives) {
    const said = words.filter((word) => asked.includes(word));
    if (said.length === 1 && !all.includes(said[0]!) && words.some((word) => shown.includes(word))) return said[0]!;
  }
  const ordinals = withFirst(asked);
  const ordinalsShown = withFirst(shown);
  const ordinalsAround = withFirst(all);
  for (const kind of kinds) {
    const [said, ...more] = [...ordinals.matchAll(kind)];
    if (said === undefined || more.length > 0 || said[2] !== '') continue;
    const number = smallNumber(said[1]!);
    if (number === null || numbersOf(kind, ordinalsShown).size === 0 || numbersOf(kind, ordinalsAround).has(number))
      continue;
    const whole = ordinals[said.index - 1] === '第' ? `第${said[0]}` : said[0];
    return asked.includes(whole) ? whole : whole.replace('第一', '首');
  }
  return null;
}

/** 首届 is the 第一届. */
const withFirst = (text: string) => text.replace(/首(?=[届批期轮季])/g, '第一');

/** A further number of a row or a range, and what joins it to the one before. */
const further = new RegExp(`([、,，和及与至到~—–-])第?(${numeral})`, 'gu');

/** The numbers that a text has of one kind, those within a range (1至8月) and a row (1、2、3号线) included. */
function numbersOf(kind: RegExp, text: string): Set<number> {
  const found = new Set<number>();
  for (const [, first, rest] of text.matchAll(kind)) {
    let last = smallNumber(first!);
    if (last !== null) found.add(last);
    for (const [, joint, next] of rest!.matchAll(further)) {
      const number = smallNumber(next!);
      if (number === null) continue;
      const from = /[至到~—–-]/.test(joint!) && last !== null ? last : number;
      for (let value = Math.min(from, number); value <= number; value++) found.add(value);
      last = number;
    }
  }
  return found;
}

const which = '(?:哪些|哪几|哪个|哪样|哪类|哪种|什么|啥子?|几|多少|好多|谁)';
const negated =
  '(?:不能|不可以|不可|不得|不许|不准|不予|(?:不用|不需要|不要求|无需|不必)(?=[交带缴填提排出付办])|没有|没得|还没|尚未|未(?![来必免尝])|没能|(?:做|办|达|评|选|拿|用|领|享受)不[到上了成]|没[评选入做办达拿领上通参][上到成中过]?(?=[^有]|$)|不达标|不合格|不包括|不含|不属于|不收|不要|不办)';
/** Of those is asked that are not so: 没评上市级的有几个. */
const unfit = '(?:^|[^有能可])(?:没能?|未能?|尚未|还没)(?:评|选|入|做|办|达|拿|领|通|完|装|建|改)[上到成中过围选]?';
/** What is not so is asked for: 哪些事不能委托别人代办, 不用交哪些材料. */
const asksWhatIsNot = new RegExp(
  `${which}[^,，。?？]{0,10}${negated}|(?:^|[^有能可])${negated}[^,，。?？]{0,6}${which}|${unfit}[^,，。?？]{0,14}的[^,，。?？]{0,8}${which}`,
  'u',
);
/** 有没有, 能不能 and the like deny nothing, nor does what a reason is asked of. */
const deniesNothing =
  /有没有|有没得|是不是|能不能|可不可以|会不会|要不要|为什么|为啥|怎么|怎样|如何|咋|超过|高于|低于|多于|少于|以后|没有人知道|不知道|不晓得|知不知道/;
const denial = /[不没未无非免禁勿]|除外|以外|停止|取消/;
/** Words with such a character that deny nothing. */
const noDenial =
  /不[断仅少同久止停懈但光过论管错如料禁忘]|无(?:废|人机|线|障碍|论|疑)|非(?:常|遗|凡|公有|机动)|未(?:来|成年)|没想到|[是能可有]没?[否不][能可]?/gu;

/** Whether a question asks what is not so, and no sentence that would be shown denies anything. */
export function deniedNowhere(asked: string, sentences: readonly string[]): boolean {
  if (deniesNothing.test(asked) || !asksWhatIsNot.test(asked)) return false;
  return !sentences.some((sentence) => denial.test(sentence.replace(noDenial, '')));
}
