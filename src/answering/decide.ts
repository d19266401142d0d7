import { excerptLimits } from '../domain/answer.js';
import { tellsOf } from '../text/lexicon/matters.js';
import type { ExpectedType } from '../text/lexicon/question-words/types.js';
import { phoneForm } from '../text/phone.js';
import { numberWords } from './directory/wanted.js';
import { matterOf, missingInstead, missingTerm } from './missing.js';
import { withNeighbours } from './passages/candidates.js';
import { comparedYearUntold, nextYearUntold } from './passages/compared-years.js';
import { contradicted, deniedNowhere } from './passages/contrast.js';
import { districtElsewhere } from './passages/elsewhere.js';
import { introduces } from './passages/introduced.js';
import { namesUntold } from './passages/listing.js';
import { tellsWhatNamedArticleSays } from './passages/named-article.js';
import { namedNowhere, namesInstead } from './passages/named-instead.js';
import { askedOffice } from './passages/offices.js';
import { othersUntold } from './passages/others.js';
import { countedTogether, shareUntold } from './passages/parts.js';
import { presenceUntold } from './passages/presence.js';
import { holderIn, type ScoredCandidate, yearOf } from './passages/score.js';
import { rankUntold } from './passages/superlative.js';
import { holds, matchDegree } from './passages/term-match.js';
import { decisionFeatures } from './ranking/decision-features.js';
import { type BoostedTrees, logOdds, sigmoid } from './ranking/trees.js';
import type { AnalysedQuestion } from './understand/analysed-question.js';

/** Settings measured on labelled questions and kept with the ranker (models/answer-ranker). */
export interface Thresholds {
  /** Below this probability the question is refused. */
  answer: number;
  /** How much lower than the first a further excerpt may score. */
  gap: number;
}

export type Decision =
  | { answers: true; confidence: number }
  | { answers: false; confidence: number; missing: string | null };

/**
 * Answers when the best sentences are probable enough to hold the answer; else names the one thing that they lack.
 * @param scored best first; @param model gives the probability that one of the three best answers
 */
export function decide(
  question: AnalysedQuestion,
  scored: readonly ScoredCandidate[],
  model: BoostedTrees,
  { answer, gap }: Thresholds,
): Decision {
  if (!scored.length) return { answers: false, confidence: 0, missing: missingTerm(question, scored) };
  const ranked = scored.map(({ candidate, ...one }) => ({ ...one, article: candidate.article.id }));
  const probability = sigmoid(logOdds(model, decisionFeatures(ranked)));
  const best = scored.slice(0, excerptLimits.count).filter(({ score }) => score >= scored[0]!.score - gap);
  const around = textsAround(best);
  const lacking = lackingIn(question, best, around);
  if (lacking !== null) {
    const missing = lacking.said ?? missingTerm(question, scored);
    return { answers: false, confidence: Math.min(probability, ofOther), missing };
  }
  const known = [
    best.some((one) => holderIn(one) === 1) ? ofHolder : 0,
    best.some(({ candidate }) => introduces(question, candidate)) ? ofIntroduced : 0,
    tellsWhatNamedArticleSays(question, best) ? ofNamedArticle : 0,
    best.some(({ candidate }) => namesInstead(question, candidate)) ? ofIntroduced : 0,
  ];
  const confidence = Math.max(probability, ...known);
  const untold = confidence < sureWithoutMatter ? untoldMatter(question, around) : null;
  if (untold !== null) {
    const missing = question.instead.length ? missingInstead(question) : untold;
    return { answers: false, confidence: Math.min(confidence, ofUntoldMatter), missing };
  }
  if (confidence >= answer) return { answers: true, confidence };
  return { answers: false, confidence, missing: missingTerm(question, scored) };
}

/**
 * From here on a matter that no word shown tells of does not speak against an answer. Below, of some 40 such questions that
 * were answered one in seven was answered rightly (docs/evaluation.md).
 */
const sureWithoutMatter = 0.55;
const ofUntoldMatter = 0.15;

/** A matter that the question names (失业金, 养狗证) and that none of the texts shown tells of; else null. */
function untoldMatter({ matters }: AnalysedQuestion, around: readonly string[]): string | null {
  const shown = around.join('\n');
  return matters.find((matter) => !tellsOf(matter, shown))?.said ?? null;
}

/** Each sentence with those beside it and its headlines, folded. */
function textsAround(best: readonly ScoredCandidate[]): string[] {
  return best.map(({ candidate }) => `${withNeighbours(candidate)}\n${candidate.title}`);
}

