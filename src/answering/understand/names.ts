import { pinyin } from 'pinyin-pro';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/sentences.js';
import { typedValues } from '../../text/typed-values.js';

/** Names are this long, in characters; shorter ones are too easily something else. */
const nameLength = { least: 3, most: 10 } as const;

/** What is quoted and longer is rather a slogan than a name. */
const longestQuoted = 6;

/** The archive's own names, found by how they sound. */
export interface Names {
  has(name: string): boolean;
  /** Where a folded text holds what the archive prints in quotation marks; longest first, non-overlapping, in order. */
  quotedIn(folded: string): Span[];
  /** Names that sound like the syllables given, near-homophones included; most frequent first. */
  soundingLike(syllables: readonly string[]): readonly string[];
  /** Names, and their beginnings of two characters and more, that a run of toneless pinyin spells (shihuishi → 石灰市). */
  spelled(pinyin: string): readonly string[];
}

/** Sounds that speakers of south-western Mandarin, and their keyboards, do not keep apart. */
function nearSound(syllable: string): string {
  return syllable
    .replace(/^(zh|ch|sh)/, (initial) => initial[0]!)
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/^hu(?=[aeio])/, 'f')
    .replace(/(en|in|an)g$/, '$1');
}

/** Toneless pinyin of each character of a text, near-homophones made equal; other characters stay as they are. */
export function soundsOf(text: string): string[] {
  return syllablesOf(text).map(nearSound);
}

/** Toneless pinyin of each character of a text; other characters stay as they are. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true });
}

/**
 * Collects the names that texts hold: what stands in quotation marks, and places, organisations and persons that recur.
 * @param texts bodies and headlines; @param given names that count whatever their frequency (directory entries)
 * @param whole names that are taken as one word wherever they stand (newspapers)
 */
export function collectNames(texts: Iterable<string>, given: Iterable<string>, whole: Iterable<string> = []): Names {
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
    for (const type of ['place', 'organisation', 'person'] as const) {
      for (const { start, end } of typedValues(text, type)) add(folded.slice(start, end), 1);
    }
  }
  for (const name of given) add(fold(name), 2);
  const bySound = new Map<string, string[]>();
  const bySpelling = new Map<string, string[]>();
  const names = new Set<string>();
  for (const [name] of [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1])) {
    names.add(name);
    const key = soundsOf(name).join(' ');
    const same = bySound.get(key);
    if (same) same.push(name);
    else bySound.set(key, [name]);
    const syllables = syllablesOf(name);
    for (let length = 2; length <= name.length; length++) {
      const spelling = syllables.slice(0, length).join('');
      const spelled = bySpelling.get(spelling) ?? [];
      const beginning = name.slice(0, length);
      if (!spelled.includes(beginning)) bySpelling.set(spelling, [...spelled, beginning]);
    }
  }
  return {
    has: (name) => names.has(name),
    quotedIn: (folded) => spansOf(quoted, folded),
    spelled: (pinyin) => bySpelling.get(pinyin.toLowerCase().replace(/[^a-z]/g, '')) ?? [],
    soundingLike: (syllables) => bySound.get(syllables.map(nearSound).join(' ')) ?? [],
  };
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

/**
 * Puts the archive's own name where a question has one that only sounds like it (渝块办 → 渝快办). Free text is never
 * touched: only a run of characters that sounds like a whole name, is none itself, and stands nowhere in the archive.
 * @param standsInArchive whether the archive holds a text as it is
 */
export function correctNames(
  question: string,
  names: Names,
  standsInArchive: (text: string) => boolean,
): { text: string; corrections: Correction[] } {
  const characters = [...question];
  const sounds = soundsOf(question);
  const corrections: Correction[] = [];
  if (sounds.length !== characters.length) return { text: question, corrections };
  let text = '';
  for (let at = 0; at < characters.length; ) {
    let taken = 0;
    for (
      let length = Math.min(nameLength.most, characters.length - at);
      length >= nameLength.least && !taken;
      length--
    ) {
      const run = characters.slice(at, at + length).join('');
      if (names.has(run)) {
        text += run;
        taken = length;
        break;
      }
      const [name] = names.soundingLike(sounds.slice(at, at + length));
      if (!name || !/^\p{Script=Han}+$/u.test(run) || standsInArchive(run)) continue;
      corrections.push({ from: run, to: name });
      text += name;
      taken = length;
    }
    if (!taken) text += characters[at];
    at += taken || 1;
  }
  return { text, corrections };
}
