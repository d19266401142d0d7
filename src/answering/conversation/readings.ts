import type { Answer } from '../../domain/answer.js';
import { withNeighbours } from '../passages/candidates.js';
import { namesThing } from '../passages/named-instead.js';
import type { ScoredCandidate } from '../passages/score.js';
import { coverage } from '../passages/term-match.js';
import type { FollowUpReading } from '../understand/follow-up.js';
import type { Understanding } from '../understand/understand.js';

/** A message answered as one reading has it. */
export interface AnsweredReading<T extends ReadTrace> {
  answer: Answer;
  trace: T;
}

/** What a reading's steps found. */
export interface ReadTrace {
  understanding?: Understanding;
  scored?: ScoredCandidate[];
}

/** Whether the question right before was answered by the directory, or one of the last few. */
export interface LinesBefore {
  justNow: boolean;
  lately: boolean;
}

/**
 * Answers a message as the conversation before it has it meant. A follow-up that only names something (那水呢) asks for its line
 * after an answer of the directory, and may ask for a matter of another kind than the one before; a question that names nothing
 * may be about the subject before.
 * @param linesBefore asked of follow-ups only
 */
export async function answerInConversation<T extends ReadTrace>(
  answerAs: (reading: FollowUpReading) => Promise<AnsweredReading<T>>,
  linesBefore: () => Promise<LinesBefore>,
): Promise<AnsweredReading<T>> {
  const whole = await answerAs('whole');
  const { intent, resolution } = whole.trace.understanding!;
  if (intent !== null || isDirectory(whole.answer)) return whole;
  if (resolution.instead) {
    const lines = await linesBefore();
    if (lines.justNow || (lines.lately && whole.answer.status === 'refused')) {
      const line = await answerAs('line');
      if (isDirectory(line.answer)) return line;
    }
    if (!isUnanswered(whole.answer) || !namesThing(whole.trace.understanding!.question)) return whole;
    const frame = await answerAs('frame');
    return frame.answer.status === 'answered' ? frame : whole;
  }
  if (resolution.subject === null || !(whole.answer.status === 'answered' || isUnanswered(whole.answer))) return whole;
  const about = await answerAs('subject');
  return isOfTheSubject(about, whole) ? about : whole;
}

const isDirectory = (answer: Answer) => answer.status === 'answered' && answer.kind === 'directory';
const isUnanswered = (answer: Answer) => answer.status === 'refused' && answer.reason === 'not-in-archive';

/** So much of the subject, by weight, an article holds that is about it. */
const ofSubject = 0.6;
/** So much less of the question's own words may what is about the subject hold. */
const lessOfOwn = 0.1;

/** Whether a question is answered about the subject before as well as by itself. */
function isOfTheSubject<T extends ReadTrace>(about: AnsweredReading<T>, alone: AnsweredReading<T>): boolean {
  const [best] = about.trace.scored ?? [];
  if (about.answer.status !== 'answered' || isDirectory(about.answer) || !best) return false;
  const terms = about.trace.understanding!.question.terms;
  const own = terms.filter(({ borrowed }) => !borrowed);
  const subject = terms.filter(({ borrowed }) => borrowed);
  const tells = (one: ScoredCandidate | undefined) => (one ? coverage(own, withNeighbours(one.candidate)) : 0);
  const { title, whole } = best.candidate;
  return (
    coverage(subject, `${title}\n${whole}`) >= ofSubject && tells(best) >= tells(alone.trace.scored?.[0]) - lessOfOwn
  );
}
