import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LearntIntent, learntIntents } from '../../../src/text/lexicon/intents/types.js';
import { taggedTokens } from '../../../src/text/tokenize.js';
import { projectRoot } from '../../project-root.js';
import { jsonRows } from '../json-rows.js';
import { createRandom } from '../random.js';

/**
 * Where a message comes from: written as an intent; written as a hard case of none; a question of the project's sets;
 * written as an everyday question, many of them a word or a follow-up; a piece of a question or a number.
 */
export type Origin = 'intent' | 'hard' | 'civic' | 'everyday' | 'piece';

export interface LabelledMessage {
  text: string;
  /** Null for an honest question to the archive. */
  intent: LearntIntent | null;
  origin: Origin;
  /** Messages with the same source stay in one fold: questions over one article share its words. */
  source: string;
}

interface MessageRow {
  text: string;
  intent: LearntIntent | 'none';
}

interface QuestionRow {
  question: string;
  type: string;
  article?: string;
}

const notHonest = new Set(['unsafe', 'chitchat']);
const questionFiles = [
  'test/fixtures/questions/dev.jsonl',
  'test/fixtures/questions/near.jsonl',
  'scripts/train/ranker/questions/news.jsonl',
  'scripts/train/ranker/questions/news-local.jsonl',
  'scripts/train/ranker/questions/news-civic.jsonl',
  'scripts/train/ranker/questions/news-wide.jsonl',
];

/**
 * All messages that the classifier learns from: `messages.jsonl`, and as further questions the development set over the
 * seeds, the questions over news, everyday ones, and pieces of them. The held-out sets are left alone.
 * @throws TypeError when a message has an intent that is none to learn
 */
export function labelledMessages(): LabelledMessage[] {
  const messages = rows<MessageRow>('scripts/train/intent/messages.jsonl').map(({ text, intent }): LabelledMessage => {
    if (intent === 'none') return { text, intent: null, origin: 'hard', source: text };
    if (!learntIntents.includes(intent))
      throw new TypeError(`messages.jsonl: ${intent} is no intent to learn (${text})`);
    return { text, intent, origin: 'intent', source: text };
  });
  const questions = questionFiles.flatMap((file) =>
    rows<QuestionRow>(file)
      .filter(({ type }) => !notHonest.has(type))
      .map(
        ({ question, article }): LabelledMessage => ({
          text: question,
          intent: null,
          origin: 'civic',
          source: article ?? question,
        }),
      ),
  );
  const intents = new Set(messages.filter(({ intent }) => intent).map(({ text }) => text));
  const none = (texts: Iterable<string>, origin: Origin) =>
    [...texts]
      .filter((text) => !intents.has(text))
      .map((text): LabelledMessage => ({ text, intent: null, origin, source: text }));
  const more = [
    ...none(everydayQuestions(), 'everyday'),
    ...none(pieces(questions), 'piece'),
    ...none(numbers(), 'piece'),
  ];
  return [...messages, ...questions, ...more];
}

function everydayQuestions(): string[] {
  return readFileSync(join(projectRoot(), 'scripts/train/intent/everyday-questions.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
}

/** Of every so many questions a piece is taken. */
const everyNth = 4;

/** What people type as into a search box: a noun of a question, and every other time with the word before it. */
function pieces(questions: readonly LabelledMessage[]): Set<string> {
  const found = new Set<string>();
  questions.forEach(({ text }, i) => {
    if (i % everyNth !== 0) return;
    const words = taggedTokens(text);
    const nouns = words.flatMap(({ term, tag }, at) => (/^(?:n|vn|eng|j|l)/.test(tag) && term.length > 1 ? [at] : []));
    const at = nouns[(i / everyNth) % (nouns.length || 1)];
    if (at === undefined) return;
    const { end } = words[at]!;
    const { start } = words[(i / everyNth) % 2 === 1 && at > 0 ? at - 1 : at]!;
    found.add(text.slice(start, end));
  });
  return found;
}

/** Telephone numbers, years, dates and the like: what they are is for the directory to find. Sums are what has a sign. */
function numbers(): string[] {
  const random = createRandom(1);
  const digits = (count: number) => Array.from({ length: count }, () => random.below(10)).join('');
  return Array.from({ length: 12 }, () => [
    ...[digits(3), digits(5), digits(6), digits(8), digits(11)],
    ...[
      `023-${digits(8)}`,
      `400-${digits(3)}-${digits(4)}`,
      `20${digits(2)}年`,
      `20${digits(2)}-0${digits(1)}-1${digits(1)}`,
    ],
    ...[`${1 + random.below(12)}月${1 + random.below(28)}日`, `${1 + random.below(12)}·${1 + random.below(28)}`],
    ...[`${digits(5)}是什么`, `${digits(2)}路`, `PM${digits(1)}`, `${1 + random.below(9)}+${1 + random.below(9)}模式`],
  ]).flat();
}

const rows = <T>(file: string): T[] => jsonRows<T>(join(projectRoot(), file));
