import nodejieba from 'nodejieba';
import { isDivision, isOfChongqing, taggedAsPlace, withoutEnding } from '../text/districts.js';
import { isKin } from '../text/lexicon/kin.js';
import { isGenericNoun, questionStopwords } from '../text/lexicon/question-words.js';
import { backgroundIdf, isListed } from '../text/term-weight.js';
import { isLocalPlace, saysNoSubject } from './directory/wanted.js';
import { heaviestNamed } from './passages/named-instead.js';
import type { ScoredCandidate } from './passages/score.js';
import { holds } from './passages/term-match.js';
import type { AnalysedQuestion } from './understand/analysed-question.js';

/** A thing that is said to be missing weighs at least so much of the heaviest that is. */
const ofHeaviest = 0.5;

/** The heaviest thing that a question names and nothing found holds: no sentence, none beside it, no headline; null when none can be named. */
export function missingTerm(question: AnalysedQuestion, scored: readonly ScoredCandidate[]): string | null {
  if (question.instead.length) return missingInstead(question);
  const evidence = scored
    .map(({ candidate }) => `${candidate.before}${candidate.folded}${candidate.after}\n${candidate.title}`)
    .join('\n');
  const lacking = question.terms
    .filter((term) => term.kind === 'word' && !term.borrowed && !holds(term, evidence))
    .sort((a, b) => b.weight - a.weight);
  for (const { term, weight } of lacking) {
    if (weight < lacking[0]!.weight * ofHeaviest) break;
    const noun = wholeNoun(term, question);
    if (noun === null) continue;
    // The archive may well hold the thing, only not of the place asked about (渝北区的自来水).
    const place = question.places.find(
      (name) => saysPlace(name, question) && !noun.includes(name) && !name.includes(noun),
    );
    return place ? `${place}的${noun}` : noun;
  }
  return null;
}

/** What a follow-up names and is not told of; a place with what was asked about before, for other things of it may be told. */
export function missingInstead(question: AnalysedQuestion): string | null {
  const named = heaviestNamed(question);
  if (named === null || question.instead.some(({ kind }) => kind === 'year')) return null;
  if (!isDivision(withoutEnding(named))) return named;
  const [matter] = question.terms
    .filter(({ term, kind, borrowed }) => kind === 'word' && borrowed && wordsOf(term).every(isNoun))
    .filter(({ term }) => !isDivision(withoutEnding(term)))
    .sort((a, b) => b.weight - a.weight);
  return matter ? `${named}的${matter.term}` : named;
}

/**
 * What is asked about of a place or a year that the archive may tell other things of (渝北的助餐, 2024年的门票); null where the
 * question names no such thing.
 */
export function matterOf(of: string, question: AnalysedQuestion): string | null {
  if (!/^\d{4}年$/.test(of) && !saysPlace(of, question)) return null;
  const matters = question.terms
    .filter(({ kind, borrowed, term }) => kind === 'word' && !borrowed && !of.includes(term))
    .filter(({ term }) => !isDivision(withoutEnding(term)) && !isLocalPlace(term, question))
    .sort((a, b) => b.weight - a.weight);
  for (const { term } of matters) {
    const noun = wholeNoun(term, question);
    if (noun !== null && !noun.includes(of)) return `${of}的${noun}`;
  }
  return null;
}

/**
 * What a reply may say that nothing is found about, as it may say it; null for nothing. A thing that the archive prints is not
 * named: only what is told of a place or a year may be printed of others.
 * @param missing what the evidence lacks; @param standsInArchive whether the archive holds a text as it is
 */
export function nameOfMissing(
  missing: string,
  question: AnalysedQuestion,
  standsInArchive: (text: string) => boolean,
): string | null {
  if (ofPlaceOrYear.test(missing)) return missing;
  const asItStands = oneOfSeveral.test(missing) || question.instead.some(({ term }) => term === missing);
  const name = asItStands ? missing : wholeNoun(missing.replace(/^《(.+)》$/u, '$1'), question);
  // An archive's pairs of characters tell of Chinese names only.
  const untold = /^[a-z]+$/.test(missing);
  if (name === null || (!untold && standsInArchive(name))) return null;
  return missing.startsWith('《') ? missing : name;
}

/** As {@link matterOf} and {@link missingTerm} put it. */
const ofPlaceOrYear = /^.{2,}?的./u;
/** 第三批, 5号线, 二期. */
const oneOfSeveral = /^第.{1,3}[批届轮期次季]$|^.{1,2}(?:号线|期|号楼)$/u;

/** Nouns that say nothing of what a question is about, common or not. */
const vague =
  /^(?:专门|毛病|好事|坏事|泥巴|名字|大名|贵姓|东西|地方|事情|情况|时候|小时|钟头|周末|礼拜.?|现象|办法|方面|感觉|样子|话题|原话|意思|本地人?|外地人?|好多|一家|一生|一辈子|毕业论文|论文|作业|报纸|报道|新闻|档案|文章|网上|微信|手机|电脑|照片|图片|屋头|家头|请柬|邀请函|大车|屏幕|头条|押金|现钱|现金|原因|理由|关系|好坏|区别|结果|消息)$/u;
