import { type Excerpt, excerptLimits } from '../../domain/answer.js';
import type { ArticleKind } from '../../domain/article.js';
import { districtsIn, lastDistrict } from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { endsSentence, type Span, splitClauses, splitSentences } from '../../text/sentences.js';
import { bigrams } from '../../text/tokenize.js';
import { citationOf } from '../citation.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { novelValues } from './agreement.js';
import type { Candidate } from './candidates.js';
import { ofTheWhole } from './elsewhere.js';
import { highlightsOf } from './highlights.js';
import { holderIn, type ScoredCandidate } from './score.js';
import { coverage } from './term-match.js';

export interface SelectionLimits {
  /** A further excerpt may score at most so much lower than the first. */
  gap: number;
}

/** What a page prints beside its articles: it may answer by itself, but adds nothing to what does. */
const besideArticles: ReadonlySet<ArticleKind> = new Set(['photo', 'masthead']);
/** Scores this close are a tie. */
const tie = 0.4;
/** A sentence shorter than this takes a neighbour with it, for it says little alone. */
const shortSentence = 45;

/**
 * Short verbatim spans that answer: the best sentence, and further ones while they are nearly as good and there is room.
 * A sentence that is too long is cut at clauses, around what the question asks for.
 */
export function selectExcerpts(
  question: AnalysedQuestion,
  scored: readonly ScoredCandidate[],
  limits: SelectionLimits,
): Excerpt[] {
  const chosen: (Excerpt & { score: number })[] = [];
  const best = scored[0]?.score ?? 0;
  let room: number = excerptLimits.charactersInAll;
  for (const one of scored) {
    const { candidate, score } = one;
    if (chosen.length >= excerptLimits.count || score < best - limits.gap) break;
    // Who holds the office is told: another office or none adds nothing.
    if (chosen.length > 0 && holderIn(scored[0]!) === 1 && holderIn(one) < 1) continue;
    const fits = ([start, end]: Span) =>
      end - start <= room && !chosen.some((excerpt) => sameWords(excerpt, candidate, start, end));
    // With its neighbour it may run into an excerpt that it does not touch alone.
    const alone = spanOf(question, candidate);
    const unions = chosen.map((excerpt) => unionOf(excerpt, candidate, alone, room));
    const beside = unions.findIndex((union) => union !== null);
    if (beside >= 0) {
      const { text, score: first } = chosen[beside]!;
      chosen[beside] = { ...excerptOf(question, candidate, ...unions[beside]!), score: first };
      room -= chosen[beside].text.length - text.length;
      continue;
    }
    const wider = [withPlace(alone, candidate), withNeighbour(alone, candidate, scored)];
    const span = [...wider, alone].find((one): one is Span => one !== null && fits(one));
    if (!span || (chosen.length > 0 && besideArticles.has(candidate.article.kind))) continue;
    if (!addsTo(question, chosen, candidate, span)) continue;
    chosen.push({ ...excerptOf(question, candidate, ...span), score });
    room -= span[1] - span[0];
  }
  return newestFirst(chosen).map(({ score: _, ...excerpt }) => excerpt);
}

/** An excerpt of another article holds at least such a share of what the first holds of a question, with their headlines. */
const furtherShare = 0.6;

/** Whether a further excerpt may add something: it is of an article already quoted, or holds about as much of the question as the first. */
function addsTo(
  question: AnalysedQuestion,
  chosen: readonly Excerpt[],
  candidate: Candidate,
  [start, end]: Span,
): boolean {
  const { article, part, title } = candidate;
  const [first] = chosen;
  if (!first || chosen.some(({ citation }) => citation.articleId === article.id)) return true;
  const text = (part === 'headline' ? article.headline : article.body).slice(start, end);
  const held = coverage(question.terms, fold(`${first.text}\n${first.citation.headline}`));
  return coverage(question.terms, `${fold(text)}\n${title}`) >= furtherShare * held;
}

/** Sentences that answer about equally well and were printed at different times: the newest goes first. */
function newestFirst<E extends Excerpt & { score: number }>(excerpts: readonly E[]): E[] {
  const best = excerpts[0]?.score ?? 0;
  const ties = excerpts.filter(({ score }) => best - score <= tie);
  const dates = ties.map(({ citation }) => citation.date ?? '');
  if (new Set(dates.map((date) => date.slice(0, 4))).size < 2) return [...excerpts];
  const sorted = [...ties].sort((a, b) => (b.citation.date ?? '').localeCompare(a.citation.date ?? ''));
  return [...sorted, ...excerpts.filter((excerpt) => !ties.includes(excerpt))];
}

/** The sentence's span, cut when too long. */
function spanOf(question: AnalysedQuestion, candidate: Candidate): Span {
  const { start, end, part } = candidate;
  if (part === 'headline') return [start, Math.min(end, start + excerptLimits.charactersEach)];
  return end - start > excerptLimits.charactersEach ? cutLong(question, candidate) : [start, end];
}

/** A figure for all of a place (全区共排查204起) with the sentences above it from the one that names the place; null where it needs none. */
function withPlace([start, end]: Span, { part, article, title, folded }: Candidate): Span | null {
  if (part === 'headline' || !ofTheWhole.test(folded) || lastDistrict(`${title}\n${folded}`) !== null) return null;
  const above = splitSentences(article.body, Math.max(0, end - excerptLimits.charactersEach), start);
  const naming = above.findLast(([from, to]) => lastDistrict(fold(article.body.slice(from, to))) !== null);
  return naming && end - naming[0] <= excerptLimits.charactersEach ? [naming[0], end] : null;
}

