import { pinyin } from 'pinyin-pro';
import { createPauses } from '../../slices.js';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/sentences.js';
import { isListed } from '../../text/term-weight.js';
import { namedIn } from '../../text/typed-values.js';

/** Names are this long, in characters; shorter ones are too easily something else. */
const nameLength = { least: 3, most: 10 } as const;

/** What is quoted and longer is rather a slogan than a name. */
const longestQuoted = 6;

/** The archive's own names, found by how they sound. */
export interface Names {
  has(name: string): boolean;
  /** Where a folded text holds what the archive prints in quotation marks; longest first, non-overlapping, in order. */
  quotedIn(folded: string): Span[];
  /**
   * Names that a run of characters may be a misspelling of: those that sound like it, near-homophones included, and are
   * equally near to it; most frequent first. More than one leaves open which is meant.
   * @param syllables toneless pinyin of the run's characters
   */
  nearest(run: string, syllables: readonly string[]): readonly string[];
  /** Names, and their beginnings of two characters and more, that a run of toneless pinyin spells (shihuishi → 石灰市). */
  spelled(pinyin: string): readonly string[];
}

/** A name printed less often than this share of another that sounds alike is rather a misprint of that one. */
const likelyShare = 0.25;

/** Sounds that speakers of south-western Mandarin, and their keyboards, do not keep apart. */
function nearSound(syllable: string): string {
  return syllable
    .replace(/^(zh|ch|sh)/, (initial) => initial[0]!)
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/^hu(?=[aeio])/, 'f')
    .replace(/(en|in|an)g$/, '$1');
}

/** Toneless pinyin of each character of a text; other characters stay as they are. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true });
}

/**
 * Collects the names that texts hold: what stands in quotation marks, and places, organisations and persons that recur.
 * Takes seconds over thousands of texts, in slices that leave the event loop free.
 * @param texts bodies and headlines; @param given names that count whatever their frequency (directory entries)
 * @param whole names that are taken as one word wherever they stand (newspapers)
 */
export async function collectNames(
  texts: Iterable<string>,
  given: Iterable<string>,
  whole: Iterable<string> = [],
): Promise<Names> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  const quoted = new Set<string>([...whole].map(fold));
  const add = (name: string, count: number) => {
    if (name.length < nameLength.least || name.length > nameLength.most) return;
    if (!/^\p{Script=Han}+$/u.test(name)) return;
    counts.set(name, (counts.get(name) ?? 0) + count);
  };
  for (const text of texts) {
    const folded = fold(text);
    for (const [, name] of folded.matchAll(/["《「]([^"《》「」\n]{3,10})["》」]/g)) {
      add(name!, 2);
      if (name!.length <= longestQuoted && /^\p{Script=Han}+$/u.test(name!)) quoted.add(name!);
    }
    for (const { start, end } of namedIn(folded)) add(folded.slice(start, end), 1);
    await pause();
  }
  for (const name of given) add(fold(name), 2);
  const bySound = new Map<string, Sounding[]>();
  const bySpelling = new Map<string, string[]>();
  const names = new Set<string>();
  for (const [name, count] of [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1])) {
    names.add(name);
    const syllables = syllablesOf(name);
    const key = syllables.map(nearSound).join(' ');
    const same = bySound.get(key);
    if (same) same.push({ name, count, syllables });
    else bySound.set(key, [{ name, count, syllables }]);
    for (let length = 2; length <= name.length; length++) {
      const spelling = syllables.slice(0, length).join('');
      const spelled = bySpelling.get(spelling) ?? [];
      const beginning = name.slice(0, length);
      if (!spelled.includes(beginning)) bySpelling.set(spelling, [...spelled, beginning]);
    }
    await pause();
  }
  return {
    has: (name) => names.has(name),
    quotedIn: (folded) => spansOf(quoted, folded),
    spelled: (pinyin) => bySpelling.get(pinyin.toLowerCase().replace(/[^a-z]/g, '')) ?? [],
    nearest: (run, syllables) =>
      nearestOf(run, syllables, bySound.get(syllables.map(nearSound).join(' ')) ?? []).map(({ name }) => name),
  };
}

