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
