/** What people call a line for. */
export type LineAct = 'complaint' | 'booking' | 'repair' | 'duty' | 'enquiry';

/** The first that a text says counts: 报修没人理，往哪儿投诉 wants to complain. */
const wordsFor: readonly [LineAct, RegExp][] = [
  ['complaint', /投诉|举报|监督|检举|告状|告(?=他|她|它|发)|反映|不公|曝光/],
  ['booking', /预约|预订|预定|订座|订位|报名|挂号|约(?=个|号|时间|周|到哪|下|一下)/],
  ['repair', /抢修|抢险|报修|维修/],
  ['duty', /值班|应急|24小时|夜间/],
  ['enquiry', /咨询|查询|问询|问讯|问问|[^访学]问(?=哪|谁|下|一下|$)/],
];

/** What a question wants to do with a number, or what the name of a line says that it is for; null where nothing is said. */
export function actIn(text: string): LineAct | null {
  return wordsFor.find(([, words]) => words.test(text))?.[0] ?? null;
}
