import { searchFor } from '../../../src/answering/from-passages.js';
import { type Candidate, candidatesOf } from '../../../src/answering/passages/candidates.js';
import { describeCandidates } from '../../../src/answering/passages/score.js';
import type { Reader } from '../../../src/answering/reader.js';
import { windowsRead } from '../../../src/answering/reading/read-candidates.js';
import { spanInWindow, windowsOf } from '../../../src/answering/reading/windows.js';
import { understand } from '../../../src/answering/understand/understand.js';
import { fold } from '../../../src/text/fold.js';
import type { Span } from '../../../src/text/sentences.js';
import { comparable } from '../../eval/comparable.js';
import type { LabelledQuestion } from './labelled.js';

/**
 * Sets of labelled questions: the project's own over the seeds, those of them that are half near misses, those kept for
 * judging; over a few news articles, over the news of one city each, over small archives that most of them come close to without
 * being answered, over some hundred civic articles, over a wide archive of news, on events over all the news, of which several papers
 * report (retold for the reader, reported for the decision); the public ones.
 */
export const setNames = [
  'own',
  'near',
  'heldOut',
  'news',
  'local',
  'close',
  'civic',
  'wide',
  'retold',
  'reported',
  'public',
] as const;
export type SetName = (typeof setNames)[number];

/** The sets of a comma-separated list, and the first name in it that is no set's. */
export function namedSets(list: string): { sets: SetName[]; unknown: string | undefined } {
  const names = list.split(',');
  const isSet = (name: string): name is SetName => (setNames as readonly string[]).includes(name);
  return { sets: names.filter(isSet), unknown: names.find((name) => !isSet(name)) };
}

/** One question's candidates with their labels. */
export interface Group {
  id: string;
  set: SetName;
  type: string;
  /** Questions of one source share sentences, so they must be in one fold. */
  source: string;
  /** False for a question that the archive, as seen by this group, cannot answer. */
  answerable: boolean;
  question: string;
  /** What the reader reads of it, and where in each text an answer stands. */
  windows: { text: string; marks: Span[] }[];
  rows: {
    features: Float64Array;
    label: 0 | 1;
    text: string;
    /** Place of the sentence's window among `windows`, −1 when it is not read, and the sentence's span in it. */
    window: number;
    span: Span;
    article: string;
  }[];
}

/**
 * The candidates of a labelled question, and which of them answer it.
 * @param without leave out what may answer, so that the question cannot be answered
 */
export async function candidatesFor(labelled: LabelledQuestion, reader: Reader, without: boolean) {
  const { question } = understand(
    { question: labelled.question, ...(labelled.history ? { history: labelled.history } : {}) },
    reader.lexicon,
  );
  const answers = labelled.answers.map(comparable).filter(Boolean);
  const holds = (text: string) => answers.some((answer) => comparable(text).includes(answer));
  const { retrieval, query } = await searchFor(question, reader);
  const hits = retrieval.accepted.filter(
    ({ passage }) => !without || (!labelled.articles?.has(passage.articleId) && !holds(passage.text)),
  );
  const candidates = candidatesOf(hits, reader.articleOf).filter(({ folded }) => !without || !holds(folded));
  const mayHold = (articleId: string) => labelled.anywhere === true || (labelled.articles?.has(articleId) ?? true);
  const isRight = ({ article, text }: Candidate) =>
    mayHold(article.id) && (labelled.files?.has(article.source.file.split('/').at(-1)!) ?? true) && holds(text);
  const source = [...(labelled.articles ?? labelled.files ?? [])].join(' ') || labelled.id;
  return { question, query, candidates, mayHold, isRight, source, answerable: answers.length > 0 && !without };
}

/** What stands in many an article that does not answer: 3人, 12日, 7月31日, 武汉. */
const common = /^(?:\d{1,2}(?:\D|月\d{1,2}日)?|\p{Script=Han}{2})$/u;

/**
 * The first windows of candidates, and where in each an answer stands. `unsure` are those of another article than the one
 * asked about that hold the answer, if only a common one: the reader does not learn from them.
 */
function markedWindows(
  labelled: LabelledQuestion,
  candidates: readonly Candidate[],
  mayHold: (article: string) => boolean,
) {
  const folded = labelled.answers.map((answer) => comparable(fold(answer))).filter(Boolean);
  return new Map(
    [...windowsOf(candidates, windowsRead)].map(([id, window]) => {
      const own = labelled.articles?.has(window.articleId) ?? true;
      const places = (answers: readonly string[]) => answers.flatMap((answer) => answerPlaces(answer, window.text));
      const marks = mayHold(window.articleId)
        ? places(own ? folded : folded.filter((answer) => !common.test(answer)))
        : [];
      return [id, { ...window, marks, unsure: !own && !marks.length && places(folded).length > 0 }];
    }),
  );
}

/** What the reader learns from: a question's passages as the search orders them; `without` as {@link candidatesFor} takes it. */
export async function collectWindows(labelled: LabelledQuestion, reader: Reader, set: SetName, without: boolean) {
  const { question, candidates, mayHold, source, answerable } = await candidatesFor(labelled, reader, without);
  const windows = [...markedWindows(labelled, candidates, mayHold).values()]
    .filter(({ unsure }) => !unsure)
    .map(({ text, marks }) => ({ text, marks }));
  return { id: labelled.id, set, source, answerable, question: question.folded, windows };
}

/** Feature vectors and labels of a question's candidates; `without` as {@link candidatesFor} takes it. */
export async function collectGroup(
  labelled: LabelledQuestion,
  reader: Reader,
  set: SetName,
  without: boolean,
): Promise<Group> {
  const found = await candidatesFor(labelled, reader, without);
  const { question, query, candidates, mayHold, isRight, source, answerable } = found;
  const described = await describeCandidates(question, query, candidates, reader.cache);
  const read = markedWindows(
    labelled,
    described.map(({ candidate }) => candidate),
    mayHold,
  );
  const places = new Map([...read.keys()].map((id, i) => [id, i]));
  const windows = [...read.values()].map(({ text, marks }) => ({ text, marks }));
  const rows = described.map(({ candidate, features }) => {
    const { article, text } = candidate;
    const right = isRight(candidate);
    const window = read.get(candidate.hit.passage.id);
    return {
      ...{ features, label: right ? (1 as const) : (0 as const), text },
      article: article.id,
      window: places.get(candidate.hit.passage.id) ?? -1,
      span: window ? spanInWindow(candidate, window) : ([0, 0] satisfies Span),
    };
  });
  return {
    ...{ id: labelled.id, set, type: labelled.type, source, answerable, rows },
    ...{ question: question.folded, windows },
  };
}

/** Where a text holds an answer, comparing as the scorers do (blanks and punctuation aside). */
function answerPlaces(answer: string, text: string): Span[] {
  const places: number[] = [];
  let kept = '';
  const pointed = text.replace(/(?<=\d)\.(?=\d)/g, '点');
  for (let i = 0; i < pointed.length; i++) {
    const plain = comparable(pointed[i]!);
    for (const character of plain) {
      kept += character;
      places.push(i);
    }
  }
  const spans: Span[] = [];
  for (let at = kept.indexOf(answer); at >= 0; at = kept.indexOf(answer, at + 1)) {
    spans.push([places[at]!, places[at + answer.length - 1]! + 1]);
  }
  return spans;
}
