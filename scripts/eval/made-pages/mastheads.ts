import type { Draw } from './draw.js';
import { type Issue, reporters, sections } from './issue.js';
import { chineseSmall, chineseYear, fullWidth } from './numerals.js';

interface Masthead {
  lines: string[];
  namesPaper: boolean;
  atEnd: boolean;
}

/** The ways in which a page tells its paper, date and page. */
export const mastheads: readonly ((issue: Issue, draw: Draw) => Masthead)[] = [
  (i, d) => {
    const padded = d.chance(0.5);
    const date = `${i.year}年${padded ? String(i.month).padStart(2, '0') : i.month}月${padded ? String(i.day).padStart(2, '0') : i.day}日`;
    const page = d.pick([
      `A${String(i.page).padStart(2, '0')}版`,
      `第${i.page}版`,
      `${String(i.page).padStart(2, '0')}版`,
    ]);
    const gap = d.pick([' ', '  ', '　']);
    return {
      lines: [[i.newspaper, date, `星期${i.weekday}`, page, d.pick(sections)].join(gap)],
      namesPaper: true,
      atEnd: false,
    };
  },
  (i, d) => ({
    lines: [
      i.newspaper,
      `${i.year}年${i.month}月`,
      String(i.day),
      `星期${i.weekday}`,
      d.pick(['甲辰年正月廿六', '农历二月初三', '癸卯年闰二月十五']),
      `第${i.number}期`,
      `(总第${i.number + 1700}期)`,
      `今日${d.pick(['4', '8', '12'])}版`,
      `${i.newspaper}社出版`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      `${i.year}年${i.month}月${i.day}日 星期${i.weekday} 第${i.page}版 责编:${d.pick(reporters)} ${d.pick(['美编', '校对', '版式'])}:${d.pick(reporters)}`,
    ],
    namesPaper: false,
    atEnd: d.chance(0.3),
  }),
  (i) => ({
    lines: [
      i.newspaper,
      `${chineseYear(i.year)}年${chineseSmall(i.month)}月${chineseSmall(i.day)}日 星期${i.weekday} 第${chineseSmall(i.page)}版`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [`${i.newspaper} | ${i.iso.replaceAll('-', d.pick(['.', '-', '/']))} | ${d.pick(sections)} | ${i.page}`],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      fullWidth(`${i.year}年${i.month}月${i.day}日 星期${i.weekday}`),
      i.newspaper,
      fullWidth(`总第${i.number + 800}期`),
      `国内统一刊号 CN50-00${d.int(10, 99)}`,
      `邮发代号 77-${d.int(1, 99)}`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      `《${i.newspaper}》${i.year}年${i.month}月${i.day}日第${i.page}版`,
      ...(d.chance(0.5) ? [d.pick(sections)] : []),
    ],
    namesPaper: true,
    atEnd: d.chance(0.2),
  }),
  (i, d) => ({
    lines: [
      `${String(i.page).padStart(2, '0')} ${d.pick(sections)}`,
      `${i.year}年${i.month}月${i.day}日 星期${i.weekday}`,
      `编辑 ${d.pick(reporters)} 美编 ${d.pick(reporters)}`,
      [...i.newspaper].join(' '),
    ],
    namesPaper: true,
    atEnd: false,
  }),
  (i, d) => ({
    lines: [
      i.newspaper,
      `第${i.number}期`,
      `星期${i.weekday}`,
      `${i.month}月${i.day}日`,
      `${i.year}年`,
      `责任编辑：${d.pick(reporters)}`,
    ],
    namesPaper: true,
    atEnd: false,
  }),
];
