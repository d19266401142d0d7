import {
  type Answer,
  type Answered,
  type AskRequest,
  assertNever,
  type Citation,
  type Excerpt,
  type Language,
  type Refused,
} from '../domain/answer.js';
import type { Article } from '../domain/article.js';
import type { DirectoryEntry, Entry } from '../domain/directory.js';
import type { Embedder } from '../embedding/embedder.js';
import { codeOf } from '../errors.js';
import type { Retrieval } from '../retrieval/hit.js';
import { retrieve } from '../retrieval/retrieve.js';
import type { ArchiveIndex } from '../store/archive-index.js';
import { isEnglish } from '../text/lexicon/english.js';
import type { Intent } from '../text/lexicon/intents.js';
import { answerEach, answerPartly } from './answer-each.js';
import { type AskBack, answerOnlyMeaning, askBack } from './asking-back/ask-back.js';
import { namesMeant } from './asking-back/names-meant.js';
import { numbersMeant } from './asking-back/numbers-meant.js';
import { subjectsMeant } from './asking-back/subjects-meant.js';
import { isVague } from './asking-back/vague.js';
import { chatReply, tellWhoListens } from './compose/chat.js';
import { composeDirectory, composePassages, composeRefusal, tellOfCut } from './compose/compose.js';
import { failedAnswer } from './compose/failed.js';
import { holdingsReply } from './compose/holdings.js';
import { answerAboutReply } from './conversation/about-reply.js';
import { linesAskedBefore } from './conversation/lines-before.js';
import { answerInConversation } from './conversation/readings.js';
import { type Decision, decide, type Thresholds } from './decide.js';
import { presentEntry } from './directory/entries.js';
import type { FieldClassifier } from './directory/field-model.js';
import { type DirectoryLookup, lookUpDirectory } from './directory/lookup.js';
import { printedWhere } from './directory/printed-where.js';
import { weighed } from './likely-intents.js';
import { type Candidate, candidatesOf } from './passages/candidates.js';
import { ofTheDistrict } from './passages/elsewhere.js';
import { ofTheNamed } from './passages/named-instead.js';
import { type ScoredCandidate, scoreCandidates } from './passages/score.js';
import { compares, selectExcerpts } from './passages/select-excerpts.js';
import type { VectorCache } from './passages/similarity.js';
import type { BoostedTrees } from './ranking/trees.js';
import type { ReadingModel } from './reading/reading-model.js';
import { callsForHelp, helpfulHotline, missingName, relatedArticles } from './refusal.js';
import { suggestHotlines, suggestInstead, suggestNext } from './suggest.js';
import type { AnalysedQuestion } from './understand/analysed-question.js';
import { cleanInput } from './understand/clean-input.js';
import type { FollowUpReading } from './understand/follow-up.js';
import { type Lexicon, type Understanding, understand } from './understand/understand.js';
import { answerWithoutGuess } from './without-guess.js';

/** All that answering reads: one opened index and what was derived from it, the models, the settings. */
export interface Reader {
  index: ArchiveIndex;
  embedder: Embedder;
  lexicon: Lexicon;
  directory: readonly DirectoryEntry[];
  articleOf(id: string): Article | null;
  cache: VectorCache;
  /** Scores a sentence's features. */
  scorer(vector: Float64Array): number;
  /** Tells whose matter a trouble is. */
  fields: Pick<FieldClassifier, 'classify'>;
  /** Reads passages for the answer itself. */
  reading: ReadingModel;
  /** Gives the probability that the best sentences answer. */
  decision: BoostedTrees;
  thresholds: Thresholds;
  now(): Date;
}

/** What each step found, for evaluation and for tuning a threshold without a debugger. */
export interface Trace {
  understanding?: Understanding;
  lookup?: DirectoryLookup;
  scored?: ScoredCandidate[];
  decision?: Decision;
}

/** How many passages are read closely, and how many of one article. */
const passagesRead = { top: 24, passagesPerArticle: 8, rejected: 0 } as const;
const entriesShown = 12;

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
    answerFurther: (earlier, shown) => answerFurther(earlier, shown, reader),
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

