import type { Language } from '../../domain/answer.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { asksForAll, asksForNumberOnly } from '../directory/purpose.js';
import { hotlineQuestion } from '../suggest.js';
import type { Understanding } from '../understand/understand.js';
import type { Meaning } from './meaning.js';

const englishQuestion = /^(?:what|which|who)\b/i;

/**
 * The fields whose number a question for one number may want when it does not say whose (电话多少), each by its first
 * entry; none when the question names a subject, asks for all numbers or is no more than the word 热线.
 */
export function numbersMeant(
  { question, language }: Pick<Understanding, 'question' | 'language'>,
  directory: readonly DirectoryEntry[],
): Meaning[] {
  const asks = question.expected.span !== null || (language === 'en' && englishQuestion.test(question.typed));
  if (!asks || !asksForNumberOnly(question) || asksForAll(question)) return [];
  const firstOfField = new Map(directory.toReversed().map((entry) => [entry.category, entry]));
  const fields = directory.filter((entry) => entry.category !== 'other' && firstOfField.get(entry.category) === entry);
  return entriesMeant(fields, language);
}

/** A meaning for each entry: its number is wanted. */
export function entriesMeant(entries: readonly DirectoryEntry[], language: Language): Meaning[] {
  return entries.map((entry) => ({
    phrasings: [
      {
        question: hotlineQuestion(entry, language),
        isAnsweredBy: ({ entries: given }) => given.some(({ number }) => number === entry.number),
      },
    ],
  }));
}