/** A short sentence's span with its better neighbour, as far as both fit; the span alone otherwise. */
function withNeighbour(alone: Span, candidate: Candidate, scored: readonly ScoredCandidate[]): Span {
  const { start, end, part, article } = candidate;
  if (part === 'headline' || end - start >= shortSentence) return alone;
  const near = splitSentences(article.body, Math.max(0, start - 250), Math.min(article.body.length, end + 250));
  const i = near.findIndex(([from]) => from === start);
  const likely = (other: Span | undefined) =>
    scored.find(({ candidate: c }) => other && c.article.id === article.id && c.start === other[0])?.score ??
    Number.NEGATIVE_INFINITY;
  const neighbours = [near[i + 1], near[i - 1]].filter(
    (other): other is Span => other !== undefined && readsOn(article.body, other, [start, end]),
  );
  const joined = neighbours
    .sort((a, b) => likely(b) - likely(a))
    .map(([from, to]): Span => [Math.min(start, from), Math.max(end, to)]);
  return joined.find(([from, to]) => to - from <= excerptLimits.charactersEach) ?? alone;
}

/** An item of a list, before which the items above it belong. */
const listItem =
  /^(?:[一二三四五六七八九十]是|其[一二三]|第[一二三四五六七八九十][,，、]|\d+[.、](?!\d)|[（(][一二三四五六七八九十\d]+[）)])/;

/**
 * Whether a sentence leads on to the one shown or from it: in one paragraph, or over its break where the upper one is left
 * open (a heading, what a column cut) or the one shown is an item of a list.
 */
function readsOn(body: string, other: Readonly<Span>, shown: Readonly<Span>): boolean {
  const [upper, lower] = other[0] < shown[0] ? [other, shown] : [shown, other];
  if (!body.slice(upper[1], lower[0]).includes('\n')) return true;
  return !endsSentence(body.slice(...upper)) || listItem.test(body.slice(shown[0], shown[0] + 6));
}

/** The run of clauses within the limit that holds most of the question's terms and a value of the type asked for. */
function cutLong(question: AnalysedQuestion, candidate: Candidate): Span {
  const { article, start, end } = candidate;
  const clauses = splitClauses(article.body, start, end);
  const values = novelValues(question, candidate);
  let best: Span = [start, Math.min(end, start + excerptLimits.charactersEach)];
  let bestWorth = -1;
  clauses.forEach(([from], i) => {
    let to = from;
    for (let j = i; j < clauses.length && clauses[j]![1] - from <= excerptLimits.charactersEach; j++)
      to = clauses[j]![1];
    if (to === from) return;
    const text = candidate.folded.slice(from - start, to - start);
    const held = values.some((value) => start + value.start >= from && start + value.end <= to);
    const worth = coverage(question.terms, text) + (held ? 0.3 : 0);
    if (worth > bestWorth + 1e-9) {
      bestWorth = worth;
      best = [from, to];
    }
  });
  return best;
}

/** The span of a sentence and an excerpt that it follows or precedes; null when they are apart, too long together, or of two districts. */
function unionOf(excerpt: Excerpt, { article, part }: Candidate, [start, end]: Span, room: number): Span | null {
  if (excerpt.citation.articleId !== article.id || excerpt.part !== 'body' || part !== 'body') return null;
  const [first, second] = start < excerpt.start ? [end, excerpt.start] : [excerpt.end, start];
  if (first > second || article.body.slice(first, second).trim() !== '') return null;
  if (
    !readsOn(article.body, [excerpt.start, excerpt.end], [start, end]) &&
    ofOtherDistrict(excerpt.text, article.body.slice(start, end))
  )
    return null;
  const union: Span = [Math.min(start, excerpt.start), Math.max(end, excerpt.end)];
  const length = union[1] - union[0];
  return length <= excerptLimits.charactersEach && length - excerpt.text.length <= room ? union : null;
}

/** Whether two texts name districts, and none that both name. */
function ofOtherDistrict(one: string, other: string): boolean {
  const [here, there] = [districtsIn(fold(one)), districtsIn(fold(other))];
  return here.length > 0 && there.length > 0 && !here.some((name) => there.includes(name));
}

/** Whether a span overlaps an excerpt already chosen or says the same in nearly the same words. */
function sameWords(excerpt: Excerpt, candidate: Candidate, start: number, end: number): boolean {
  const text = (candidate.part === 'headline' ? candidate.article.headline : candidate.article.body).slice(start, end);
  if (excerpt.citation.articleId === candidate.article.id && excerpt.part === candidate.part) {
    if (start < excerpt.end && end > excerpt.start) return true;
  }
  const a = new Set(bigrams(excerpt.text));
  const b = new Set(bigrams(text));
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared > 0.8 * Math.min(a.size, b.size);
}

/** An excerpt over a span, with what the question asked for highlighted. */
function excerptOf(question: AnalysedQuestion, candidate: Candidate, start: number, end: number): Excerpt {
  const { article, part } = candidate;
  const text = (part === 'headline' ? article.headline : article.body).slice(start, end);
  return {
    text,
    highlights: highlightsOf(question, { ...candidate, text, folded: fold(text) }),
    ...{ part, start, end },
    citation: citationOf(article, part, start, end),
  };
}

/** So much of a question an excerpt holds, with its headline, that tells of its matter. */
const ofTheMatter = 0.8;

/** Whether excerpts of different years tell of what a question is about, so that their figures may differ. */
export function compares({ terms }: AnalysedQuestion, excerpts: readonly Excerpt[]): boolean {
  const years = excerpts
    .filter(({ text, citation }) => coverage(terms, fold(`${text}\n${citation.headline}`)) >= ofTheMatter)
    .map(({ citation }) => citation.date?.slice(0, 4));
  return new Set(years.filter(Boolean)).size > 1;
}
