import type { Answer } from '../domain/answer.js';
import { fold } from '../text/fold.js';
import { withoutGuess } from '../text/lexicon/question-words/guess.js';

/**
 * The answer to what a yes-no question would be without the answer that it offers (零碳银行是农业银行开的吗 → 是哪家银行开的),
 * where the reply to the question itself does not quote what is offered; null when it does, or nothing is offered or told.
 * A wrong guess is no reason to keep back the fact.
 * @param own the question's own words, in standard Chinese, folded
 * @param reply to the question as it stands
 * @param ask answers another question in its place
 */
export async function answerWithoutGuess(
  own: string,
  reply: Answer,
  ask: (question: string) => Promise<Answer>,
): Promise<Answer | null> {
  if (reply.status !== 'answered' && reply.status !== 'refused') return null;
  if (reply.status === 'refused' ? reply.reason !== 'not-in-archive' : reply.kind !== 'passages') return null;
  const offered = withoutGuess(own);
  if (offered === null) return null;
  // A deputy's name stands beside the office as well.
  const excerpts = reply.status === 'answered' && !offered.person ? reply.excerpts : [];
  if (excerpts.some(({ text }) => fold(text).includes(offered.guess))) return null;
  const answer = await ask(offered.open);
  return answer.status === 'answered' && answer.kind === 'passages' ? answer : null;
}
