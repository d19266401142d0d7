import type { AskRequest, Language } from '../../domain/answer.js';
import { districtFirst, isOfChongqing, namesDistrict, withoutEnding } from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { wordsOfQuestion } from '../../text/guessed-words.js';
import { askedOfReply } from '../../text/lexicon/about-reply.js';
import { askedAttributes } from '../../text/lexicon/attributes.js';
import { standardise } from '../../text/lexicon/dialect.js';
import { type EnglishReading, englishToChinese, isEnglish } from '../../text/lexicon/english.js';
import { detectIntent, type Intent, type IntentClassifier, type LikelyIntent } from '../../text/lexicon/intents.js';
import { mattersIn } from '../../text/lexicon/matters.js';
import { type ExpectedAnswer, expectedType, preamble } from '../../text/lexicon/question-words.js';
import { tellsApart } from '../../text/places.js';
import { blankOut } from '../../text/sentences.js';
import { bigramMark } from '../../text/tokenize.js';
import { typedValues } from '../../text/typed-values.js';
import { yearsIn } from '../../text/years.js';
import type { LikelyField } from '../directory/field-model.js';
import { askedOffice } from '../passages/offices.js';
import { type QuestionTerm, questionTerms, type TermFrequency } from '../passages/question-terms.js';
import type { AnalysedQuestion } from './analysed-question.js';
import { cleanInput } from './clean-input.js';
import { type FollowUpReading, type KnownWords, type Resolution, resolveFollowUp, type Turn } from './follow-up.js';
import { type Correction, correctNames, type MendedQuestion, type NameChoice, type Names } from './names.js';
import { corrected } from './pointers.js';
import { questionsIn } from './split-questions.js';

export interface Understanding {
  language: Language;
  /** What kind of message it is when a rule knows that it is no question to the archive. */
  intent: Intent | null;
  /** What it may be where no rule knows: to be weighed against what the archive answers. */
  likely: LikelyIntent | null;
  question: AnalysedQuestion;
  corrections: readonly Correction[];
  /** How it leans on the conversation. */
  resolution: Resolution;
  /** The question with each name that a misspelt one may equally mean; empty when none is in doubt. */
  choices: readonly NameChoice[];
}

export interface Lexicon {
  names: Names;
  frequency: TermFrequency;
  standsInArchive(text: string): boolean;
  /** Names of the archive that a run of pinyin spells. */
  spelled(pinyin: string): readonly string[];
  /** Tells messages that no rule knows from questions. */
  intents: IntentClassifier;
}

/** What words of the conversation before count for, next to the person's own. */
const contextWorth = 0.5;

/**
 * Reads a message: its language, its intent, and the question that it asks, standing alone.
 * @param field the field whose service the message itself most likely wants
 * @param reading how a follow-up is taken
 */
export function understand(
  { question, history = [] }: AskRequest,
  lexicon: Lexicon,
  field: LikelyField | null = null,
  reading: FollowUpReading = 'whole',
): Understanding {
  const { text } = cleanInput(question);
  const language: Language = isEnglish(text) ? 'en' : 'zh';
  const { intent } = detectIntent(text);
  const likely = intent === null ? lexicon.intents.classify(text) : null;
  const earlier = history
    .flatMap(questionsIn)
    .map((message) => cleanInput(message).text)
    .filter((message) => isQuestion(message))
    .map((message) => readQuestion(message, lexicon));
  const read = readQuestion(text, lexicon);
  const { corrections, choices } = read;
  const known: KnownWords = {
    namesIn: lexicon.names.quotedIn,
    known: (term) => lexicon.frequency.documentFrequency(term) > 0,
  };
  const before = withoutDoubts(earlier, read.text);
  const turns = before.map((message) => turnOf(message, lexicon, true));
  const turn = turnOf(read.text, lexicon, before.length > 0);
  const resolution = resolveFollowUp(turn, turns, known, reading);
  return {
    ...{ language, intent, likely, corrections, choices, resolution },
    question: analyse(resolution, turn, text, lexicon, field),
  };
}

/**
 * A message as one of a conversation: in Chinese, without what it only denies.
 * @param follows whether something was said before it that it may put right
 */
function turnOf(message: string, lexicon: Lexicon, follows: boolean): Turn {
  if (isEnglish(message)) {
    const english = englishToChinese(message, (syllables) => [...lexicon.spelled(syllables)]);
    const type = english.expected ?? 'open';
    return {
      text: english.terms.join(' '),
      typed: fold(message),
      english: asIfChinese(english),
      expected: { type, unit: null, focus: null, span: null },
      denied: null,
    };
  }
  const putRight = follows ? corrected(message) : null;
  const text = putRight?.meant ?? message;
  return { text, typed: fold(text), expected: expectedType(text), denied: putRight?.denied ?? null };
}

/** Earlier questions, less those whose name in doubt a later one, or the one asked now, settles. */
function withoutDoubts(earlier: readonly MendedQuestion[], asked: string): string[] {
  const texts = [...earlier.map(({ text }) => text), asked];
  const settled = ({ choices }: MendedQuestion, at: number) =>
    choices.some(({ name }) => texts.slice(at + 1).some((text) => text.includes(name)));
  return earlier.filter((mended, at) => !settled(mended, at)).map(({ text }) => text);
}

