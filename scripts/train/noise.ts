import type { Random } from './random.js';

/** Characters that optical recognition takes for one another, by shape. */
const confusable = [
  ...[
    '未末',
    '己已巳',
    '日曰目',
    '人入八',
    '土士',
    '大太犬',
    '千干于',
    '天夫',
    '间问闻',
    '准淮',
    '治冶',
    '侯候',
    '折拆',
  ],
  ...[
    '账帐',
    '拔拨',
    '辩辨',
    '抄炒',
    '洒酒',
    '住往佳',
    '贷货',
    '免兔',
    '午牛',
    '今令',
    '白自',
    '申由甲',
    '办为',
    '几儿',
  ],
  ...[
    '历厉',
    '刀力',
    '了子',
    '王玉',
    '市币',
    '戊戌戍',
    '名各',
    '找我',
    '科料',
    '请清情',
    '密蜜',
    '崇祟',
    '宣宜',
    '庄压',
  ],
  ...['0o', '1l', '8b', '5s'],
];
const lookalikes = new Map<string, string[]>();
for (const group of confusable) {
  for (const character of group)
    lookalikes.set(
      character,
      [...group].filter((other) => other !== character),
    );
}

/** How often each kind of damage happens, per character (`hole`: per text). */
export interface NoiseRates {
  drop: number;
  blank: number;
  confuse: number;
  hole: number;
}

/** Damage as found on scanned pages: a broken line or column now and then, a few wrong characters. */
export const pageNoise: NoiseRates = { drop: 0.01, blank: 0.03, confuse: 0.3, hole: 0.3 };
/** Damage as people type. */
export const typingNoise: NoiseRates = { drop: 0.03, blank: 0.02, confuse: 0.2, hole: 0 };

/** A text with recognition errors: characters lost, blanks and line ends inside words, lookalikes, a missing strip. */
export function damage(text: string, random: Random, rates: NoiseRates): string {
  let out = '';
  const hole = random.chance(rates.hole) ? random.below(Math.max(1, text.length)) : text.length;
  const holeEnd = hole + 4 + random.below(20);
  for (let i = 0; i < text.length; i++) {
    if ((i >= hole && i < holeEnd) || random.chance(rates.drop)) continue;
    const character = text[i]!;
    const others = lookalikes.get(character);
    out += others && random.chance(rates.confuse) ? random.pick(others) : character;
    if (random.chance(rates.blank)) out += random.chance(0.5) ? ' ' : '\n';
  }
  return out;
}