/** Of questions whose condition all that is shown fails, one in thirty was answered (docs/evaluation.md). */
const ofOther = 0.03;
/** Of questions for the holder of an office whom a sentence names, nearly all were answered (docs/evaluation.md). */
const ofHolder = 0.8;
/** The article asked about is the one shown; below {@link sureWithoutMatter}, for it may lack the matter. */
const ofNamedArticle = 0.5;
/** A sentence introduces what is asked about, or names what a follow-up asks the same of; as sure as that, for it may say little of it. */
const ofIntroduced = 0.5;

/**
 * What a question wants and all that would be shown fails, whatever else speaks for it: its district, its year, which one of
 * several of a kind, the holder of its office, a number to dial, an attribute that cannot be told in other words. `said` names it
 * as asked, null where the question has no word for it.
 */
function lackingIn(
  question: AnalysedQuestion,
  best: readonly ScoredCandidate[],
  around: readonly string[],
): { said: string | null } | null {
  const shown = best.map(({ candidate }) => candidate);
  const sentences = shown.map(({ folded }) => folded);
  const listed = shown.map(({ folded, after }) => `${folded}\n${after}`);
  const elsewhere = districtElsewhere(question, best);
  if (elsewhere !== null) return { said: matterOf(elsewhere, question) ?? elsewhere };
  if (namedNowhere(question, best)) return { said: missingInstead(question) };
  const said = contradicted(question.own, sentences, around);
  if (said !== null) return { said };
  if (deniedNowhere(question.own, sentences)) return { said: null };
  const untoldYear = comparedYearUntold(question, shown) ?? nextYearUntold(question, shown);
  if (untoldYear !== null) return { said: untoldYear };
  if (rankUntold(question, sentences) || countedTogether(question, sentences) || othersUntold(question, sentences))
    return { said: null };
  if (shareUntold(question, around) || namesUntold(question, listed) || presenceUntold(question, around))
    return { said: null };
  const another = ofOneYear(question) ? 0 : -0.5;
  if (question.years.length > 0 && best.every((one) => yearOf(one) < another))
    return { said: matterOf(`${question.years[0]}年`, question) };
  if (best.every((one) => holderIn(one) < 0)) return { said: askedOffice(question.own) };
  const title = titleElsewhere(question, best);
  if (title !== null) return { said: title };
  if (asksForNumber(question) && !around.some((text) => tellsNumberFor(question, text))) return { said: null };
  const untold = question.attributes.some(({ told, plain }) => plain && around.every((text) => !told.test(text)));
  return untold ? { said: null } : null;
}

/** Figures, dates and names hold for the year that they are told of; how and where something is done mostly for others too. */
const ofYears: ReadonlySet<ExpectedType> = new Set(['number', 'date', 'person', 'list']);
/** The year of what the person has or did: 1998年的房子, 2010年买的车. */
const personsOwn = /(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:出生|生|买|购|建|修|结婚|毕业|入职|参保|退休|的(?:房|车|楼))/;

/** Whether what a question asks for may be told of its year only, so that a paper of another year does not tell it. */
function ofOneYear({ expected, own }: AnalysedQuestion): boolean {
  return ofYears.has(expected.type) && !personsOwn.test(own);
}

/** Whether a number to dial is wanted (信访打多少), not a line to travel by nor only a way to reach somebody. */
function asksForNumber({ expected, own }: AnalysedQuestion): boolean {
  return expected.type === 'phone' && /[打拨]|电话|热线|号码|联系方式|phone|hotline|number|call/.test(own);
}

/** Whether a text tells of a telephone, by its number or by word, and names anything that the question is about. */
function tellsNumberFor({ terms }: AnalysedQuestion, text: string): boolean {
  const subjects = terms.filter(({ kind, term }) => kind === 'word' && !numberWords.test(term));
  const named = !subjects.length || subjects.some((term) => holds(term, text));
  const printed = [...text.matchAll(/\d[\d -]+\d/g)].some(([number]) => phoneForm(number) !== null);
  return named && (printed || /电话|拨打/.test(text));
}

/** A title that the question names (《超越》) and no article shown holds, nor most of it; else null. */
function titleElsewhere({ own, terms }: AnalysedQuestion, best: readonly ScoredCandidate[]): string | null {
  const titles = terms.filter(({ term }) => own.includes(`《${term}》`));
  const articles = best.map(({ candidate: { title, whole } }) => `${title}\n${whole}`);
  const missing = titles.find((asked) => articles.every((text) => matchDegree(asked, text) < mostOfTitle));
  return missing ? `《${missing.term}》` : null;
}

/** {@link matchDegree} of a title of which most characters stand in a text together. */
const mostOfTitle = 0.4;
