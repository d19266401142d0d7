import type { Excerpt, Language } from '../domain/answer.js';
import type { Article } from '../domain/article.js';
import type { DirectoryEntry, Entry } from '../domain/directory.js';

const suggested = 3;

/** The question that asks for an entry's number. */
export function hotlineQuestion({ name }: Pick<Entry, 'name'>, language: Language): string {
  if (language === 'en') return `What is the phone number of “${name}”?`;
  return `${name}${/热线|电话/.test(name) ? '' : '电话'}是多少？`;
}

/** Questions for hotlines of other categories than those shown; all can be answered, for each names an entry. */
export function suggestHotlines(
  directory: readonly DirectoryEntry[],
  language: Language,
  shown: readonly Entry[] = [],
): string[] {
  const seen = new Set<string>(shown.map(({ category }) => category));
  const found: string[] = [];
  for (const { category, name, number } of directory) {
    if (found.length >= suggested) break;
    if (category === 'other' || seen.has(category)) continue;
    seen.add(category);
    found.push(language === 'zh' ? hotlineQuestion({ name }, language) : `What is ${number} for?`);
  }
  return found;
}

/** Questions about what else the quoted articles name in quotation marks. */
export function suggestNext(
  excerpts: readonly Excerpt[],
  articleOf: (id: string) => Article | null,
  language: Language,
): string[] {
  const quoted = excerpts.map(({ text }) => text).join('\n');
  const names = new Set<string>();
  for (const id of new Set(excerpts.map(({ citation }) => citation.articleId))) {
    for (const [, name] of articleOf(id)?.body.matchAll(/[“"]([\p{Script=Han}]{3,10})[”"]/gu) ?? []) {
      if (!quoted.includes(name!)) names.add(name!);
    }
  }
  return [...names].slice(0, suggested).map((name) => (language === 'zh' ? `“${name}”是什么？` : `What is “${name}”?`));
}
