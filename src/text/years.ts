/** What is counted stands behind a number that looks like a year (1927起, 补贴2000元), 年 and 届 behind a year. */
const counted =
  '(?:\\.\\d+)?[余多]?(?:[万亿元块个名人位家户起件次剂套台辆亩吨米份张条项处所座只头棵株本册组支对岁%℃斤里颗枚例宗桶层根箱余多]|公里|公斤|公顷|千克|千瓦|平方|立方|小时|分钟|美元|毫)';
const year = new RegExp(`(?<![\\d.第])(?:19|20)\\d{2}(?!\\d)(?!${counted})`, 'g');

/** The four-digit years that a folded text names, in its order. */
export function yearsIn(folded: string): string[] {
  return folded.match(year) ?? [];
}
