import type { Answer, Answered, Language, Refused } from '../../domain/answer.js';
import { fold } from '../../text/fold.js';
import { composeRefusal } from '../compose/compose.js';
import type { Meaning } from './meaning.js';

/** At most so many readings are offered. */
const mostReadings = 3;
/** At most so many meanings are tried; each costs an answer or two. */
const mostTried = 4;

/** What asking back needs to know. */
export interface AskBack {
  /** As the person typed it. */
  question: string;
  language: Language;
  /** Answers a reading as if it were sent next; null while a reading is tried out, which asks no further. */
  tryOut: ((reading: string) => Promise<Answer>) | null;
}

/**
 * Asks which of several meanings a question has: “您是想问：” with a complete question for each, which are the reply's
 * suggestions too. Only readings that are answered when sent are offered; null when fewer than two are.
 * @param meanings likeliest first
 */
export async function askBack(
  meanings: readonly Meaning[],
  { question, language, tryOut }: AskBack,
): Promise<Refused | null> {
  if (meanings.length < 2) return null;
  const readings: string[] = [];
  if (tryOut) {
    for (const meaning of meanings.slice(0, mostTried)) {
      const reading = (await firstAnswered(meaning, tryOut))?.reading;
      if (reading && ![question, ...readings].some((other) => same(other, reading))) readings.push(reading);
      if (readings.length >= mostReadings) break;
    }
    if (readings.length < 2) return null;
  }
  return composeRefusal({
    ...{ reason: 'unclear', missing: null, related: [], hotline: null, language },
    readings,
    suggestions: readings,
  });
}

/** The answer to what a question means when it can mean one thing only (自来水); null when that is not answered. */
export async function answerOnlyMeaning(
  meanings: readonly Meaning[],
  { tryOut }: Pick<AskBack, 'tryOut'>,
): Promise<Answered | null> {
  const [only, ...others] = meanings;
  if (!only || others.length || !tryOut) return null;
  return (await firstAnswered(only, tryOut))?.answer ?? null;
}

async function firstAnswered(
  { phrasings }: Meaning,
  tryOut: (reading: string) => Promise<Answer>,
): Promise<{ reading: string; answer: Answered } | null> {
  for (const { question: reading, isAnsweredBy } of phrasings) {
    const answer = await tryOut(reading);
    if (answer.status === 'answered' && isAnsweredBy(answer)) return { reading, answer };
  }
  return null;
}

/** Whether two questions differ by punctuation and the like only. */
function same(a: string, b: string): boolean {
  const bare = (question: string) => fold(question).replace(/[^\p{L}\p{N}]/gu, '');
  return bare(a) === bare(b);
}
