import type { Answer, Answered, AskRequest, Excerpt, Language } from '../domain/answer.js';
import type { Entry } from '../domain/directory.js';
import { type AnsweredPart, composeSeveral, isSameEntry, overlaps } from './compose/compose-several.js';
import type { Correction } from './understand/names.js';
import { mostQuestions, questionsIn } from './understand/split-questions.js';

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
  const parts: AnsweredPart[] = [];
  for (const part of questions.slice(0, mostQuestions)) {
    const before = parts.map((earlier) => earlier.question);
    parts.push({ question: part, ...(await answerOne({ question: part, history: [...history, ...before] })) });
  }
  const [first, ...others] = parts.flatMap(({ answer }) => (answer.status === 'answered' ? [answer] : []));
  if (!first) return null;
  if (!others.length) {
    const { answer: whole } = await answerOne({ question, history });
    if (whole.status === 'answered' && tellsMore(whole, first)) return null;
  }
  return composeSeveral(parts, { unread: questions.length - parts.length, language, now });
}

/** Whether an answer shows an entry or quotes a text that another does not. */
function tellsMore(answer: Answered, than: Answered): boolean {
  const listed = (entry: Entry) => than.entries.some((other) => isSameEntry(entry, other));
  const quoted = (excerpt: Excerpt) => than.excerpts.some((other) => overlaps(excerpt, other));
  return !answer.entries.every(listed) || !answer.excerpts.every(quoted);
}