/** A name with how often it is printed and its toneless pinyin. */
interface Sounding {
  name: string;
  count: number;
  syllables: readonly string[];
}

/** @param alike names that sound like the run, most frequent first */
function nearestOf(run: string, syllables: readonly string[], alike: readonly Sounding[]): Sounding[] {
  const likely = alike.filter(({ count }) => count >= likelyShare * alike[0]!.count);
  const distance = (one: Sounding) => differences([...run], [...one.name]) + differences(syllables, one.syllables);
  const least = Math.min(...likely.map(distance));
  return likely.filter((one) => distance(one) === least);
}

/** How many places of two sequences of one length differ. */
function differences(a: readonly string[], b: readonly string[]): number {
  return a.filter((one, i) => one !== b[i]).length;
}

function spansOf(names: ReadonlySet<string>, folded: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < folded.length; ) {
    let length = Math.min(longestQuoted, folded.length - at);
    while (length > 1 && !names.has(folded.slice(at, at + length))) length--;
    if (length > 1) spans.push([at, at + length]);
    at += length;
  }
  return spans;
}

export interface Correction {
  from: string;
  to: string;
}

/** A question with its names mended. */
export interface MendedQuestion {
  text: string;
  corrections: Correction[];
  /** Where a misspelt name is equally near to several, the question with each; empty when none is in doubt. */
  choices: NameChoice[];
}

/** One name that a misspelt one may mean. */
export interface NameChoice {
  name: string;
  /** The whole question with that name. */
  text: string;
}

/**
 * Puts the archive's own name where a question has one that only sounds like it (渝块办 → 渝快办). Free text is never
 * touched: only a run of characters that sounds like a whole name, is none itself, and stands nowhere in the archive.
 * @param standsInArchive whether the archive holds a text as it is
 */
export function correctNames(
  question: string,
  names: Names,
  standsInArchive: (text: string) => boolean,
): MendedQuestion {
  const characters = [...question];
  const syllables = syllablesOf(question);
  const corrections: Correction[] = [];
  if (syllables.length !== characters.length) return { text: question, corrections, choices: [] };
  const pieces: (readonly string[])[] = [];
  for (let at = 0; at < characters.length; ) {
    let taken = 0;
    for (
      let length = Math.min(nameLength.most, characters.length - at);
      length >= nameLength.least && !taken;
      length--
    ) {
      const run = characters.slice(at, at + length).join('');
      if (names.has(run)) {
        pieces.push([run]);
        taken = length;
        break;
      }
      const nearest = names.nearest(run, syllables.slice(at, at + length));
      const [name] = nearest;
      if (!name || !/^\p{Script=Han}+$/u.test(run) || standsInArchive(run) || isOfSentence(run, name)) continue;
      if (runsIntoNext(run, name, characters[at + length] ?? '')) continue;
      corrections.push({ from: run, to: name });
      pieces.push(nearest);
      taken = length;
    }
    if (!taken) pieces.push([characters[at]!]);
    at += taken || 1;
  }
  return { text: pieces.map(([first]) => first).join(''), corrections, choices: choicesOf(pieces) };
}

/** Whether what a run has instead of a name's characters are words of the sentence around it (昆明是哪年: no 昆明市). */
function isOfSentence(run: string, name: string): boolean {
  const said = [...run].filter((character, i) => character !== [...name][i]);
  return said.every((character) => functionWords.has(character));
}

/** Whether the last character said instead of a name's makes a word with what follows: 渝中保|险公司 is no 渝中报. */
function runsIntoNext(run: string, name: string, next: string): boolean {
  const last = [...run].at(-1)!;
  return last !== [...name].at(-1) && /\p{Script=Han}/u.test(next) && isListed(last + next);
}

const functionWords = new Set('是当在有的和与把被给去来到了吗呢要会能让从向为就还都也');

/** @param pieces the question in order, each piece with what it may stand for, the likeliest first */
function choicesOf(pieces: readonly (readonly string[])[]): NameChoice[] {
  const doubtful = pieces.findIndex(({ length }) => length > 1);
  return (pieces[doubtful] ?? []).map((name) => ({
    name,
    text: pieces.map(([first], at) => (at === doubtful ? name : first)).join(''),
  }));
}
