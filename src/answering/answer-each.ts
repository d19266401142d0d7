import type { Answer, Answered, AskRequest, Excerpt, Language } from '../domain/answer.js';
import type { Entry } from '../domain/directory.js';
import { type AnsweredPart, composeSeveral, isSameEntry, overlaps } from './compose/compose-several.js';
import type { Correction } from './understand/names.js';
import { mostQuestions, questionsIn, thingsAsked } from './understand/split-questions.js';

/** The answer to one question and the names that were put right in it. */
export interface OneAnswer {
  answer: Answer;
  corrections: readonly Correction[];
}

/**
 * Answers a message that asks several questions, each by itself and after those before it; null when it asks one only, when
 * nothing of it can be answered, or when taken as a whole it tells more than its one question that is answered.
 * @param answerOne answers one question
 */
export async function answerEach(
  { question, history = [] }: AskRequest,
  { language, now }: { language: Language; now: Date },
  answerOne: (request: AskRequest) => Promise<OneAnswer>,
): Promise<Answered | null> {
  const questions = questionsIn(question);
  if (questions.length < 2) return null;
  const parts = await answerParts(questions, history, answerOne);
  const [first, ...others] = parts.flatMap(({ answer }) => (answer.status === 'answered' ? [answer] : []));
  if (!first) return null;
  if (!others.length) {
    const { answer: whole } = await answerOne({ question, history });
    if (whole.status === 'answered' && tellsMore(whole, first)) return null;
  }
  return composeSeveral(parts, { unread: questions.length - parts.length, language, now });
}

/**
 * What can be answered of a message that asks several things of one subject and is refused as a whole (菜市场有多大，租金多少);
 * null when it asks one thing only, or when nothing of it can be answered.
 * @param answerOne answers one question
 */
export async function answerPartly(
  { question, history = [] }: AskRequest,
  { language, now }: { language: Language; now: Date },
  answerOne: (request: AskRequest) => Promise<OneAnswer>,
): Promise<Answered | null> {
  const questions = thingsAsked(question);
  if (questions.length < 2) return null;
  const [first, ...others] = await answerParts(questions, history, answerOne);
  if (first?.answer.status !== 'answered' || first.answer.confidence < sureOfSubject) return null;
  const articles = new Set(first.answer.excerpts.map(({ citation }) => citation.articleId));
  // The others name no subject: what is found for them elsewhere is most likely of another.
  const ofSubject = others.filter(
    ({ answer }) =>
      answer.status !== 'answered' || answer.excerpts.some(({ citation }) => articles.has(citation.articleId)),
  );
  return composeSeveral([first, ...ofSubject], { unread: questions.length - 1 - others.length, language, now });
}

/** The first of several questions of one subject names it: below this the archive may not tell of it at all. */
const sureOfSubject = 0.5;

/** Answers questions one after another, each after those before it. */
async function answerParts(
  questions: readonly string[],
  history: readonly string[],
  answerOne: (request: AskRequest) => Promise<OneAnswer>,
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
