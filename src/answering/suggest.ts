import type { Citation, Excerpt, Language } from '../domain/answer.js';
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

/** What stands before or behind a name where a text tells of the thing, not only mentions it. */
const introduced =
  /(?:推出|打造|建立|建设|搭建|开展|实施|启动|设立|创新|推行|首创|上线|开通|探索|构建|成立|开发|试点|推广|形成|深化)(?:了|的|全国首个|全市首个|首个|一批)?$/;
const defined = /^.{0,6}(?:是(?!否)|即|指|,|，是)/;

/** Questions about what else the quoted articles name in quotation marks. */
export function suggestNext(
  excerpts: readonly Excerpt[],
  articleOf: (id: string) => Article | null,
  language: Language,
): string[] {
  const quoted = excerpts.map(({ text }) => text).join('\n');
  const { told, mentioned } = namesIn(excerpts, articleOf);
  const left = [...told, ...mentioned].filter((name) => !quoted.includes(name));
  return left.slice(0, suggested).map((name) => whatIs(name, language));
}

/** Questions about what the articles named with a refusal tell of, then for hotlines, as many as are suggested. */
export function suggestInstead(
  related: readonly Citation[],
  { directory, articleOf }: { directory: readonly DirectoryEntry[]; articleOf: (id: string) => Article | null },
  language: Language,
): string[] {
  const { told } = namesIn(
    related.map((citation) => ({ citation })),
    articleOf,
  );
  const near = [...told].map((name) => whatIs(name, language));
  const lines = suggestHotlines(directory, language);
  return [...near.slice(0, suggested - Math.min(1, lines.length)), ...lines].slice(0, suggested);
}

function whatIs(name: string, language: Language): string {
  return language === 'zh' ? `“${name}”是什么？` : `What is “${name}”?`;
}

/** The things that articles name in quotation marks: those of which they tell more, and those that they only mention. */
function namesIn(
  sources: readonly { citation: Pick<Citation, 'articleId'> }[],
  articleOf: (id: string) => Article | null,
): { told: Set<string>; mentioned: Set<string> } {
  const [told, mentioned] = [new Set<string>(), new Set<string>()];
  for (const id of new Set(sources.map(({ citation }) => citation.articleId))) {
    const body = articleOf(id)?.body ?? '';
    for (const { 0: whole, 1: name, 2: after, index } of body.matchAll(
      /[“"]([\p{Script=Han}]{3,10})[”"](?=(.{0,6}))/gu,
    )) {
      if (!namesThing.test(name!) && !followedByThing.test(after!.toLowerCase())) continue;
      const isTold =
        introduced.test(body.slice(Math.max(0, index - 8), index)) || defined.test(body.slice(index + whole.length));
      (isTold ? told : mentioned).add(name!);
    }
  }
  for (const name of told) mentioned.delete(name);
  return { told, mentioned };
}
