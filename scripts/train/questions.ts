import nodejieba from 'nodejieba';
import type { Random } from './random.js';

const word = /^[\p{L}\p{N}]+$/u;
/** Parts of speech (jieba's ICTCLAS tags) that carry what a sentence is about. */
const contentTag = /^(n|v|a|t|s|f|j|l|i|x|eng|m)/;

const amount = /\d[\d.,]*(?:多|余)?(?:万|亿)?(?=[\p{L}%])/u;
const moment = /(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|\d{4}年(?:\d{1,2}月)?|\d{1,2}月/u;
const place = /(?<=[在于到])[\p{L}]{2,8}?(?=举行|召开|举办|开幕|启动|成立|召集|发生|工作|生活|,|,|。)/u;
const person = /^[\p{L}]{2,4}(?=(?:说|表示|介绍|指出|认为|强调|告诉))/u;

/** What a question asks for instead of the words it leaves out. */
const asks: [RegExp, string[]][] = [
  [moment, ['什么时候', '何时', '哪一天', '哪年']],
  [amount, ['多少', '几']],
  [place, ['哪里', '哪儿', '什么地方', '何处']],
  [person, ['谁', '哪位']],
];

const openings = ['', '', '', '', '请问', '我想问一下', '想知道', '关于', '对于'];
const endings = [
  ...['', '', '', '', '?', '是什么?', '有哪些?', '怎么办?', '如何办理?', '怎么做?', '是怎么规定的?', '有什么要求?'],
  ...['有哪些措施?', '有何举措?', '有哪些支持政策?', '做了哪些工作?', '情况如何?', '要注意什么?', '在哪里?', '多少钱?'],
  ...['什么时候开始?', '需要什么条件?', '有什么规定?', '为什么?', '包括哪些内容?', '怎么样?', '由谁负责?', '能不能?'],
];

/**
 * A question whose answer the sentence holds: one number, date, place or name of it asked for; null when it has none.
 */
export function askForPart(sentence: string, random: Random): string | null {
  const possible = asks.filter(([pattern]) => pattern.test(sentence));
  if (possible.length === 0) return null;
  const [pattern, words] = random.pick(possible);
  const asked = sentence.replace(pattern, random.pick(words)).replace(/[。!;]+$/u, '');
  // A person names the clause in question and seldom the whole sentence.
  const clauses = asked.split(/[,,;。:]/u).filter((clause) => clause.length > 1);
  const at = clauses.findIndex((clause) => words.some((asking) => clause.includes(asking)));
  if (at < 0) return `${asked}?`;
  const first = Math.max(0, at - random.below(3));
  return `${clauses.slice(first, at + 1 + random.below(2)).join('')}?`;
}

/** Tags of what an article is about as a whole: places, organisations, other proper names. */
const nameTag = /^(ns|nt|nz)/;

/**
 * Names in a text's opening, such as the city and the authority that acts: people put them into a question, and the
 * passage that answers it no longer repeats them.
 */
export function subjectOf(opening: string, random: Random): string {
  const tagged = nodejieba.tag(opening);
  const first = tagged.findIndex(({ tag }) => nameTag.test(tag));
  if (first < 0) return '';
  let last = first;
  // A name and the nouns right behind it: 重庆市 + 税务局.
  while (last + 1 < tagged.length && last - first < 3 && /^n/.test(tagged[last + 1]!.tag) && random.chance(0.7)) last++;
  return tagged
    .slice(first, last + 1)
    .map(({ word: text }) => text)
    .join('');
}

/** What a sentence is about in a few of its words, in their order, dressed as a question. */
export function askAbout(sentence: string, random: Random): string | null {
  const content = nodejieba
    .tag(sentence)
    .filter(({ word: text, tag }) => word.test(text) && (text.length > 1 || contentTag.test(tag)))
    .filter(({ tag }) => contentTag.test(tag))
    .map(({ word: text }) => text);
  if (content.length < 2) return null;
  const count = Math.min(content.length, 2 + random.below(6));
  const first = random.below(content.length - count + 1);
  const span = random.chance(0.5)
    ? content.slice(first, first + count)
    : random
        .shuffle(content.map((_, i) => i))
        .slice(0, count)
        .sort((a, b) => a - b)
        .map((i) => content[i]!);
  return random.pick(openings) + span.join('') + random.pick(endings);
}
