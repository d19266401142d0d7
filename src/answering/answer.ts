import type { Answer, Answered, AskRequest } from '../domain/answer.js';
import { codeOf } from '../errors.js';
import { isEnglish } from '../text/lexicon/english.js';
import { answerEach, answerPartly } from './answer-each.js';
import { askBack } from './asking-back/ask-back.js';
import { namesMeant } from './asking-back/names-meant.js';
import { numbersMeant } from './asking-back/numbers-meant.js';
import { tellOfCut } from './compose/compose.js';
import { failedAnswer } from './compose/failed.js';
import { answerAboutReply } from './conversation/about-reply.js';
import { linesAskedBefore } from './conversation/lines-before.js';
import { answerInConversation } from './conversation/readings.js';
import { answerFromDirectory, nameOfNumber } from './from-directory.js';
import { answerFromPassages, quoteFurther } from './from-passages.js';
import type { Reader, Trace } from './reader.js';
import { replyToIntent } from './reply-to-intent.js';
import { cleanInput } from './understand/clean-input.js';
import type { FollowUpReading } from './understand/follow-up.js';
import { type Understanding, understand } from './understand/understand.js';
import { answerWithoutGuess } from './without-guess.js';

/**
 * Answers a message: each of its questions by itself where it asks several, else as one. Never throws: a crash becomes
 * `failed`.
 * @param trace filled with what the steps found; of several questions, what they found for the last
 * @param onCrash told of the error behind a `failed`
 */
export async function answer(
  request: AskRequest,
  reader: Reader,
  trace: Trace = {},
  onCrash: (error: unknown) => void = () => {},
): Promise<Answer> {
  try {
    const reply = await replyTo(request, reader, trace);
    return cleanInput(request.question).cut ? tellOfCut(reply) : reply;
  } catch (error) {
    onCrash(error);
    return failedAnswer(codeOf(error), request.question);
  }
}

/** Answers what a message asks about the reply before it, each of its questions by itself, or all of it as one. */
async function replyTo(request: AskRequest, reader: Reader, trace: Trace): Promise<Answer> {
  const about = await answerAboutReply(request, {
    answer: (earlier) => replyTo(earlier, reader, {}),
    readAgain: (earlier) => readAgain(earlier, reader),
    articleOf: reader.articleOf,
  });
  if (about) return about;
  const { text } = cleanInput(request.question);
  const settings = { language: isEnglish(text) ? 'en' : 'zh', now: reader.now() } as const;
  const onePart = async (part: AskRequest) => ({
    answer: await answerOne(part, reader, trace),
    corrections: trace.understanding?.corrections ?? [],
  });
  const reply = (await answerEach(request, settings, onePart)) ?? (await answerOne(request, reader, trace));
  const partly =
    reply.status === 'refused' && reply.reason === 'not-in-archive'
      ? await answerPartly(request, settings, onePart)
      : null;
  return partly ?? reply;
}

/** Reads for a question; what it gives tells what more answers it than was shown, null when nothing does. */
async function readAgain(
  request: AskRequest,
  reader: Reader,
): Promise<(shown: readonly Answered[]) => Answered | null> {
  const found: Trace = {};
  await answerOne(request, reader, found);
  return (shown) => quoteFurther(found, shown, reader);
}

/**
 * Answers one question as the conversation has it meant.
 * @param isReading whether the question is a reading that is tried out before it is offered
 */
async function answerOne(request: AskRequest, reader: Reader, trace: Trace, isReading = false): Promise<Answer> {
  const field = await reader.fields.classify(request.question);
  const answerAs = async (reading: FollowUpReading) => {
    const found: Trace = {};
    const understanding = understand(request, reader.lexicon, field, reading);
    return { answer: await answerRead(understanding, request, reader, found, isReading), trace: found };
  };
  const linesBefore = () => linesAskedBefore(request.history ?? [], reader);
  const { answer: reply, trace: found } = await answerInConversation(answerAs, linesBefore);
  Object.assign(trace, found);
  const { understanding } = found;
  if (isReading || understanding?.language !== 'zh') return reply;
  const askInstead = (open: string) => answerOne({ ...request, question: open }, reader, {}, true);
  return (await answerWithoutGuess(understanding.question.own, reply, askInstead)) ?? reply;
}

/**
 * Answers one question as it was understood, step by step: chat or refuse what is no question to the archive → ask back which
 * name, whose number → directory → retrieve → read passages and score their sentences → decide → ask back which subject →
 * select excerpts → compose.
 */
async function answerRead(
  understanding: Understanding,
  { question, history = [] }: AskRequest,
  reader: Reader,
  trace: Trace,
  isReading: boolean,
): Promise<Answer> {
  trace.understanding = understanding;
  const sendNext = (reading: string) =>
    answerOne({ question: reading, history: [...history, question] }, reader, {}, true);
  const asking = { question, language: understanding.language, tryOut: isReading ? null : sendNext };
  return (
    nameOfNumber(understanding, reader, trace) ??
    (understanding.intent && replyToIntent(understanding.intent, understanding.language, reader)) ??
    (await askBack(namesMeant(understanding), asking)) ??
    (await askBack(numbersMeant(understanding, reader.directory), asking)) ??
    answerFromDirectory(understanding, reader, trace) ??
    (await answerFromPassages(understanding, reader, trace, asking))
  );
}
