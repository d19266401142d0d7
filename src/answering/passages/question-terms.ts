import type { DirectoryCategory } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import { isGuessed, wordsOfQuestion } from '../../text/guessed-words.js';
import { expandColloquial } from '../../text/lexicon/colloquial.js';
import { measurePattern, questionStopwords } from '../../text/lexicon/question-words.js';
import { synonymsOf } from '../../text/lexicon/synonyms.js';
import { blankOut, type Span } from '../../text/sentences.js';
import { startsAsSurname } from '../../text/surnames.js';
import { backgroundIdf, isListed } from '../../text/term-weight.js';
import { bigramMark } from '../../text/tokenize.js';

/** How often terms stand in the archive's passages, and what places it is of; an opened index is one. */
export interface TermFrequency {
  documentFrequency(term: string): number;
  readonly manifest: { counts: { passages: number }; places: readonly string[] };
}

/** One thing that a question is about. */
export interface QuestionTerm {
  /** Folded, as asked. */
  term: string;
  /** Other ways to print it: synonyms and the official words for a colloquial phrase, folded. */
  alternatives: readonly string[];
  /** 0 to 1: how much the question turns on it; rare words weigh more. */
  weight: number;
  kind: 'word' | 'number' | 'year' | 'latin';
  /** The directory category that a colloquial phrase speaks of, else null. */
  category: DirectoryCategory | null;
  /** A name of a person, place, organisation or brand, by jieba's tag. */
  proper: boolean;
  /** A verb, by jieba's tag: what is done or happens. */
  verb: boolean;
  /** Taken from the conversation, not from the person's own words. */
  borrowed: boolean;
}

/** Parts of speech that carry no content: prepositions, conjunctions, particles, pronouns, adverbs, interjections. */
const functionWords = /^(?:p|c|u|r|y|e(?!ng)|o|d|zg)/;
/** jieba's tags of these hold many a noun and verb too (大足, 到期, 高速 as adverbs; 村, 罚 as zg). */
const looseTags = /^(?:d|c|zg)$/;
/** Adverbs and conjunctions are common words: of two characters and more, few are rarer than this ({@link backgroundIdf}). */
const commonAdverb = 6.6;
const adverbs =
  /^(?:最.|就.|[几非原那].*|偷偷|亲手|连夜|随时|随手|马上|难得|起步|早点|大致|相继|率先|同步|真实|好处|所说|接过|[仍较且每往今则均行各够组度员反失])$/;

/** Whether a token, by jieba's tag, says something of what the question is about. */
function saysSomething({ term, tag }: { term: string; tag: string }): boolean {
  if (!functionWords.test(tag)) return true;
  if (!looseTags.test(tag) || adverbs.test(term)) return false;
  return tag === 'zg' || (term.length > 1 && isListed(term) && backgroundIdf(term) >= commonAdverb);
}

/** Months, days and lines go by their number, which alone says nothing: 11月, 5日, 19号线. */
const numbered = /(?<![\d.])(\d{1,2})(月|日|号线?(?![\d码楼院门馆栋]))/gu;

/** How much of something, which tells its unit and is no thing (一张, 每公斤, 几点钟); 一期 and 一楼 are one of several. */
const counted = new RegExp(
  `^(?:[一两每几](?![期档楼号届级批栋站])${measurePattern}|几点钟|周几|星期几|一[哈次])$`,
  'u',
);

/** A Latin word that ends in digits is printed with and without a hyphen (GPT4, GPT-4). */
function spellings(term: string): string[] {
  const [, letters, digits] = /^([a-z]+)(\d+)$/.exec(term) ?? [];
  return letters === undefined ? [] : [`${letters}-${digits}`, `${letters} ${digits}`];
}

/** What is left of a question's own words after its question words were taken out. */
const emptyWords = new Set('干嘛 干什么 干啥 年 月 日 号 东西 事情 时候'.split(' '));

/**
 * What a question is about, each with a weight: its content words, with a colloquial phrase taken as one term.
 * @param namesIn where a folded text holds names of the archive, which are terms as they stand
 * @param question standardised text with the question words blanked out (any length-preserving blanking will do)
 */
