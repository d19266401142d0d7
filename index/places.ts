import type { Article } from '../src/domain/article.js';
import {
  isDivision,
  isOfChongqing,
  mayBeAnotherWord,
  namesDistrict,
  taggedAsPlace,
  withoutEnding,
} from '../src/text/districts.js';
import { fold } from '../src/text/fold.js';
import { isProvince, partOf } from '../src/text/places.js';
import { taggedTokens } from '../src/text/tokenize.js';

/** A page has so many articles at least; a text of its own may be about any place. */
const articlesOfAPage = 3;
/** Of a file or a paper so many articles tell well enough what place it is of. */
const articlesRead = 30;
/** Named in the news of every place. */
const capital = '北京';
/** So many articles name the place that their page is of. */
const namedBy = 3;

/**
 * Tells each article what place its paper or page is of, where the archive is of several; in an archive of one place, naming
 * it tells nothing and all stay without. A paper is of the place in its name (沙坪坝报), else, like a page without a paper's
 * name, of the one that its articles name most. Changes the articles.
 */
export function tellPlaces(articles: readonly Article[]): void {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    const key = article.newspaper ?? pageOf(article);
    const group = groups.get(key);
    if (group) group.push(article);
    else groups.set(key, [article]);
  }
  const found = [...groups.values()].map((group) => ({ group, place: placeOf(group) }));
  if (!areSeveral(found.map(({ place }) => place))) return;
  for (const { group, place } of found) for (const article of group) article.place = place;
}

/** A page's articles are of one place; ready articles of one file may be of any. */
function pageOf({ id, source: { file } }: Article): string {
  return file.endsWith('.jsonl') ? `\n${file}\n${id}` : `\n${file}`;
}

/** The places that an archive's articles are of, the one of most articles first; none where it is of one place only. */
export function placesOf(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { place } of articles) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([place]) => place);
}

/** Whether two of the places lie beside each other: a district and its city are one place, and a province is none. */
function areSeveral(places: readonly (string | null)[]): boolean {
  const named = [...new Set(places)].filter((place): place is string => place !== null && !isProvince(place));
  return named.some((a) => named.some((b) => a !== b && !partOf(a, b) && !partOf(b, a)));
}

function placeOf(group: readonly Article[]): string | null {
  const { newspaper } = group[0]!;
  const ofPaper = newspaper === null ? null : placeOfPaper(newspaper);
  if (ofPaper !== null || group.length < articlesOfAPage) return ofPaper;
  const counts = countPlaces(group.slice(0, articlesRead).map(({ headline, body }) => fold(`${headline}\n${body}`)));
  const ranked = [...counts].filter(([place]) => place !== capital).sort(([, m], [, n]) => n - m);
  // What is said of a district is said of its city too, unless several of its districts are spoken of.
  const isOfOnePart = (place: string, count: number) => {
    const [most, next] = ranked.filter(([part]) => partOf(part, place));
    return most !== undefined && most[1] > count / 2 && most[1] > (next?.[1] ?? 0);
  };
  const [first, second] = ranked.filter(([place, count]) => !isOfOnePart(place, count));
  return first !== undefined && first[1] >= namedBy && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/** What papers call their city by: no place of that name is meant, though there may be one. */
const bynames: ReadonlyMap<string, string> = new Map(
  `山城 重庆 渝州 重庆 江城 武汉 蓉城 成都 筑城 贵阳 羊城 广州 春城 昆明 泉城 济南 冰城 哈尔滨 榕城 福州 鹏城 深圳 星城 长沙 洪城 南昌 金陵 南京`
    .match(/\S+ \S+/g)!
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The stem of the place that a newspaper's name says it is of (沙坪坝报, 蓉城晚报), else null (健康报). */
function placeOfPaper(newspaper: string): string | null {
  const name = fold(newspaper);
  const city = bynames.get(name.slice(0, 2));
  if (city !== undefined) return city;
  for (const length of [3, 2]) {
    const stem = name.slice(0, length);
    if (stem.length === length && (isOfChongqing(stem) || taggedAsPlace(stem)) && isDivision(stem)) return stem;
  }
  return null;
}

/**
 * In how many of some folded texts each city and each of Chongqing's districts is named, by stem. A district whose name may be
 * another word counts where the texts give it once with its ending (江北区); those of other cities, which may be streets as
 * well (花溪), do not.
 */
function countPlaces(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const named = new Set(
      taggedTokens(text)
        .filter(namesDistrict)
        .map(({ term }) => withoutEnding(term)),
    );
    for (const stem of named) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const isTheirs = (stem: string) =>
    isOfChongqing(stem) ? !mayBeAnotherWord(stem) || texts.some((text) => text.includes(`${stem}区`)) : isCity(stem);
  return new Map([...counts].filter(([stem]) => isTheirs(stem)));
}

function isCity(stem: string): boolean {
  return !mayBeAnotherWord(stem) && taggedAsPlace(`${stem}市`);
}
