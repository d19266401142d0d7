import type { Article, ArticleKind } from '../../domain/article.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import { namesOfPlace } from '../../text/places.js';

/** Words that let a place or a paper in a question match the printed box that an entry stands in. */
const kindWords: Partial<Record<ArticleKind, string>> = {
  masthead: '报头 版头 报眼 头版 报纸 本报 报社 记者 编辑',
  'service-info': '便民 便民电话 服务电话 常用电话 市民 生活 公共服务 公用事业',
};

/** So many characters around a number in a story tell whose it is; the rest may speak of any place. */
const besideNumberInStory = 60;

/** So many characters before a number tell of what it is for. */
const toldBeforeNumber = 150;

/** What stands in print of an entry, folded. */
export interface Prints {
  name: string;
  /** What names the place in the paper: a masthead's newspaper, the words for a box, a story's headline. */
  where: string;
  /** What stands around the number in a story; nothing for a box, whose lines are of other matters. */
  near: string;
  /** A story's headline and what it tells before the number; nothing for a box. */
  story: string;
  /** The name, the paper, its place, the headline and what is printed around: of a box of numbers all, of a story what is near. */
  around: string;
  /** Whether a page of a known place prints it, where the archive is of several. */
  placed: boolean;
}

const known = new WeakMap<DirectoryEntry, Prints>();

/** What stands in print of an entry; read once an entry, which never changes. */
export function printsOf(entry: DirectoryEntry, articleOf: (id: string) => Article | null): Prints {
  const cached = known.get(entry);
  if (cached) return cached;
  const where = new Set<string>();
  const around = new Set([entry.name]);
  const told = new Set<string>();
  const stories = new Set<string>();
  let placed = false;
  for (const { articleId, start, end } of entry.sightings) {
    const article = articleOf(articleId);
    if (!article) continue;
    const { newspaper, place, headline, body, kind } = article;
    const words = kindWords[kind] ?? '';
    placed ||= place !== null;
    for (const text of [kind === 'masthead' ? (newspaper ?? '') : '', headline, words]) where.add(text);
    const near = words ? body : body.slice(Math.max(0, start - besideNumberInStory), end + besideNumberInStory);
    if (!words) {
      told.add(near);
      stories.add(headline).add(body.slice(Math.max(0, start - toldBeforeNumber), end));
    }
    for (const text of [newspaper ?? '', ...namesOfPlace(place), headline, words, near]) around.add(text);
  }
  const prints = {
    name: fold(entry.name),
    where: fold([...where].join(' ')),
    near: fold([...told].join(' ')),
    story: fold([...stories].join(' ')),
    around: fold([...around].join(' ')),
    placed,
  };
  known.set(entry, prints);
  return prints;
}
