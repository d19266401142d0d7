import nodejieba from 'nodejieba';
import { isGuessed } from '../../guessed-words.js';

const isNoun = (tag: string) => /^(?:n|x$|eng|l$|i$|q$|b$|vn|an|f$)/.test(tag);
/** jieba tags abbreviated nouns (党支部), windows and halls (窗口), works (厂) and some endings of offices (巡察组) otherwise. */
const isOtherNoun = ({ word, tag }: { word: string; tag: string }) =>
  (tag === 'j' && word.length > 2) ||
  (tag === 's' && !/[上下里内中外前后旁边间]$/.test(word)) ||
  (tag === 'zg' && /^[组盘屏厂]$/.test(word));
const isName = (tag: string) => /^n[srt]/.test(tag);
const notModifiers = new Set([
  '累计',
  '共计',
  '合计',
  '总共',
  '一共',
  '达到',
  '超过',
  '需要',
  '目前',
  '拥有',
  '可以',
  '属于',
  '成为',
  '获得',
  '包括',
]);
const notNouns = new Set([
  '的',
  '了',
  '是',
  '有',
  '吗',
  '呢',
  '要',
  '都',
  '就',
  '才',
  '会',
  '能',
  '来',
  '去',
  '上',
  '里',
  '中',
  '时',
  '后',
  '前',
  '内',
  '以上',
  '以下',
  '管',
  '办',
  '修',
  '开',
  '做',
  '用',
  '最',
  '参赛',
  '参加',
  '参与',
  '主办',
  '承办',
  '举办',
  '举行',
  '获得',
  '入选',
]);
const shortNoun = /^[区县镇乡村人点家店校街站路]/;
const han = /^[\p{Script=Han}a-z0-9]+$/u;

/** The noun phrase that a text begins with (“摊位和菜” → 摊位); null when it begins with something else. */
export function leadingNoun(text: string): string | null {
  const clause = /^[^\s,，。.?？!！;；:：、]*/.exec(text)?.[0] ?? '';
  if (!clause) return null;
  const tagged = nodejieba.tag(clause);
  let phrase = '';
  let nouns = 0;
  for (const [i, { word, tag }] of tagged.entries()) {
    // jieba runs a short noun into the verb behind it (哪几个区先搞: 区先).
    if (i === 0 && word.length === 2 && shortNoun.test(word) && isGuessed(word)) return word[0]!;
    // 哪个厂生产的 asks for the 厂.
    if (notNouns.has(word) || !han.test(word) || (word === '生产' && /[厂司家]$/.test(phrase))) break;
    const next = tagged[i + 1];
    if ((isNoun(tag) && !isName(tag)) || isOtherNoun({ word, tag })) {
      phrase += word;
      nouns++;
    } else if (
      nouns === 0 &&
      phrase === '' &&
      /^[vabj]/.test(tag) &&
      next &&
      (isNoun(next.tag) || isOtherNoun(next)) &&
      !notNouns.has(next.word)
    ) {
      phrase += word;
    } else {
      break;
    }
  }
  return nouns > 0 && phrase.length <= 10 ? phrase : null;
}

/** The noun phrase that a text ends with, at most a modifier and a noun (“渝快办注册用户” → 注册用户). */
export function trailingNoun(text: string): string | null {
  const clause = /[^\s,，。.?？!！;；:：、《》"'()（）]*$/.exec(text)?.[0] ?? '';
  const trimmed = clause.replace(
    /(?:一共|总共|共|大概|大约|约|达到|达|都|究竟|到底|目前|现在|现|能|会|可以|需要|要|有|是|为|在|的|了|得)+$/,
    '',
  );
  if (!trimmed) return null;
  const tagged = nodejieba.tag(trimmed);
  const last = tagged.at(-1);
  if (!last || !isNoun(last.tag) || notNouns.has(last.word) || !han.test(last.word)) return null;
  const before = tagged.at(-2);
  const modifies =
    before !== undefined &&
    before.word.length >= 2 &&
    han.test(before.word) &&
    /^(?:v|n|b|a|j|l)/.test(before.tag) &&
    !isName(before.tag) &&
    !notModifiers.has(before.word);
  return modifies && last.word.length + before.word.length <= 8 ? before.word + last.word : last.word;
}
