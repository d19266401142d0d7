import { isChinese, isHan } from './characters.js';

/** A stretch of text with the source line it stands on. */
export interface Piece {
  text: string;
  line: number;
}

/** Cleaned text whose positions map to source lines (see `LineMap`). */
export interface MappedText {
  text: string;
  map: [offset: number, line: number][];
}

const halfWidth: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
/** Brackets in which blanks part names: (记者 李传芳 王五). */
const creditOpening = /^[（(]\s*(?:[\u4e00-\u9fff]{0,8})(?:记者|通讯员|作者|文|图)/;

function isAsciiWord(character: string | undefined): boolean {
  return character !== undefined && /[0-9A-Za-z]/.test(character);
}

/** Digits in a row that end a text: long ones are phone numbers, after which a blank means something. */
function trailingDigits(characters: readonly string[]): number {
  let count = 0;
  while (count < characters.length && /\d/.test(characters[characters.length - 1 - count]!)) count++;
  return count;
}

/** Whether the blank between two characters of running text means something. */
function keepsBlank(before: readonly string[], next: string): boolean {
  const last = before.at(-1);
  if (last === undefined) return false;
  if (isAsciiWord(last) && isAsciiWord(next)) return true;
  if (/\d/.test(last)) return isHan(next) && trailingDigits(before) >= 5;
  if (/[A-Za-z]/.test(last)) return isHan(next);
  return /[A-Za-z]/.test(next) && isHan(last);
}

/** Names parted by blanks, with a name's own blank closed: `刘 侃 晏艳辉 袁侨 偲` → `刘侃 晏艳辉 袁侨偲`. */
function blanksInNames(text: string): Set<number> {
  const dropped = new Set<number>();
  const words = [...text.matchAll(/\S+/g)];
  const spacedOut = words.length > 1 && words.every((word) => word[0].length === 1);
  if (spacedOut) return new Set([...text.matchAll(/ /g)].map((blank) => blank.index));
  let previous = 0;
  words.forEach((word, i) => {
    const alone = word[0].length === 1 && isHan(word[0]);
    const next = words[i + 1]?.[0];
    const joins = alone && i > 0 && (previous === 1 || (previous === 2 && !(next?.length === 1 && isHan(next))));
    if (joins) for (let at = words[i - 1]!.index + words[i - 1]![0].length; at < word.index; at++) dropped.add(at);
    previous = joins ? 3 : word[0].length;
  });
  return dropped;
}

/** Half-width punctuation beside Chinese to full width; between numbers and in Latin text it stays. */
function widenPunctuation(characters: string[]): void {
  for (let i = 0; i < characters.length; i++) {
    const full = halfWidth[characters[i]!];
    if (full === undefined) {
      if (characters[i] === '.' && isHan(characters[i - 1]) && !isAsciiWord(characters[i + 1])) characters[i] = '。';
      continue;
    }
    const before = characters[i - 1];
    const after = characters[i + 1];
    const opens = characters[i] === '(';
    if (isAsciiWord(before) && isAsciiWord(after)) continue;
    if (isChinese(opens ? (after ?? before) : before) || isChinese(opens ? before : after)) characters[i] = full;
    else if (before === '"' || before === "'") characters[i] = full;
  }
}

/** Straight double quotes to opening and closing ones, when they pair up. */
function pairQuotes(characters: string[]): void {
  const at: number[] = [];
  characters.forEach((character, i) => {
    if (character === '"') at.push(i);
  });
  if (at.length % 2 !== 0) return;
  at.forEach((index, i) => {
    characters[index] = i % 2 === 0 ? '“' : '”';
  });
}

/**
 * Joins stretches of one paragraph to cleaned text. Blanks that column breaks left are closed, half-width punctuation
 * beside Chinese is widened, straight quotes are paired; nothing else is added or lost.
 * @param style `running` closes blanks inside sentences; `label` (headlines, lists, mastheads) keeps single blanks
 */
export function joinPieces(pieces: readonly Piece[], style: 'running' | 'label'): MappedText {
  const characters: string[] = [];
  const map: [number, number][] = [];
  let inCredit = false;
  pieces.forEach((piece) => {
    const text = piece.text.trim();
    if (!text) return;
    if (/[A-Za-z]/.test(characters.at(-1) ?? '') && /[A-Za-z]/.test(text[0]!)) characters.push(' ');
    if (map.at(-1)?.[1] !== piece.line) map.push([characters.length, piece.line]);
    const nameBlanks = blanksInNames(text);
    for (let i = 0; i < text.length; i++) {
      const character = text[i]!;
      if (character === '(' || character === '（') inCredit = creditOpening.test(text.slice(i, i + 24));
      else if (character === ')' || character === '）') inCredit = false;
      if (character !== ' ') {
        characters.push(character);
        continue;
      }
      if (text[i + 1] === ' ') continue;
      const next = text[i + 1]!;
      if (inCredit || style === 'label') {
        if (!nameBlanks.has(i) && /[\p{L}\p{N}"“”]/u.test(next) && characters.at(-1) !== ' ') characters.push(' ');
      } else if (keepsBlank(characters, next)) characters.push(' ');
    }
  });
  widenPunctuation(characters);
  pairQuotes(characters);
  return { text: characters.join(''), map };
}

/** Several mapped texts as one, a line break between them. */
export function joinParagraphs(paragraphs: readonly MappedText[]): MappedText {
  const map: [number, number][] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const paragraph of paragraphs) {
    if (!paragraph.text) continue;
    for (const [at, line] of paragraph.map) if (map.at(-1)?.[1] !== line) map.push([offset + at, line]);
    texts.push(paragraph.text);
    offset += paragraph.text.length + 1;
  }
  return { text: texts.join('\n'), map };
}