/** What more answers a question than was shown; null when nothing does. */
async function answerFurther(
  request: AskRequest,
  shown: readonly Answered[],
  reader: Reader,
): Promise<Answered | null> {
  const found: Trace = {};
  await answerOne(request, reader, found);
  const { understanding, scored = [] } = found;
  if (!understanding) return null;
  const quoted = shown.flatMap(({ excerpts }) => excerpts);
  const rest = scored.filter(({ candidate }) => !quoted.some((excerpt) => isShownIn(candidate, excerpt)));
  const decision = decide(understanding.question, rest, reader.decision, reader.thresholds);
  return decision.answers ? quote(understanding, rest, decision, reader) : null;
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

/** Greetings, thanks and help get a human reply; what must not or cannot be done is refused by name. */
function replyToIntent(intent: Intent, language: Language, reader: Reader): Answer {
  const refuse = (reason: 'unsafe' | 'personal-data' | 'out-of-scope' | 'unclear') =>
    composeRefusal({
      ...{ reason, missing: null, related: [], hotline: null, readings: [], language },
      suggestions: reason === 'unsafe' ? [] : suggestHotlines(reader.directory, language),
    });
  switch (intent) {
    case 'greeting':
    case 'thanks':
    case 'farewell':
    case 'help':
    case 'identity':
    case 'praise':
    case 'smalltalk':
      return { status: 'chat', text: chatReply(intent, language), language };
    case 'injection':
    case 'abuse':
    case 'wrongdoing':
    case 'self-harm':
      return { ...refuse('unsafe'), text: chatReply(intent, language) };
    case 'personal-data':
      return refuse('personal-data');
    case 'holdings':
      return { status: 'chat', text: holdingsReply(reader.index.manifest, language), language };
    case 'realtime':
    case 'opinion':
    case 'recommendation':
    case 'medical-advice':
    case 'legal-advice':
    case 'creative':
    case 'calculation':
    case 'general-knowledge':
      return refuse('out-of-scope');
    case 'empty':
    case 'gibberish':
    case 'emoji-only':
      return refuse('unclear');
    default:
      return assertNever(intent);
  }
}

/** A hotline question gets the entry itself, with the words that print it; null when the directory does not answer. */
function answerFromDirectory(understanding: Understanding, reader: Reader, trace: Trace): Answer | null {
  const { question, language, likely, corrections } = understanding;
  const lookup = lookUpDirectory(question, reader.directory, reader.articleOf);
  trace.lookup = lookup;
  if (lookup.purpose === null || !lookup.matches.length) return null;
  // What is more likely something else than a trouble is weighed against the passages.
  if (lookup.purpose === 'trouble' && (likely?.probability ?? 0) > (question.field?.probability ?? 0)) return null;
  const shown = lookup.matches.slice(0, entriesShown);
  const entries = shown
    .map(({ entry }) => presentEntry(entry, reader.articleOf))
    .filter((entry): entry is Entry => entry !== null);
  if (!entries.length) return null;
  return composeDirectory({
    entries,
    more: lookup.matches.length - shown.length,
    excerpts: printedWhere(
      shown.map(({ entry }) => entry),
      reader.articleOf,
    ),
    byNumber: lookup.purpose === 'name',
    confidence: lookup.matches[0]!.score,
    suggestions: suggestHotlines(reader.directory, language, entries),
    corrections,
    language,
    now: reader.now(),
  });
}

/** Whose number it is that the archive prints is nobody's private matter, however the question is put. */
function nameOfNumber(understanding: Understanding, reader: Reader, trace: Trace): Answer | null {
  if (understanding.intent !== 'personal-data') return null;
  const entries = answerFromDirectory(understanding, reader, trace);
  return trace.lookup?.purpose === 'name' ? entries : null;
}

/** Quotes the sentences that answer, or refuses with the nearest articles. */
async function answerFromPassages(
  understanding: Understanding,
  reader: Reader,
  trace: Trace,
  asking: AskBack,
): Promise<Answer> {
  const { question, language } = understanding;
  if (saysNothing(question)) return replyToIntent(understanding.likely?.intent ?? 'gibberish', language, reader);
  if (isVague(question)) return replyToIntent('gibberish', language, reader);
  const { retrieval, query } = await searchFor(question, reader);
  const candidates = candidatesOf(retrieval.accepted, reader.articleOf);
  const all = await scoreCandidates(question, query, candidates, reader.cache, reader);
  const scored = ofTheNamed(question, ofTheDistrict(question, all));
  trace.scored = [...scored];
  const decision = decide(question, scored, reader.decision, reader.thresholds);
  trace.decision = decision;
  const { likely } = understanding;
  const verdict = likely ? weighed(likely, decision.confidence, question, trace.lookup) : 'leaves';
  if (likely && verdict === 'replaces') return replyToIntent(likely.intent, language, reader);
  if (likely && verdict === 'refuses') {
    const refusal = refuseUnanswered(understanding, reader, trace, null, []);
    return likely.intent === 'self-harm' ? tellWhoListens(refusal) : refusal;
  }
  const meanings = subjectsMeant(understanding, { ...reader, scored, decision });
  const readings = await askBack(meanings, asking);
  if (readings) return readings;
  if (!decision.answers) {
    const meant = await answerOnlyMeaning(meanings, asking);
    if (meant) return meant;
    return refuseUnanswered(understanding, reader, trace, decision.missing, relatedArticles(question, scored));
  }
  return quote(understanding, scored, decision, reader);
}

/** Whether an excerpt shows a sentence. */
function isShownIn({ article, part, start, end }: Candidate, excerpt: Excerpt): boolean {
  const sameText = excerpt.citation.articleId === article.id && excerpt.part === part;
  return sameText && start < excerpt.end && excerpt.start < end;
}

/** The excerpts that answer, quoted. */
function quote(
  { question, language, corrections }: Understanding,
  scored: readonly ScoredCandidate[],
  { confidence }: Decision,
  reader: Reader,
): Answered {
  const excerpts = selectExcerpts(question, scored, reader.thresholds);
  return composePassages({
    ...{ excerpts, confidence, corrections, language },
    compares: compares(question, excerpts),
    suggestions: suggestNext(excerpts, reader.articleOf, language),
    now: reader.now(),
  });
}

/** Whether a question leans on a conversation that is not there (还有呢, 第二个呢, 为什么). */
function saysNothing({ terms, folded, language }: AnalysedQuestion): boolean {
  // Of an English message the glossary may know no word.
  const unread = language === 'en' && !terms.length;
  return !unread && terms.every(({ term }) => leaningWord.test(term)) && !/[\d《》"]/.test(folded);
}

const leaningWord = /^(?:还有|第.{1,3}[个条项点]|另外|其他|其它|上面|下面|前面|后面|刚才|这个|那个|它们?)$/;

/** @param missing what the evidence lacks; @param related the nearest articles */
function refuseUnanswered(
  { question, language }: Understanding,
  reader: Reader,
  { lookup }: Trace,
  missing: string | null,
  related: Citation[],
): Refused {
  const hotline = helpfulHotline(question, lookup, reader.articleOf);
  return composeRefusal({
    reason: 'not-in-archive',
    missing: missing && missingName(missing, question, hotline, reader.lexicon.standsInArchive),
    related,
    hotline,
    emergency: callsForHelp(question, lookup),
    readings: [],
    suggestions: suggestInstead(related, reader, language),
    language,
  });
}

/** Retrieves for a question, and embeds it as it stands. */
export async function searchFor(
  question: AnalysedQuestion,
  { index, embedder }: Pick<Reader, 'index' | 'embedder'>,
): Promise<{ retrieval: Retrieval; query: Float32Array }> {
  const retrieval = await retrieve(index, embedder, searchText(question), passagesRead);
  return { retrieval, query: await embedder.embedQuery(question.text) };
}

/** The question with the printed words for what it says colloquially, for the search. */
function searchText({ text, terms }: AnalysedQuestion): string {
  const printed = terms.flatMap(({ alternatives }) => alternatives.slice(0, 4));
  return [text, ...printed].join(' ');
}
