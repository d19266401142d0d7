import nodejieba from 'nodejieba';
import { backgroundIdf } from './term-weight.js';
import { type TaggedToken, taggedTokens } from './tokenize.js';

/**
 * Districts and counties of Chongqing without their endings (行政区划代码, 民政部, 2023): jieba's table, which knows most of the
 * country's, lacks some of them or takes them for other words.
 */
const chongqing = new Set(
  `万州 涪陵 渝中 大渡口 江北 沙坪坝 九龙坡 南岸 北碚 綦江 大足 渝北 巴南 黔江 长寿 江津 合川 永川 南川 璧山 铜梁 潼南 荣昌 开州 梁平 武隆
   城口 丰都 垫江 忠县 云阳 奉节 巫山 巫溪 石柱 秀山 酉阳 彭水 万盛`
    .split(/\s+/)
    .filter(Boolean),
);
/** Sides of a river, adjectives and such, of which some place has its name: with its ending only it is that place. */
const otherWords = new Set(
  '江北 南岸 长寿 新建 青春 老城 中心 高台 草坪 丰田 清水 和平 安宁 太平 福利 惠民 安康'.split(' '),
);
/** Countries, regions and seas whose short names end in no word for one. */
const abroad = new Set(
  `日本 印度 朝鲜 越南 缅甸 老挝 伊朗 埃及 巴西 瑞士 荷兰 波兰 挪威 苏丹 智利 古巴 香港 澳门 台湾 俄罗斯 新加坡 菲律宾 马来西亚 意大利 西班牙 加拿大
   澳大利亚 新西兰 土耳其 乌克兰 巴基斯坦 阿根廷 墨西哥 以色列 柬埔寨 印尼`
    .split(/\s+/)
    .filter(Boolean),
);
/** Rarer than this in general Chinese: what jieba takes for no place must be a rare word to be one. */
const rareName = 8;

/** Whether two words side by side are one of Chongqing's districts that jieba takes apart (渝/中). */
export function splitDistrict(left: string, right: string): boolean {
  return left.length + right.length <= 3 && chongqing.has(left + right) && !otherWords.has(left + right);
}

/** Whether a word of a question is the name of a province, city, district or county, with its ending or, as people say it, without. */
export function namesDistrict({ term, tag }: Pick<TaggedToken, 'term' | 'tag'>): boolean {
  if (!/^\p{Script=Han}{2,}$/u.test(term) || otherWords.has(term)) return false;
  if (/^\p{Script=Han}{2,3}[省市区县镇乡村]$/u.test(term)) return true;
  if (chongqing.has(term) || abroad.has(term)) return true;
  if (tag === 'ns') return /[国洲州岛]$/.test(term) || namedWithEnding(term);
  return /^(?:n[rz]?|x)$/.test(tag) && backgroundIdf(term) >= rareName && namedWithEnding(term);
}

const ofChongqing = new RegExp(`(?:${[...chongqing].join('|')})[区县]`, 'u');

/** Whether a folded text names a province, city, district or county by its full name. */
export function holdsPlaceName(folded: string): boolean {
  if (ofChongqing.test(folded)) return true;
  return taggedTokens(folded).some(({ term, tag }) => tag === 'ns' && /^\p{Script=Han}{2,}[省市区县]$/u.test(term));
}

const unmistakable = new RegExp([...chongqing].filter((name) => !otherWords.has(name)).join('|'), 'u');

const anyOfChongqing = new RegExp(`${ofChongqing.source}|${unmistakable.source}`, 'gu');

/** The first of Chongqing's districts that a folded text names unmistakably, though jieba may take it apart; else null. */
export function districtIn(folded: string): string | null {
  return unmistakable.exec(folded)?.[0] ?? null;
}

/** Chongqing's districts and counties in the order of a folded text, each as often as it names them, without their endings. */
export function districtsIn(folded: string): string[] {
  return [...folded.matchAll(anyOfChongqing)].map(([name]) => withoutEnding(name));
}

/** What follows a district that opens a question; a word (长寿的秘诀, 南岸边) is followed otherwise. */
const beginsWithPlace =
  /^(\p{Script=Han}{2,3}?)(?=区|的?(?:19|20)\d{2}年?|的?[今去前明]年|的?每[年月天]|的?(?:现在|目前|一共|总共)|那[边里]|这[边里]|有(?:没有|多少|几|哪|什么)|是不是|能不能|怎么|哪)/u;

/** One of Chongqing's districts that a folded question begins with, be its name another word as well (江北去年…); else null. */
export function districtFirst(folded: string): string | null {
  const name = beginsWithPlace.exec(folded)?.[1];
  return name !== undefined && chongqing.has(name) && otherWords.has(name) ? name : null;
}

/** Whether a folded text says anywhere what place it is of: by a full name, or by a district of Chongqing as people say it. */
export function tellsItsPlace(folded: string): boolean {
  return unmistakable.test(folded) || holdsPlaceName(folded);
}

/** The district or county that a folded text names last, without its ending; null when it names none. */
export function lastDistrict(folded: string): string | null {
  const named = [...folded.matchAll(anyOfChongqing)].at(-1);
  const [written] = taggedTokens(folded.slice(named?.index ?? 0))
    .filter(({ term, tag }) => tag === 'ns' && /^\p{Script=Han}{2,}[区县]$/u.test(term))
    .slice(-1);
  if (!named) return written ? withoutEnding(written.term) : null;
  return written && written.start > 0 ? withoutEnding(written.term) : withoutEnding(named[0]);
}

/** A place's name without the word for what it is (渝北区 → 渝北); names of two characters (忠县) stay. */
export function withoutEnding(place: string): string {
  return place.length > 2 ? place.replace(/[省市区县镇乡村]$/, '') : place;
}

/** Whether a name without its ending is that of a province, city, district or county of China. */
export function isDivision(stem: string): boolean {
  return chongqing.has(stem) || (!abroad.has(stem) && namedWithEnding(stem));
}

/** Whether jieba's table has the name with an ending of places. */
function namedWithEnding(term: string): boolean {
  return ['省', '市', '区', '县'].some((ending) => taggedAsPlace(term + ending));
}

/** Whether jieba's table has a word as a place. */
export function taggedAsPlace(word: string): boolean {
  const [whole] = nodejieba.tag(word);
  return whole?.word === word && whole.tag === 'ns';
}

/** Whether a stem is one of Chongqing's districts and counties. */
export function isOfChongqing(stem: string): boolean {
  return chongqing.has(stem);
}

/** Whether a stem is another word as well, so that only its ending tells that the place is meant (江北). */
export function mayBeAnotherWord(stem: string): boolean {
  return otherWords.has(stem);
}
