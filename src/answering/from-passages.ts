import type { Answer, Answered, Citation, Excerpt, Refused } from '../domain/answer.js';
import type { Retrieval } from '../retrieval/hit.js';
import { retrieve } from '../retrieval/retrieve.js';
import { type AskBack, answerOnlyMeaning, askBack } from './asking-back/ask-back.js';
import { subjectsMeant } from './asking-back/subjects-meant.js';
import { isVague, leansOnNothing } from './asking-back/vague.js';
import { tellWhoListens } from './compose/chat.js';
import { composePassages, composeRefusal } from './compose/compose.js';
import { type Decision, decide } from './decide.js';
import { weighed } from './likely-intents.js';
import { type Candidate, candidatesOf } from './passages/candidates.js';
import { ofTheDistrict } from './passages/elsewhere.js';
import { ofTheNamed } from './passages/named-instead.js';
import { type ScoredCandidate, scoreCandidates } from './passages/score.js';
import { compares, selectExcerpts } from './passages/select-excerpts.js';
import type { Reader, Trace } from './reader.js';
import { callsForHelp, helpfulHotline, missingName, relatedArticles } from './refusal.js';
import { replyToIntent } from './reply-to-intent.js';
import { suggestInstead, suggestNext } from './suggest.js';
import type { AnalysedQuestion } from './understand/analysed-question.js';
import type { Understanding } from './understand/understand.js';

/** How many passages are read closely, and how many of one article. */
const passagesRead = { top: 24, passagesPerArticle: 8, rejected: 0 } as const;

/** Quotes the sentences that answer, or refuses with the nearest articles. */
export async function answerFromPassages(
  understanding: Understanding,
  reader: Reader,
  trace: Trace,
  asking: AskBack,
): Promise<Answer> {
  const { question, language } = understanding;
  if (leansOnNothing(question)) return replyToIntent(understanding.likely?.intent ?? 'gibberish', language, reader);
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

/** What more answers a question than was shown; null when nothing does. */
export function quoteFurther(
  { understanding, scored = [] }: Trace,
  shown: readonly Answered[],
  reader: Reader,
): Answered | null {
  if (!understanding) return null;
  const quoted = shown.flatMap(({ excerpts }) => excerpts);
  const rest = scored.filter(({ candidate }) => !quoted.some((excerpt) => isShownIn(candidate, excerpt)));
  const decision = decide(understanding.question, rest, reader.decision, reader.thresholds);
  return decision.answers ? quote(understanding, rest, decision, reader) : null;
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
