import nodejieba from 'nodejieba';
import { splitDistrict } from './districts.js';
import { startsAsSurname } from './surnames.js';
import { type TaggedToken, taggedTokens } from './tokenize.js';

/**
 * Characters that begin and end no name: what jieba's hidden Markov model joins to a neighbour for want of a better word
 * (厂有, 局是, 那家, 没盖).
 */
const never = new Set('是有要得了个的能没那这哪着过我你他她它们想很都也就才又再还被把让给向与及或不别太啥咋说讲');
/** Characters that seldom do; a word that the archive prints may. */
const seldom = new Set('在去到来从对里上下时些样么为因之其该每各会问请');

const han = /^\p{Script=Han}{2,}$/u;

/**
 * The words of a question, with those that jieba guessed wrongly taken apart. jieba joins characters that its table does
 * not know as a word: names (曾云君), new words (零碳), but also what merely stands side by side in everyday speech.
 * @param known whether the archive holds a word
 */
export function wordsOfQuestion(text: string, known: (term: string) => boolean): TaggedToken[] {
  return joined(taggedTokens(text).flatMap((token) => mended(token, known)));
}

/** Whether jieba's dictionary lacks a word. */
export function isGuessed(term: string): boolean {
  return nodejieba.cut(term, false).length > 1;
}

function joined(tokens: readonly TaggedToken[]): TaggedToken[] {
  const found: TaggedToken[] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    if (last?.end === token.start && splitDistrict(last.term, token.term)) {
      found[found.length - 1] = { term: last.term + token.term, start: last.start, end: token.end, tag: 'ns' };
    } else found.push(token);
  }
  return found;
}

function mended(token: TaggedToken, known: (term: string) => boolean): TaggedToken[] {
  const { term } = token;
  if (!han.test(term)) return [token];
  const pieces = nodejieba.cut(term, false);
  if (pieces.length < 2) return [token];
  let from = 0;
  let to = term.length;
  const cut = (character: string) => never.has(character) || (seldom.has(character) && !known(term));
  while (from < to && cut(term[from]!)) from++;
  while (to > from && cut(term[to - 1]!)) to--;
  if (from > 0 || to < term.length) return anew(token, from, to, known);
  if (known(term) || (term.length <= 3 && startsAsSurname(term))) return [token];
  if (pieces.some((piece) => piece.length > 1)) return split(token, pieces);
  const inside = longestKnown(term, known);
  return inside ? [...part(token, 0, inside[0]), ...part(token, ...inside), ...part(token, inside[1], to)] : [token];
}

/** The longest run of two characters and more within a word that the archive holds as one. */
function longestKnown(term: string, known: (term: string) => boolean): [number, number] | null {
  for (let length = term.length - 1; length >= 2; length--) {
    for (let start = 0; start + length <= term.length; start++) {
      if (known(term.slice(start, start + length))) return [start, start + length];
    }
  }
  return null;
}

function split(token: TaggedToken, pieces: readonly string[]): TaggedToken[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    at += piece.length;
    return part(token, at - piece.length, at);
  });
}

/** A part of a word as one word, by jieba's tag for it alone. */
function part({ term, start }: TaggedToken, from: number, to: number): TaggedToken[] {
  if (from >= to) return [];
  const word = term.slice(from, to);
  const tag = nodejieba.tag(word)[0]?.tag ?? 'x';
  return [{ term: word, start: start + from, end: start + to, tag }];
}

function anew({ term, start }: TaggedToken, from: number, to: number, known: (term: string) => boolean): TaggedToken[] {
  if (from >= to) return [];
  return taggedTokens(term.slice(from, to))
    .map((token) => ({ ...token, start: token.start + start + from, end: token.end + start + from }))
    .flatMap((token) => mended(token, known));
}
