import { isDivision, withoutEnding } from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { wordsOfQuestion } from '../../text/guessed-words.js';
import { type ExpectedAnswer, expectedType, questionStopwords } from '../../text/lexicon/question-words.js';
import { blankOut, type Span } from '../../text/sentences.js';
import { asksFurther, goesBack, pointsBack } from './pointers.js';

/** A message of a conversation, as it is read. */
export interface Turn {
  /** In standard Chinese; of an English message its words in Chinese. */
  text: string;
  /** As it came, folded. */
  typed: string;
  /** Of an English message, each word of whose `text` stands apart, the question that they make. */
  english?: string;
  /** What it asks for by its own words. */
  expected: ExpectedAnswer;
  /** Of a message that puts right what was understood (不是建行，我问的是邮储) what is not meant; else null. */
  denied: string | null;
}

/** What telling words from one another needs to know of the archive. */
export interface KnownWords {
  /** Where a folded text holds names of the archive. */
  namesIn(folded: string): Span[];
  /** Whether the archive holds a word. */
  known(term: string): boolean;
}

/**
 * How a follow-up may be meant: with all that was asked before; with no more of it than its names and years, for a matter of
 * another kind (空气…多少天 → 那步道呢); as asking for the line of what it names; and a question that seems to stand alone as
 * one about the subject before (渝快办是什么 → 注册的人有多少).
 */
export type FollowUpReading = 'whole' | 'frame' | 'line' | 'subject';

/** How a question leans on the conversation. */
export interface Resolution {
  /** The question as it stands alone. */
  question: string;
  /** What was taken from the conversation, to be weighed below the person's own words; null when nothing was. */
  context: string | null;
  /** What the conversation was asking for, for a follow-up that does not say (那燃气呢); null when it stands alone. */
  inherited: ExpectedAnswer | null;
  /** Whether it only names what is asked about in place of what was before (那燃气呢). */
  instead: boolean;
  /** What the conversation was about, for a question that stands alone and names nothing; else null. */
  subject: string | null;
}

/** So many content words name a subject of their own, even in a question that begins with 那. */
const namesItsOwn = 7;
/** So far back a subject is still talked of. */
const subjectWithin = 3;

interface Word {
  start: number;
  end: number;
  word: string;
  /** Whether it is a name: one of the archive's, or a person's, a place's, an organisation's by its tag. */
  name: boolean;
}

const pronoun = /^(?:那么?|这个?|那个|它们?|他们?|她们?|这里|那里|那边|上面|里面|里头|其中|还有|然后|另外|喃|㗎)$/u;

/** Words of time and manner that name nothing: 以前是什么样子 leans on what was talked of. */
const namesNothing = /^(?:以前|从前|原先|原来|之前|现在|目前|后来|之后|当时|当初|样子|情况|事情|东西|时候|一共|总共)$/u;

/** Content words of a message: neither stop words nor question words. In order, non-overlapping. */
function contentWords({ text, expected: { span }, english }: Turn, { namesIn, known }: KnownWords): Word[] {
  const folded = fold(text);
  if (english) {
    return [...folded.matchAll(/\S+/gu)].map(({ 0: word, index: start }) => {
      return { start, end: start + word.length, word, name: namesIn(word).length > 0 };
    });
  }
  const names = namesIn(folded);
  // jieba would run the end of a date into the word after it (2022/年渝中).
  const rest = blankOut(folded, names).replace(/(?<=\d)[年月日号]/g, ' ');
  const words = wordsOfQuestion(rest, known)
    .filter(({ term, start, end }) => !questionStopwords.has(term) && !(span && start < span[1] && end > span[0]))
    .filter(({ term }) => /[\p{L}\p{N}]/u.test(term) && !pronoun.test(term) && !namesNothing.test(term))
    .map(({ term, tag, start, end }): Word => {
      return { start, end, word: term, name: /^n[rstz]/.test(tag) && term.length > 1 };
    });
  const named = names.map(([start, end]): Word => ({ start, end, word: folded.slice(start, end), name: true }));
  return [...named, ...words].sort((a, b) => a.start - b.start);
}

/** Another place takes the place of the one before (那渝中呢). */
const isPlace = (word: string) => isDivision(withoutEnding(word));
const isYear = (word: string) => /^(?:19|20)\d{2}$/.test(word);

function leansOnContext(turn: Turn, known: KnownWords): boolean {
  const words = contentWords(turn, known);
  if (words.length === 0) return true;
  const puts = turn.denied !== null && turn.expected.span === null;
  if (puts || pointsBack(turn.typed)) return words.length < namesItsOwn;
  return words.length === 1 && [...turn.text].length <= 6;
}

