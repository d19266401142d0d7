/** What the reader takes of one question and one window: parallel rows, one number a position. */
export interface Encoded {
  /** Vocabulary numbers of the characters; {@link special} for the rest. */
  ids: number[];
  positions: number[];
  /** 0 for the question's part, 1 for the window's. */
  kinds: number[];
  /** Bits: 1 the character stands in the other part, 2 so does the pair with the one before, 4 the pair with the next. */
  matches: number[];
  /** Number of the word that each character stands in, 0 for none. */
  words: number[];
  /** Position of the window's first character. */
  offset: number;
}

/** Characters of a question and of a window that the network was trained with; what is longer is cut. */
export const readerLimits = { question: 50, window: 340 } as const;

/** What the network has numbers for. */
export interface ReaderVocabulary {
  /** Number of each character, from 4. */
  characters: ReadonlyMap<string, number>;
  /** Number of each word, from 1. */
  words: ReadonlyMap<string, number>;
}

/** Longest word of the list, in characters. */
const longestWord = 6;

const special = { unknown: 1, start: 2, separator: 3 } as const;

/** Encodes `[start] question [separator] window` by characters (UTF-16 code units), both parts folded. */
export function encodeForReader(question: string, window: string, { characters, words }: ReaderVocabulary): Encoded {
  // What a follow-up takes from the conversation stands in front, and what a long message asks for at its end.
  const asked = question.slice(-readerLimits.question);
  const read = window.slice(0, readerLimits.window);
  const idOf = (character: string) => characters.get(character) ?? special.unknown;
  const offset = asked.length + 2;
  return {
    ids: [special.start, ...[...units(asked)].map(idOf), special.separator, ...[...units(read)].map(idOf)],
    positions: [
      ...Array.from({ length: offset }, (_, i) => i),
      ...Array.from({ length: read.length }, (_, i) => readerLimits.question + 2 + i),
    ],
    kinds: [...Array<number>(offset).fill(0), ...Array<number>(read.length).fill(1)],
    matches: [0, ...matchBits(asked, read), 0, ...matchBits(read, asked)],
    words: [0, ...wordNumbers(asked, words), 0, ...wordNumbers(read, words)],
    offset,
  };
}

/** By code unit, so that positions are offsets in the text. */
function* units(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) yield text[i]!;
}

/** For each character the number of its word: from the left on, the longest word known. */
function wordNumbers(text: string, words: ReadonlyMap<string, number>): number[] {
  const numbers: number[] = [];
  while (numbers.length < text.length) {
    const at = numbers.length;
    let end = Math.min(text.length, at + longestWord);
    while (end > at + 1 && !words.has(text.slice(at, end))) end--;
    numbers.push(...Array<number>(end - at).fill(words.get(text.slice(at, end)) ?? 0));
  }
  return numbers;
}

function matchBits(text: string, other: string): number[] {
  const characters = new Set(units(other));
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < other.length; i++) pairs.add(other.slice(i, i + 2));
  return Array.from({ length: text.length }, (_, i) => {
    const character = text[i]!;
    const single = characters.has(character) && character.trim() !== '' ? 1 : 0;
    const left = i > 0 && pairs.has(text.slice(i - 1, i + 1)) ? 2 : 0;
    const right = i + 1 < text.length && pairs.has(text.slice(i, i + 2)) ? 4 : 0;
    return single | left | right;
  });
}
