import type { Draw } from './draw.js';

/** Made names of places, reporters and sections. */
export const places = '渝州 江城 临江 云岭 海州 平川 西岭 东湖 南浦 青山 龙城 锦城 滨江 望城 石桥'.split(' ');
const paperKinds = '日报 晚报 晨报 早报 都市报 商报 时报 报 导报'.split(' ');
export const reporters =
  '李明华 王晓燕 张伟 刘洋 陈思思 赵国强 周敏 吴磊 郑小红 孙立军 胡静 罗毅 唐糖 何超 谭旭 邓丽 曾强 彭飞'.split(' ');
export const sections = '要闻 综合 民生 社会 经济 时政 本地新闻 区县新闻'.split(' ');

/** The newspaper, day and page that a made page is of. */
export interface Issue {
  newspaper: string;
  year: number;
  month: number;
  day: number;
  iso: string;
  weekday: string;
  number: number;
  page: number;
}

/** Draws an issue of the years 2005 to 2025. */
export function drawIssue(draw: Draw): Issue {
  const year = draw.int(2005, 2025);
  const month = draw.int(1, 12);
  const day = draw.int(1, 28);
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const weekday = '日一二三四五六'[new Date(`${iso}T00:00:00Z`).getUTCDay()]!;
  const newspaper = draw.pick(places) + draw.pick(paperKinds);
  return { newspaper, year, month, day, iso, weekday, number: draw.int(1, 300), page: draw.int(1, 16) };
}