/** Some words of a message as they stand in it: neighbours stay together, so that they are read as they were. */
function joined(text: string, words: readonly Word[]): string {
  const folded = fold(text);
  return words
    .map(({ start, end }, i) => {
      const before = words[i - 1];
      return `${before && before.end === start ? '' : ' '}${folded.slice(start, end)}`;
    })
    .join('')
    .trim();
}

/**
 * Makes a question stand alone: a follow-up (那燃气呢? 它跟哪些组织配合?) takes what it leaves out from the question
 * before it, itself resolved in the same way; a question that stands alone drops the context.
 * @param history earlier questions, oldest first
 */
export function resolveFollowUp(
  turn: Turn,
  history: readonly Turn[],
  known: KnownWords,
  reading: FollowUpReading = 'whole',
): Resolution {
  const question = turn.text;
  const standing = { question, context: null, inherited: null, instead: false, subject: null };
  const at = turnMeant(turn, history, known);
  const previous = history[at];
  if (previous === undefined) return standing;
  if (!leansOnContext(turn, known)) {
    const subject = subjectBefore(turn, history, known);
    return reading === 'subject' ? { ...standing, context: subject } : { ...standing, subject };
  }
  const asked = turn.expected;
  const own = contentWords(turn, known);
  const asksItself = turn.english ? asked.type !== 'open' : asked.span !== null;
  const instead = !asksItself && own.length > 0 && (turn.denied !== null || asksFurther(turn.typed));
  if (reading === 'line') return { ...standing, context: '热线', inherited: phone, instead };
  const earlier = resolveFollowUp(previous, history.slice(0, at), known);
  const said = new Set(own.map(({ word }) => word));
  const elsewhere = own.some(({ word }) => isPlace(word));
  const another = own.some(({ word }) => isYear(word));
  // What was asked about before gives way when the follow-up asks for something of its own.
  const stays = ({ word, name }: Word) =>
    !said.has(word) &&
    !(elsewhere && isPlace(word)) &&
    !(another && isYear(word)) &&
    !turn.denied?.includes(word) &&
    !(asked.span !== null && word === previous.expected.focus) &&
    (reading !== 'frame' || name || isYear(word));
  // 那公厕呢, 那充电桩呢: one takes the place of the other.
  const stands = instead && earlier.instead ? null : earlier.question;
  const parts = [stands, earlier.context ?? earlier.subject].map((text) => {
    if (text === null) return '';
    const part =
      text === previous.text
        ? previous
        : { ...previous, text, typed: text, expected: expectedType(text), denied: null };
    return joined(text, contentWords(part, known).filter(stays));
  });
  const context = [...new Set(parts.filter(Boolean))].join(' ');
  const before = previous.expected.type === 'open' && earlier.inherited ? earlier.inherited : previous.expected;
  // Who asks 怎么回事 or 是什么 asks for that, not for the figure asked for before.
  const inherited = asked.span !== null ? null : { ...before, span: null };
  return {
    ...{ question, instead, subject: null },
    context: context || null,
    inherited: inherited && reading === 'frame' ? { ...inherited, unit: null, focus: null } : inherited,
  };
}

/** Which question before a message leans on: the last, or the one that it goes back to (回到前头那个专线). -1 for none. */
function turnMeant(turn: Turn, history: readonly Turn[], known: KnownWords): number {
  const last = history.length - 1;
  if (!goesBack(turn.typed)) return last;
  const said = contentWords(turn, known).filter(({ word }) => word.length > 1);
  const named = history.findLastIndex(({ text }) => said.some(({ word }) => fold(text).includes(word)));
  return named < 0 ? last : named;
}

const phone: ExpectedAnswer = { type: 'phone', unit: null, focus: null, span: null };

/** The words of the last question before that names something, for one that names nothing itself; else null. */
function subjectBefore(turn: Turn, history: readonly Turn[], known: KnownWords): string | null {
  const names = (words: readonly Word[]) => words.some(({ name }) => name);
  if (names(contentWords(turn, known)) || /\d{3,}/.test(turn.text)) return null;
  for (const before of history.slice(-subjectWithin).reverse()) {
    const words = contentWords(before, known);
    if (names(words))
      return (
        joined(
          before.text,
          words.filter(({ word }) => word !== before.expected.focus),
        ) || null
      );
  }
  return null;
}
