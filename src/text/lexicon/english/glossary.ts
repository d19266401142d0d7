/** The longest phrase of the glossary, in words. */
export const longestPhrase = 7;

/** Phrases by their words, joined with blanks: as written, and by the stems of their words. */
export interface Glossary {
  exact: ReadonlyMap<string, readonly string[]>;
  stemmed: ReadonlyMap<string, readonly string[]>;
}

/** The singular of a regular plural; other words stay. */
export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui']s$/.test(word) && word.length > 3) return word.slice(0, -1);
  return word;
}

/** What regular inflections of a word have in common (report, reported, reporting → report; use, used → us). */
function stem(word: string): string {
  const base = singular(word);
  const bare = base.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '').replace(/([^aeiouls])\1$/, '$1');
  return bare.replace(/(?<=[a-z]{2})e$/, '').replace(/(?<=[^aeiou])i$/, 'y');
}

/** Reads tables of `english=中文 中文;`. The first of two equal entries wins. */
export function readGlossary(tables: readonly string[]): Glossary {
  const exact = new Map<string, readonly string[]>();
  const stemmed = new Map<string, readonly string[]>();
  for (const entry of tables.join('\n').split(/[;\n]/)) {
    const [english = '', chinese = ''] = entry.split('=').map((part) => part.trim());
    if (!english) continue;
    const meanings = chinese.split(/\s+/);
    if (!exact.has(english)) exact.set(english, meanings);
    const key = english.split(' ').map(stem).join(' ');
    if (!stemmed.has(key)) stemmed.set(key, meanings);
  }
  return { exact, stemmed };
}

/** The longest phrase that the words begin with; a lone stop word is none. */
export function lookUpPhrase(
  { exact, stemmed }: Glossary,
  words: readonly string[],
  stopwords: ReadonlySet<string>,
): { chinese: readonly string[]; length: number } | null {
  for (let length = Math.min(longestPhrase, words.length); length > 0; length--) {
    if (length === 1 && stopwords.has(words[0]!)) return null;
    const phrase = words.slice(0, length);
    const chinese =
      exact.get(phrase.join(' ')) ??
      exact.get(phrase.map(singular).join(' ')) ??
      exact.get(phrase.join(' ').replaceAll('-', ' ')) ??
      stemmed.get(phrase.map(stem).join(' '));
    if (chinese) return { chinese, length };
  }
  return null;
}