function isQuestion(message: string): boolean {
  return message !== '' && detectIntent(message).intent === null && askedOfReply(message) === null;
}

/** A message in standard Chinese with the archive's own names spelled right. */
function readQuestion(message: string, lexicon: Lexicon): MendedQuestion {
  if (isEnglish(message)) return { text: message, corrections: [], choices: [] };
  return correctNames(fold(standardise(message)), lexicon.names, lexicon.standsInArchive);
}

function analyse(
  { context, inherited, instead }: Resolution,
  { text, english, expected: said }: Turn,
  asTyped: string,
  lexicon: Lexicon,
  field: LikelyField | null,
): AnalysedQuestion {
  const language: Language = isEnglish(asTyped) ? 'en' : 'zh';
  // 第一书记叫什么 asks for a person, whatever its question word.
  const holder = ['open', 'definition'].includes(said.type) && askedOffice(said.focus ?? '') !== null;
  const itself: ExpectedAnswer = holder ? { ...said, type: 'person' } : said;
  const expected = itself.type === 'open' && inherited ? inherited : itself;
  const blanked = expected.span ? blankOut(text, [expected.span]) : text;
  const terms = questionTerms(
    withFocus(blanked, expected.span, expected.focus),
    lexicon.frequency,
    lexicon.names.quotedIn,
  );
  const known = new Set(terms.map(({ term }) => term));
  const borrowed: QuestionTerm[] = context
    ? questionTerms(context, lexicon.frequency, lexicon.names.quotedIn)
        .filter(({ term }) => !known.has(term))
        .map((term) => ({ ...term, weight: term.weight * contextWorth, borrowed: true }))
    : [];
  const whole = context ? `${context} ${text}` : text;
  const isOwn = (place: string) => isLocal(place, lexicon.frequency);
  const divisions = divisionsIn(whole, lexicon.frequency);
  const districts = [...new Set(divisions.filter((name) => !isOwn(name)).map(withoutEnding))];
  const named = placesIn(whole);
  return {
    text: whole,
    folded: fold(whole),
    own: fold(english ?? text),
    typed: fold(asTyped),
    written: asTyped,
    language,
    expected,
    terms: [...terms, ...borrowed],
    instead: instead ? terms : [],
    years: [...new Set(yearsIn(fold(whole)))],
    places: [...new Set([...named, ...districts])].filter((place) => !isOwn(place)),
    localPlaces: [...new Set([...named, ...divisions])].filter(isOwn),
    districts,
    field,
    attributes: askedAttributes(fold(language === 'en' ? asTyped : text)),
    matters: mattersIn(fold(whole)),
  };
}

/** An English question's terms, as a question where it asks what one thing is. */
function asIfChinese({ terms, expected }: EnglishReading): string {
  return expected === 'definition' && terms.length === 1 ? `${terms[0]}是什么` : terms.join(' ');
}

/** Names of places: what jieba tags as one, and districts and the like by their ending. */
function placesIn(text: string): string[] {
  const folded = fold(text);
  const named = typedValues(text, 'place').map(({ start, end }) => folded.slice(start, end));
  // 打哪个号, 什么地方, 我问的是区(委书记) and 三月四号 only look like places.
  return [
    ...new Set(
      named.filter((name) =>
        /^(?!.*[哪谁啥么几我你问的是]|[那这要]|.*[\d一二三四五六七八九十]号$)\p{Script=Han}{2,4}[省市区县镇]?$/u.test(
          name,
        ),
      ),
    ),
  ];
}

/** A place that a follow-up consists of, be it another word as well: 那江北呢. */
const placeAlone = /(?:^| )那?(\p{Script=Han}{2,3}?)[区县]?呢[?？\s]*$/u;

/** Administrative places by jieba's tag or their ending. */
function divisionsIn(text: string, frequency: TermFrequency): string[] {
  const alone = placeAlone.exec(text)?.[1];
  if (alone && isOfChongqing(alone)) return [alone];
  const first = districtFirst(fold(text).replace(preamble, ''));
  const named = wordsOfQuestion(text, (term) => frequency.documentFrequency(term) > 0)
    .filter(namesDistrict)
    .map(({ term }) => term)
    .filter((term) => term.length > 1);
  return first === null ? named : [first, ...named];
}

/** A place that stands in so many of the archive's passages is where the archive is from: naming it tells nothing. */
const localShare = 0.1;

function isLocal(place: string, { documentFrequency, manifest }: TermFrequency): boolean {
  const stem = place.length > 2 ? place.replace(/[省市区县]$/, '') : place;
  if (tellsApart(stem, manifest.places)) return false;
  // jieba takes a short name apart (渝/中), and has it with its ending only (渝中区): its pair of characters finds both.
  const pair = stem.length === 2 ? documentFrequency(bigramMark + stem) : 0;
  const passages = Math.max(documentFrequency(place), documentFrequency(stem), pair);
  return passages > localShare * manifest.counts.passages;
}

/** Blanking the question words must not blank the noun that they ask about (多少个摊位 → 摊位). */
function withFocus(blanked: string, span: readonly [number, number] | null, focus: string | null): string {
  return span && focus && !fold(blanked).includes(focus) ? `${blanked} ${focus}` : blanked;
}
