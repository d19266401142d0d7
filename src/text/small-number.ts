const chineseDigits: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  О: '0',
  Ｏ: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** 〇–九 and 十 to a number below 100: 六 → 6, 十一 → 11, 二十 → 20, 廿六 → 26, 三十一 → 31. NaN when it is none. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const expanded = text.replace('廿', '二十').replace('卅', '三十');
  const [tens, ones] = expanded.includes('十') ? expanded.split('十', 2) : ['', expanded];
  if (!expanded.includes('十') && expanded.length > 1)
    return Number([...expanded].map((digit) => chineseDigits[digit] ?? 'x').join(''));
  const high = expanded.includes('十') ? (tens ? Number(chineseDigits[tens] ?? 'x') : 1) : 0;
  return high * 10 + (ones ? Number(chineseDigits[ones] ?? 'x') : 0);
}

/** The number that 〇–九, 十 or digits write, from 1 to 99; null when they write none. */
export function smallNumber(text: string): number | null {
  const value = chineseNumber(text);
  return Number.isInteger(value) && value > 0 && value < 100 ? value : null;
}
