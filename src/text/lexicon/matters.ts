import { tokens } from '../tokenize.js';
import { expandColloquial } from './colloquial.js';
import { city } from './matters/city.js';
import { life } from './matters/life.js';
import type { Matter } from './matters/matters.js';
import { papers } from './matters/papers.js';
import { createPhraseFinder } from './phrase-finder.js';
import { synonymsOf } from './synonyms.js';

/** Every matter of the tables. */
export const allMatters: readonly Matter[] = [...papers, ...city, ...life];

const findMatters = createPhraseFinder(
  new Map(allMatters.flatMap((matter) => matter.said.map((said): [string, Matter] => [said, matter]))),
);

/** What one does about a matter, before its name (办狗证). */
const doing = /^[办补换领交缴查买坐]$/;

/** A matter that a question names, without what is done about it, and the strings of which every text that tells of it holds one. */
export interface NamedMatter {
  said: string;
  told: readonly string[];
}

/** The matters that a folded question names. */
export function mattersIn(question: string): NamedMatter[] {
  return findMatters(question).map(({ entry, start, end }) => {
    const said = question.slice(start, end);
    const printed = expandColloquial(said).flatMap((phrase) => phrase.printed);
    const [first] = tokens(said);
    const named = first && doing.test(first.term) && said.length > 2 ? said.slice(first.end) : said;
    return { said: named, told: [...entry.said, ...entry.told, ...synonymsOf(said), ...printed] };
  });
}

/** Whether a folded text holds a word by which a matter is told. */
export function tellsOf({ told }: NamedMatter, folded: string): boolean {
  return told.some((word) => folded.includes(word));
}
