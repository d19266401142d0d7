import { type Reader, searchFor } from '../../../src/answering/answer.js';
import { candidatesOf } from '../../../src/answering/passages/candidates.js';
import { describeCandidates } from '../../../src/answering/passages/score.js';
import { understand } from '../../../src/answering/understand/understand.js';
import { comparable } from '../../eval/comparable.js';
import type { LabelledQuestion } from './labelled.js';

/** One question's candidates with their labels. */
export interface Group {
  id: string;
  set: 'own' | 'news' | 'public';
  type: string;
  /** Questions of one source share sentences, so they must be in one fold. */
  source: string;
  /** False for a question that the archive, as seen by this group, cannot answer. */
  answerable: boolean;
  rows: { features: Float64Array; label: 0 | 1; text: string }[];
}

/**
 * Feature vectors and labels of a question's candidates.
 * @param without leave out what may answer, so that the question cannot be answered
 */
export async function collectGroup(
  labelled: LabelledQuestion,
  reader: Reader,
  set: Group['set'],
  without: boolean,
): Promise<Group> {
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
  const described = await describeCandidates(question, query, candidates, reader.cache);
  const rows = described.map(({ candidate, features }) => {
    const { article, text } = candidate;
    const right =
      (labelled.articles?.has(article.id) ?? true) &&
      (labelled.files?.has(article.source.file.split('/').at(-1)!) ?? true) &&
      holds(text);
    return { features, label: right ? (1 as const) : (0 as const), text };
  });
  const source = [...(labelled.articles ?? labelled.files ?? [])].join(' ') || labelled.id;
  return { id: labelled.id, set, type: labelled.type, source, answerable: answers.length > 0 && !without, rows };
}
