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

/** What follows or ends the name of a thing that can be asked about; a figure of speech in quotation marks (烟火气, 店小二) has neither. */
const thing =
  '行动|计划|工程|机制|平台|服务|改革|模式|建设|活动|制度|体系|试点|项目|案例|系统|经验|app|中心|窗口|基地|站|数据库|清单';
const namesThing = new RegExp(`(?:${thing}|官|团|码|银行|食堂|诊所|[通综网]办|工作日)$`);
const followedByThing = new RegExp(`^(?:专项|主题|创新|实践|工作)?(?:${thing})`);

/** Questions about what else the quoted articles name in quotation marks. */
export function suggestNext(
  excerpts: readonly Excerpt[],
  articleOf: (id: string) => Article | null,
  language: Language,
): string[] {
  const quoted = excerpts.map(({ text }) => text).join('\n');
  const names = new Set<string>();
  for (const id of new Set(excerpts.map(({ citation }) => citation.articleId))) {
    for (const [, name, after] of articleOf(id)?.body.matchAll(/[“"]([\p{Script=Han}]{3,10})[”"](?=(.{0,6}))/gu) ??
      []) {
      if (!quoted.includes(name!) && (namesThing.test(name!) || followedByThing.test(after!.toLowerCase())))
        names.add(name!);
    }
  }
  return [...names].slice(0, suggested).map((name) => (language === 'zh' ? `“${name}”是什么？` : `What is “${name}”?`));
}
