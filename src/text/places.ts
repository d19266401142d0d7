import { isDivision, isOfChongqing } from './districts.js';

/** The city that all districts known here are of: naming it tells none of them apart. */
export const homeCity = '重庆';

/** Whether a stem is the name of a place that tells some of the city's papers and lines from others. */
export function tellsWhere(stem: string): boolean {
  return stem !== homeCity && isDivision(stem);
}

const provinces = new Set(
  `河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆`.split(
    ' ',
  ),
);

/** Whether a stem is the name of a province or an autonomous region (the four cities of that rank are cities here). */
export function isProvince(stem: string): boolean {
  return provinces.has(stem);
}

/** Whether one place lies in another; known of Chongqing's districts only. */
export function partOf(place: string, whole: string): boolean {
  return whole === homeCity && isOfChongqing(place);
}

/** The names that stand for a place in print: its own, after that of the city it is a district of; none for no place. */
export function namesOfPlace(place: string | null): string[] {
  if (place === null) return [];
  return isOfChongqing(place) ? [homeCity, place] : [place];
}

/**
 * Whether a place tells some of an archive's articles from others: one that all of its places are or lie in does not.
 * @param places of the archive (`Manifest.places`); none where it is of one place
 */
export function tellsApart(stem: string, places: readonly string[]): boolean {
  return places.length > 0 && !places.every((place) => place === stem || partOf(place, stem));
}