export function questionTerms(
  question: string,
  frequency: TermFrequency,
  namesIn: (folded: string) => Span[] = () => [],
): QuestionTerm[] {
  const folded = fold(question);
  const known = namesIn(folded);
  const names = [...known, ...titlesIn(folded).filter((title) => !known.some((name) => overlap(name, title)))];
  const inName = (start: number, end: number) => names.some(([from, to]) => start < to && end > from);
  const phrases = expandColloquial(folded).filter(
    ({ said, start, end }) => !inName(start, end) && !questionStopwords.has(said),
  );
  const terms: QuestionTerm[] = [];
  const seen = new Set<string>();
  const add = (
    term: string,
    alternatives: readonly string[],
    {
      category = null,
      proper = false,
      verb = false,
      doubted = false,
      weighedAs = term,
    }: {
      category?: DirectoryCategory | null;
      proper?: boolean;
      verb?: boolean;
      doubted?: boolean;
      weighedAs?: string;
    } = {},
  ) => {
    if (seen.has(term)) return;
    seen.add(term);
    const weight = weightOf(weighedAs, frequency) * (doubted ? doubtfulWorth : 1);
    terms.push({ term, alternatives, weight, kind: kindOf(term), category, proper, verb, borrowed: false });
  };
  for (const [start, end] of names) add(folded.slice(start, end), [], { proper: true });
  for (const phrase of phrases) {
    add(folded.slice(phrase.start, phrase.end), phrase.printed.map(fold), {
      category: phrase.category ?? null,
    });
  }
  const unnamed = blankOut(folded, names);
  for (const [said, number, unit] of unnamed.matchAll(numbered))
    add(said, unit === '日' ? [`${number}号`] : unit === '号' ? [`${number}日`] : [], { weighedAs: number! });
  // jieba does not know the archive's names and would run their ends, and that of a date, into the words beside them.
  const rest = unnamed.replace(numbered, (said) => ' '.repeat(said.length)).replace(/(?<=\d)[年月日号]/g, ' ');
  for (const token of wordsOfQuestion(rest, (term) => frequency.documentFrequency(term) > 0)) {
    if (questionStopwords.has(token.term) || emptyWords.has(token.term) || !saysSomething(token)) continue;
    if (phrases.some((phrase) => token.start >= phrase.start && token.end <= phrase.end)) continue;
    if (counted.test(token.term)) continue;
    const { term, tag } = token;
    add(term, [...synonymsOf(term), ...spellings(term)], {
      proper: /^(?:nr|ns|nt|nz)/.test(tag) && term.length > 1,
      verb: /^v/.test(tag),
      doubted: isDoubtful(term, frequency),
    });
  }
  // jieba reads 渝中区长 as 渝中区 and 长: the office is lost.
  for (const [office] of folded.matchAll(/[省市区县镇乡村局院校]长(?![\d期度])/g)) add(office, []);
  return terms;
}

/** Where a folded text names something by its title or in quotation marks (《三体》, “孝心卡”), without the marks. */
function titlesIn(folded: string): Span[] {
  const quoted = folded.matchAll(/《([^《》]{2,30})》|"([^"\s,。?!]{2,10})"/g);
  return [...quoted].map(({ index, 0: { length } }) => [index + 1, index + length - 1]);
}

const overlap = (a: Span, b: Span) => a[0] < b[1] && b[0] < a[1];

function kindOf(term: string): QuestionTerm['kind'] {
  if (/^(?:19|20)\d{2}年?$/.test(term)) return 'year';
  if (/^[\d.,%]+$|^\d+(?:月|日|号线?)$|^第[一二三四五六七八九十百\d]+/.test(term)) return 'number';
  return /^[a-z0-9.-]+$/.test(term) ? 'latin' : 'word';
}

/** Rarity in general Chinese times rarity in this archive, both scaled to at most 1. */
function weightOf(term: string, frequency: TermFrequency): number {
  const passages = Math.max(2, frequency.manifest.counts.passages);
  const rarity = Math.log((passages + 1) / (passagesWith(term, frequency) + 0.5)) / Math.log(passages + 1);
  return (backgroundIdf(term) / 14) * (0.3 + 0.7 * Math.min(1, Math.max(0, rarity)));
}

const twoHan = /^\p{Script=Han}{2}$/u;

/** In how many passages a term stands; one that jieba's table lacks it may take apart there (渝/中), its pair finds it still. */
function passagesWith(term: string, { documentFrequency }: TermFrequency): number {
  const pair = twoHan.test(term) && !isListed(term) ? documentFrequency(bigramMark + term) : 0;
  return Math.max(documentFrequency(term), pair);
}

/** What two characters that may be no word at all are worth next to a word. */
const doubtfulWorth = 0.25;

/** Whether two characters are mostly the end of one word and the start of the next (药比, 往江): no list nor the archive has them. */
function isDoubtful(term: string, frequency: TermFrequency): boolean {
  if (!twoHan.test(term) || isListed(term) || startsAsSurname(term)) return false;
  return isGuessed(term) && passagesWith(term, frequency) === 0;
}