/** A common noun is rarer than this in general Chinese ({@link backgroundIdf}), or it says too little by itself. */
const telling = 8.2;

/** What ends a noun of several words though it is one character: 驾驶证, 母婴室. */
const suffixes = new Set(
  '证费室站桩率卡费税款券票库厅馆店院所局路街桥线机器车船房楼园场池井柜箱牌表灯网群号码册本法案奖赛节展课班校费型款品药病险金钱'.split(
    '',
  ),
);

/**
 * The whole noun of the person's own words that a term belongs to (磁器 → 磁器口, 装宽带 → 宽带); null when it is none that could be
 * missing: no half of a word, nobody's kin, no word that says as little of anything.
 */
function wholeNoun(term: string, { own, expected, matters }: AnalysedQuestion): string | null {
  if (quoted(term, own) || /^[a-z]{2,}$/.test(term)) return term;
  if (saysNoSubject(term)) return null;
  // A matter of the lexicon is a name as it stands, though jieba may cut it otherwise: 狗证, 失业|金领.
  const given = matters.some(({ said }) => said === term) && suffixes.has(term.at(-1)!);
  if (given && own.includes(term) && !/^[办上打装交领换补查]/u.test(term)) return term;
  const words = wordsOf(own);
  const at = own.indexOf(term);
  let first = words.findIndex(({ start }) => start === at);
  let last = words.findIndex(({ end }) => end === at + term.length);
  if (at < 0 || first < 0 || last < first) return null;
  // What is done with it, and how many there are of it, is not its name: 装宽带, 开个店.
  while (first < last && leadsUp(words[first]!)) first++;
  while (words[last + 1] && continues(words[last + 1]!) && !saysNoSubject(words[last + 1]!.term)) last++;
  const parts = words.slice(first, last + 1);
  const noun = parts.map((word) => word.term).join('');
  const head = parts.at(-1)!;
  const ends = parts.length > 1 ? continues(head) && parts.some(isNoun) : isNoun(head);
  if (!/^[\p{Script=Han}a-z]+$/u.test(noun) || asking.test(noun)) return null;
  if (!ends || noun.length < 2 || noun.length > longestNoun || parts.some(({ term }) => questionStopwords.has(term)))
    return null;
  if (parts.filter(({ term }) => term.length === 1).length > 1) return null;
  if (isKin(noun) || isKin(head.term) || vague.test(noun)) return null;
  if (parts.length > 1) return noun;
  const asked = isGenericNoun(noun) || noun === expected.focus;
  return asked || backgroundIdf(noun) < telling ? null : noun;
}

const longestNoun = 8;
const asking = /[几哪谁啥]|多少|什么|怎/u;

/** Whether a word before a noun is no part of its name: a verb, a single character, a measure. */
function leadsUp({ term, tag }: Word): boolean {
  return (
    term.length === 1 || /^v(?!n)/.test(tag) || vague.test(term) || /^(?:开通|申请|办理|设立|安排|举办)$/.test(term)
  );
}

function quoted(term: string, own: string): boolean {
  return own.includes(`《${term}》`) || own.includes(`"${term}"`);
}

interface Word {
  term: string;
  tag: string;
  start: number;
  end: number;
}

/** The words of a text by jieba's dictionary alone: it guesses none. */
function wordsOf(text: string): Word[] {
  let at = 0;
  return nodejieba.cut(text, false).map((term) => {
    const start = at;
    at += term.length;
    return { term, tag: nodejieba.tag(term)[0]?.tag ?? 'x', start, end: at };
  });
}

const isHan = /^\p{Script=Han}+$/u;

/** jieba's table has many a verb with its object as a noun (办手续, 登广告). */
function isVerbWithObject(term: string): boolean {
  if (/^[办关评惠创搞弄].$|^收摊$|^通[邮车]$/u.test(term)) return true;
  return /^[办登打坐读装租搭上下开买交拿做看写]..$/u.test(term) && isListed(term.slice(1));
}

function isNoun({ term, tag }: Word): boolean {
  if (term.length < 2 || !isHan.test(term) || isVerbWithObject(term) || /^[不没无]|^.[不得].$/u.test(term))
    return false;
  return /^(?:n|j)/.test(tag) || (term.length > 2 && /^[li]/.test(tag));
}

/** Whether a word runs a noun before it on: another noun, or what ends one. */
function continues(word: Word): boolean {
  const isWord = isNoun(word) || word.tag === 'vn';
  return (isWord && !questionStopwords.has(word.term)) || suffixes.has(word.term) || word.term === '口';
}

/** Whether a question names a place as a word of its own (not 中山 in 中山大学), and a real one: administrative, or in jieba's table. */
function saysPlace(name: string, { own }: AnalysedQuestion): boolean {
  const stem = withoutEnding(name);
  if (/^(?:山|江|文明)城$/u.test(stem)) return false;
  const real = isOfChongqing(stem) || isDivision(stem) || taggedAsPlace(name);
  const at = own.indexOf(name);
  const words = wordsOf(own);
  // jieba takes some districts apart (渝/北).
  const isWord =
    words.some(({ term }) => withoutEnding(term) === stem) || words.some(({ end }) => end === at + name.length);
  return real && at >= 0 && isWord;
}
