import type { Answer, Answered, AskRequest, Excerpt, Language } from '../domain/answer.js';
import type { Entry } from '../domain/directory.js';
import { intentFamilies } from '../text/lexicon/intents/types.js';
import { detectIntent, type Intent } from '../text/lexicon/intents.js';
import { type AnsweredPart, composeSeveral, isSameEntry, overlaps } from './compose/compose-several.js';
import { cleanInput } from './understand/clean-input.js';
import type { Correction } from './understand/names.js';
import { mostQuestions, questionsIn, thingsAsked } from './understand/split-questions.js';

/** The answer to one question and the names that were put right in it. */
export interface OneAnswer {
  answer: Answer;
  corrections: readonly Correction[];
}

/** Answers one question. */
type AnswerOne = (request: AskRequest) => Promise<OneAnswer>;

/** In what words, and as of when, a reply is composed. */
interface ReplySettings {
  language: Language;
  now: Date;
}

/** What a message that holds it is refused for, whatever else it asks. */
const speaksForAll: ReadonlySet<Intent | null> = new Set<Intent | null>([
  ...intentFamilies['self-harm'],
  ...intentFamilies.unsafe,
]);

/** Whether a message is not to be taken apart: it asks one thing, or holds what all of it is refused for. */
function staysWhole(message: string, questions: readonly string[]): boolean {
  return questions.length < 2 || speaksForAll.has(detectIntent(cleanInput(message).text).intent);
}

/**
 * Answers a message that asks several questions, each by itself and after those before it, or as a whole when that tells more
 * than the one question that is answered; null when it asks one only, or when none of them can be answered.
 */
export async function answerEach(
  { question, history = [] }: AskRequest,
  settings: ReplySettings,
  answerOne: AnswerOne,
): Promise<Answered | null> {
  const questions = questionsIn(question);
  if (staysWhole(question, questions)) return null;
  const parts = await answerParts(questions, history, answerOne);
  const [first, ...others] = parts.flatMap(({ answer }) => (answer.status === 'answered' ? [answer] : []));
  if (!first) return null;
  if (!others.length) {
    const { answer: whole } = await answerOne({ question, history });
    if (whole.status === 'answered' && tellsMore(whole, first)) return whole;
  }
  return composeSeveral(parts, { unread: questions.length - parts.length, ...settings });
}

/**
 * What can be answered of a message that asks several things of one subject and is refused as a whole (菜市场有多大，租金多少);
 * null when it asks one thing only, or when nothing of it can be answered.
 */
export async function answerPartly(
  { question, history = [] }: AskRequest,
  settings: ReplySettings,
  answerOne: AnswerOne,
): Promise<Answered | null> {
  const questions = thingsAsked(question);
  if (staysWhole(question, questions)) return null;
  const parts = await answerParts(questions, history, answerOne);
  const told = parts.find(
    ({ answer }, at) =>
      answer.status === 'answered' &&
      answer.confidence >= sureOfSubject &&
      (at === 0 || answer.excerpts.some(({ text }) => shareAName(parts[0]!.question, text))),
  )?.answer;
  if (told?.status !== 'answered') return null;
  const articles = new Set(told.excerpts.map(({ citation }) => citation.articleId));
  // The others name no subject: what is found for them elsewhere is most likely of another.
  const ofSubject = parts.filter(
    ({ answer }) =>
      answer.status !== 'answered' ||
      answer === told ||
      answer.excerpts.some(({ citation }) => articles.has(citation.articleId)),
  );
  return composeSeveral(ofSubject, { unread: questions.length - parts.length, ...settings });
}

/** What is answered of several questions of one subject shows that the archive tells of it: below this it may not at all. */
const sureOfSubject = 0.5;

/** So many characters alike are the name of something, not a word that anything may have. */
const aName = 3;

/** Whether an excerpt holds what the first question names: a later one, which names nothing, may be answered of another. */
function shareAName(question: string, excerpt: string): boolean {
  const characters = [...question];
  return characters.some((_, at) => {
    const run = characters.slice(at, at + aName).join('');
    return /^\p{Script=Han}{3}$/u.test(run) && excerpt.includes(run);
  });
}

/** Answers questions one after another, each after those before it. */
async function answerParts(
  questions: readonly string[],
  history: readonly string[],
  answerOne: AnswerOne,
): Promise<AnsweredPart[]> {
  const parts: AnsweredPart[] = [];
  for (const question of questions.slice(0, mostQuestions)) {
    const before = parts.map((earlier) => earlier.question);
    parts.push({ question, ...(await answerOne({ question, history: [...history, ...before] })) });
  }
  return parts;
}

/** Whether an answer shows an entry or quotes a text that another does not. */
function tellsMore(answer: Answered, than: Answered): boolean {
  const listed = (entry: Entry) => than.entries.some((other) => isSameEntry(entry, other));
  const quoted = (excerpt: Excerpt) => than.excerpts.some((other) => overlaps(excerpt, other));
  return !answer.entries.every(listed) || !answer.excerpts.every(quoted);
}
