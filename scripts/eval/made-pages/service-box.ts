import type { Draw } from './draw.js';
import type { MadePage } from './made.js';
import { fullWidth } from './numerals.js';

const services: readonly (readonly [name: string, number: string])[] = [
  ['消费投诉', '12315'],
  ['价格举报', '12358'],
  ['自来水热线', '966886'],
  ['供电服务', '95598'],
  ['燃气抢修', '966777'],
  ['政务服务热线', '12345'],
  ['火车站问讯', '61681114'],
  ['机场问询', '966666'],
  ['港口客运', '63100659'],
  ['法律援助', '12348'],
  ['报警电话', '110'],
  ['火警', '119'],
  ['医疗急救', '120'],
  ['城管热线', '12319'],
  ['环保举报', '12369'],
  ['公交服务', '023-68880000'],
  ['新闻热线', '63735555'],
  ['发行热线', '400-608-1234'],
  ['社保咨询', '12333'],
  ['心理援助热线', '96320'],
  ['出租车投诉', '88888017'],
  ['供热服务热线', '96777'],
];

/** A box of three to eight hotlines, with what stands in it. */
export function serviceBox(draw: Draw): { lines: string[]; hotlines: MadePage['hotlines'] } {
  const left = [...services];
  const own = Array.from({ length: draw.int(3, 8) }, () => left.splice(draw.int(0, left.length - 1), 1)[0]!);
  const colon = draw.pick([':', '：', ': ', ' ']);
  const pairs = own.map(([name, number]) => `${name}${colon}${draw.chance(0.1) ? fullWidth(number) : number}`);
  const lines: string[] = [];
  const perLine = draw.pick([1, 1, 2, 3, 10]);
  for (let i = 0; i < pairs.length; i += perLine) lines.push(pairs.slice(i, i + perLine).join(draw.pick([' ', '  '])));
  if (draw.chance(0.6)) lines.unshift(draw.pick(['便民电话', '便民服务热线', '服务热线', '常用电话', '便民服务电话']));
  return { lines, hotlines: own.map(([name, number]) => ({ name, number })) };
}
