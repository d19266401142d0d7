import { fold } from '../../text/fold.js';
import { englishToChinese, isEnglish } from '../../text/lexicon/english.js';
import { kinWords } from '../../text/lexicon/kin.js';
import { expectedType, isGenericNoun, questionStopwords } from '../../text/lexicon/question-words.js';
import { blankOut } from '../../text/sentences.js';
import { taggedTokens } from '../../text/tokenize.js';
import { saysNoSubject } from '../directory/wanted.js';
import { cleanInput, longestQuestion } from './clean-input.js';

/** So many questions of one message are answered. */
export const mostQuestions = 3;

/** Where one question of a message may end; on a telephone a blank often stands for a comma. */
const pauses = /(?<=[?？!！。;；,，\n])|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;
const englishEnds = /(?<=[?;\n])/;
const ended = /[?？!！。;；\n]\s*$/;
/** Announces a further question after no more than a comma. */
const further = /^[\s,，]*(?:另外|还有|还想|再问|再就是|顺便|以及|同时|然后还)/;
/** Said of oneself, asking nothing: 不知道去哪里办。 */
const wonders = /^[\s我也还]*(?:不知道|不晓得|不清楚|搞不清|忘了|不明白)/;
/** Told of what somebody said or asked (她说两边签了什么协议); what a paper says is no talk. */
const reported = new RegExp(
  String.raw`(?:^|[\s,，。])(?!.{0,6}[报纸闻上])(?:我)?(?:[我他她]们?|别人|有人|${kinWords})[也又还就老总都]?(?:跟我|给我|对我|和我)?(?:说(?!明|法|不准)|讲|问我|问的|问起)(?!说)|我?(?:不信|不相信|说不清楚?)[\s,，。]*$`,
  'u',
);
/** 我问的是, 我想问: what one asks oneself is no report. */
const asksMyself = /我(?:就|只|再|还)?(?:想|要)?(?:问|请教)(?!我)|说一?下|说说|讲讲/u;
/** A question that leans on the one before without a question word: 燃气热线呢? */
const andThat = /呢[?？\s]*$/;

/** No more than the name of a line: 燃气热线. */
const nameOfLine = /^[^了过打拨,，]{2,12}$/;

/** Whether a clause asks for something: by its question words, as a follow-up does, or by naming no more than a line. */
function asks(clause: string): boolean {
  const folded = fold(clause).trim();
  if (wonders.test(folded) || (reported.test(folded) && !asksMyself.test(folded))) return false;
  const { span, type } = expectedType(folded);
  const asked = span === null ? type === 'phone' && nameOfLine.test(folded) : type !== 'yes-no';
  return asked || andThat.test(folded);
}

const nounTag = /^(?:n|j|l|i|x|eng|vn)/;
const givenNumber = /\d{3,}/;

/** Whether a question names something that it is about, beside what it asks for and what one does with a telephone. */
function hasSubject(question: string): boolean {
  const folded = fold(question);
  const { span, type, focus } = expectedType(folded);
  const said = taggedTokens(span ? blankOut(folded, [span]) : folded).filter(
    ({ term }) => !questionStopwords.has(term) && !saysNoSubject(term),
  );
  // Whom one calls may be told by what has happened: 停电找哪个.
  const named = said.filter(({ tag, term }) => nounTag.test(tag) || (type === 'phone' && term.length > 1));
  if (givenNumber.test(folded)) return true;
  if (focus && !isGenericNoun(focus)) return true;
  return named.some(({ term }) => !isGenericNoun(term) && /[\p{L}\d]/u.test(term));
}

/** @param parts whether a question is over before another of its own subject may begin */
function chinese(message: string, parts: (previous: string, next: string) => boolean): string[] {
  const questions: string[] = [];
  let since = '';
  for (const piece of message.split(pauses)) {
    since += piece;
    if (!asks(piece)) continue;
    const previous = questions.at(-1);
    if (previous === undefined || parts(previous, since)) questions.push(since);
    else questions[questions.length - 1] += since;
    since = '';
  }
  if (since && questions.length) questions[questions.length - 1] += since;
  return questions;
}

/** Whether the question before is over: by its mark, by a word for a further one, or since a telephone number is asked for. */
function beginsAnother(previous: string, next: string): boolean {
  const over = ended.test(previous) || further.test(next) || expectedType(fold(next)).type === 'phone';
  return over && hasSubject(next);
}

function english(message: string): string[] {
  return message.split(englishEnds).filter((part) => {
    const { terms, expected } = englishToChinese(part, () => []);
    return terms.length > 0 && (expected !== null || /\?\s*$/.test(part));
  });
}

/**
 * The questions that a message asks one after another, each about a subject of its own, as written; what leads up to a
 * question stays with it. A message that asks one thing, or several of one subject, is one question.
 */
export function questionsIn(message: string): string[] {
  return several(message, (read) => (isEnglish(read) ? english(read) : chinese(read, beginsAnother)));
}

/** All that a Chinese message asks, of one subject or of several: 菜市场有多大，租金多少. The message itself where it asks one thing. */
export function thingsAsked(message: string): string[] {
  return several(message, (read) => (isEnglish(read) ? [] : chinese(read, () => true)));
}

function several(message: string, split: (read: string) => string[]): string[] {
  // A line's end parts questions: only what has to be cut is cleaned.
  const read = [...message.slice(0, 2 * longestQuestion)].length > longestQuestion ? cleanInput(message).text : message;
  const questions = split(read).map((question) => question.trim());
  return questions.length > 1 ? questions : [message];
}
