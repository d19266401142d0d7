const digits = '〇一二三四五六七八九';

/** 2024 → 二〇二四. */
export function chineseYear(year: number): string {
  return [...String(year)].map((digit) => digits[Number(digit)]).join('');
}

/** 26 → 二十六; from 0 to 99. */
export function chineseSmall(value: number): string {
  if (value < 10) return digits[value]!;
  if (value === 10) return '十';
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ''}十${value % 10 ? digits[value % 10] : ''}`;
}

/** Digits and capital letters in full width. */
export function fullWidth(text: string): string {
  return text.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
