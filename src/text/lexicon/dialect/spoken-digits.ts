/** Digits as they are read out, 幺 for one and, over the radio, 洞 拐 勾. */
const digits = new Map([...'零一二三四五六七八九'].map((character, digit) => [character, digit]));
for (const [character, digit] of [
  ['〇', 0],
  ['幺', 1],
  ['两', 2],
  ['洞', 0],
  ['拐', 7],
  ['勾', 9],
] as const)
  digits.set(character, digit);

const plain = '零〇一二三四五六七八九';
const counted = `(?![年月日号楼个元万亿千百十人次%点届版期路村组中小平公米"'“”‘’]|工[作程]|战略|体系|模式|行动|计划|产业|格局|目标|规划)`;
/** Runs that are read out as a number is dialled: with 幺, as long as a short number at least, or an emergency number. */
const runs = new RegExp(
  [
    `(?=[${plain}两洞拐勾]*幺)[${plain}幺两洞拐勾]{3,12}`,
    `(?<![${plain}十百千第"'“”‘’])[${plain}]{5,12}${counted}`,
    `(?<=[打拨报叫])一(?:一[零〇九四]|二[零〇二])(?![${plain}十百千])`,
    `(?<![${plain}十百千第"'“”‘’])一(?:一[零〇九四]|二[零〇二])(?=(?:电话|热线|[报急]警|是[管干做什啥]))`,
  ].join('|'),
  'gu',
);

/** A question with the numbers that it spells as they are read out in figures (幺二三幺九 → 12319); dates and amounts stay. */
export function dialledDigits(question: string): string {
  return question.replace(runs, (run) => [...run].map((character) => digits.get(character)).join(''));
}
