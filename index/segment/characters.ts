/** Full-width digits and letters, Kangxi radicals and compatibility forms, each to the one character it stands for. */
const wide =
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2e80-\u2fdf\uf900-\ufaff\uff0e\uff05\u3000\u00a0\u2000-\u200a\t]/g;
/** Zero-width marks, byte order marks, soft hyphens and other controls: nothing to see, nothing to keep. */
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\ufffc\ufffd]/g;

/** A line with its character forms made one: narrow digits and letters, plain blanks, nothing invisible. */
export function plainLine(line: string): string {
  return line.replace(wide, (form) => form.normalize('NFKC').replace(/\s/g, ' ')).replace(invisible, '');
}

/** Whether a character is Chinese; false for none. */
export function isHan(character: string | undefined): boolean {
  return character !== undefined && /[\u3400-\u9fff〇]/.test(character);
}

/** Han characters and the punctuation that is set with them. */
export function isChinese(character: string | undefined): boolean {
  return character !== undefined && /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…·《》]/.test(character);
}

/** Columns that a text takes in print, in units of one Han character: ASCII takes half of one. */
export function printWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 ? 0.5 : 1;
  return width;
}

const closers: Record<string, string> = {
  '”': '“',
  '）': '（',
  ')': '(',
  '》': '《',
  '】': '【',
  '’': '‘',
  '」': '「',
};
const openers = new Set(Object.values(closers));

/** Whether each bracket and quotation mark of a text has its other half. */
export function isBalanced(text: string): boolean {
  const open: string[] = [];
  let straight = 0;
  for (const character of text) {
    if (openers.has(character)) open.push(character === '（' ? '(' : character);
    else if (character === '"') straight++;
    else if (closers[character]) {
      const wanted = character === '）' ? '(' : closers[character];
      if (open.pop() !== wanted) return false;
    }
  }
  return open.length === 0 && straight % 2 === 0;
}
