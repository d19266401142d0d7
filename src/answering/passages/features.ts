import { backgroundIdf } from '../../text/term-weight.js';
import { bigrams } from '../../text/tokenize.js';
import type { TypedValue } from '../../text/typed-values.js';
import type { Reading } from '../reading/read-candidates.js';
import { readingFeatureNames, readingFeatures } from '../reading/reading-features.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import {
  countAgreement,
  dateKindAgreement,
  districtsMissing,
  kindAgreement,
  novelValues,
  placeAgreement,
  unitAgreement,
  yearAgreement,
} from './agreement.js';
import { type Candidate, withNeighbours } from './candidates.js';
import { officeAgreement } from './offices.js';
import type { QuestionTerm } from './question-terms.js';
import { coverage, matchDegree, occurrences } from './term-match.js';

/** Cosine similarities that the features need; each between −1 and 1. */
export interface Similarities {
  sentence: number;
  window: number;
  title: number;
  /** For each of the question's terms, how much some word of the sentence resembles it, 0 to 1. */
  termsInSentence: readonly number[];
  /** The same for the noun that the question asks about and the sentence with its neighbours; 0.5 without one. */
  focus: number;
  /** For each term, how much some word of the sentences around it or of the title resembles it. */
  termsAround: readonly number[];
}

const answerTypes = [
  'phone',
  'number',
  'date',
  'place',
  'person',
  'organisation',
  'list',
  'how',
  'definition',
  'reason',
  'yes-no',
  'open',
] as const;

/** Names of the features, in the order of the vector that {@link featuresOf} gives; a trained ranker records them. */
export const featureNames = [
  'coverSentence',
  'coverWindow',
  'coverPassage',
  'coverTitle',
  'coverSentenceTitle',
  'coverArticle',
  'missingPassage',
  'missingSentenceTitle',
  'missingArticle',
  'missingName',
  'pairsSentence',
  'pairsPassage',
  'soft',
  'softAround',
  'missingSoft',
  'missingSoftSecond',
  'missingVerb',
  'kind',
  'cosineSentence',
  'cosineWindow',
  'cosineTitle',
  'commonRun',
  'valueNovel',
  'valueNear',
  'unit',
  'focusSentence',
  'focusNear',
  'focusSoft',
  'attributeMissing',
  'year',
  'dateKind',
  'office',
  'count',
  'districtMissing',
  'placeMissing',
  'placeElsewhere',
  'retrievalScore',
  'retrievalRank',
  'dense',
  'lexical',
  'length',
  'headline',
  'terms',
  'weight',
  'listMarks',
  'definitionMarks',
  'howMarks',
  'reasonMarks',
  'asks',
  'relativeCover',
  'relativeCosine',
  'relativeNear',
  ...readingFeatureNames,
  ...answerTypes.map((type) => `type:${type}`),
] as const;

const definitionMarks = /是指|指的是|是一种|是一个|是由|即|简称|也称|又称|称为|为了|旨在|作为/;
const howMarks = /通过|可以|可在|可到|应当?|拨打|前往|登录|扫码|首先|其次|流程|方式|采取|实行|推行|召开|开展|设立/;
const reasonMarks = /因为|由于|因此|因而|导致|原因|为了|所以|致使|为此|缘于/;

/**
 * The feature vector of one candidate, without what needs the others ({@link addRelativeFeatures}) and the reader
 * ({@link addReadingFeatures}).
 * All values are finite; shares and cosines are at most 1, counts are log-scaled.
 */
export function featuresOf(
  question: AnalysedQuestion,
  candidate: Candidate,
  similarities: Similarities,
  top: { score: number; lexical: number },
): Float64Array {
  const { terms } = question;
  const sentence = candidate.folded;
  const window = withNeighbours(candidate);
  const context = `${candidate.passage}\n${candidate.title}`;
  const sentenceAndTitle = `${sentence}\n${candidate.title}`;
  const whole = `${candidate.whole}\n${candidate.title}`;
  const values = novelValues(question, candidate);
  const near = nearness(terms, values, sentence);
  const focus = question.expected.focus;
  const focusAt = focus ? sentence.indexOf(focus) : -1;
  const value: Record<string, number> = {
    coverSentence: coverage(terms, sentence),
    coverWindow: coverage(terms, window),
    coverPassage: coverage(terms, context),
    coverTitle: coverage(terms, candidate.title),
    coverSentenceTitle: coverage(terms, sentenceAndTitle),
    coverArticle: coverage(terms, whole),
    missingPassage: heaviestMissing(terms, context),
    missingSentenceTitle: heaviestMissing(terms, sentenceAndTitle),
    missingArticle: heaviestMissing(terms, whole),
    missingName: terms.some((term) => term.kind !== 'word' && matchDegree(term, whole) === 0) ? 1 : 0,
    pairsSentence: pairCoverage(question.folded, sentence),
    pairsPassage: pairCoverage(question.folded, context),
    ...softMatch(terms, similarities, sentence, `${window}\n${candidate.title}`),
    kind: kindAgreement(question, values, sentence),
    cosineSentence: similarities.sentence,
    cosineWindow: similarities.window,
    cosineTitle: similarities.title,
    commonRun: Math.min(1, longestCommonRun(question.folded, sentence) / 10),
    valueNovel: values.length ? 1 : 0,
    valueNear: near,
    unit: unitAgreement(question, values, sentence),
    focusSentence: focus ? (focusAt >= 0 ? 1 : 0) : 0.5,
    focusNear:
      focus && focusAt >= 0 && values.length ? Math.exp(-gapTo(values, focusAt, focusAt + focus.length) / 8) : 0,
    focusSoft: similarities.focus,
    attributeMissing: question.attributes.filter(({ told }) => !told.test(window)).length,
    year: yearAgreement(question, candidate),
    dateKind: dateKindAgreement(question, values, sentence),
    office: officeAgreement(question, candidate),
    count: countAgreement(question, window),
    districtMissing: districtsMissing(question, whole),
    ...placeAgreement(question, sentence, whole),
    retrievalScore: top.score > 0 ? candidate.hit.score / top.score : 0,
    retrievalRank: 1 / (1 + candidate.rank),
    dense: candidate.hit.dense ?? 0,
    lexical: top.lexical > 0 ? (candidate.hit.lexical ?? 0) / top.lexical : 0,
    length: Math.log1p(sentence.length),
    headline: candidate.part === 'headline' ? 1 : 0,
    terms: Math.log1p(terms.length),
    weight: terms.reduce((sum, term) => sum + term.weight, 0),
    listMarks: Math.log1p(sentence.split(/[、;]/).length - 1),
    definitionMarks: definitionMarks.test(sentence) ? 1 : 0,
    howMarks: howMarks.test(sentence) ? 1 : 0,
    reasonMarks: reasonMarks.test(sentence) ? 1 : 0,
    asks: /[?？]["'”]?$/.test(sentence) ? 1 : 0,
  };
  for (const type of answerTypes) value[`type:${type}`] = question.expected.type === type ? 1 : 0;
  return Float64Array.from(featureNames, (name) => value[name] ?? 0);
}

const at = (name: (typeof featureNames)[number]) => featureNames.indexOf(name);

/** Fills the features that compare a candidate with the best of the question's candidates; changes the vectors. */
export function addRelativeFeatures(vectors: readonly Float64Array[]): void {
  for (const [relative, absolute] of [
    ['relativeCover', 'coverWindow'],
    ['relativeCosine', 'cosineSentence'],
    ['relativeNear', 'valueNear'],
  ] as const) {
    const best = Math.max(...vectors.map((vector) => vector[at(absolute)]!));
    for (const vector of vectors) vector[at(relative)] = vector[at(absolute)]! - best;
  }
}

/** Fills the features of what the reader made of the candidates; changes the vectors. All three lists are parallel. */
export function addReadingFeatures(
  vectors: readonly Float64Array[],
  readings: readonly (Reading | null)[],
  articles: readonly string[],
): void {
  readingFeatures(readings, articles).forEach((values, i) => {
    readingFeatureNames.forEach((name, k) => {
      vectors[i]![at(name)] = values[k]!;
    });
  });
}

function heaviestMissing(terms: readonly QuestionTerm[], folded: string): number {
  let heaviest = 0;
  let missing = 0;
  for (const term of terms) {
    heaviest = Math.max(heaviest, term.weight);
    missing = Math.max(missing, term.weight * (1 - matchDegree(term, folded)));
  }
  return heaviest > 0 ? missing / heaviest : 1;
}

/** How well the terms are met when words that mean nearly the same count as well. */
function softMatch(
  terms: readonly QuestionTerm[],
  { termsInSentence, termsAround }: Similarities,
  sentence: string,
  around: string,
): Record<'soft' | 'softAround' | 'missingSoft' | 'missingSoftSecond' | 'missingVerb', number> {
  let soft = 0;
  let softAround = 0;
  let all = 0;
  let missingVerb = 0;
  const missing: number[] = [];
  terms.forEach((term, i) => {
    const inside = Math.max(matchDegree(term, sentence), termsInSentence[i]!);
    const outside = Math.max(inside, matchDegree(term, around), termsAround[i]!);
    soft += term.weight * inside;
    softAround += term.weight * outside;
    all += term.weight;
    missing.push(term.weight * (1 - outside));
    if (term.verb) missingVerb = Math.max(missingVerb, 1 - outside);
  });
  missing.sort((a, b) => b - a);
  const share = (value: number) => (all > 0 ? value / all : 0);
  return {
    soft: share(soft),
    softAround: share(softAround),
    missingSoft: missing[0] ?? 1,
    missingSoftSecond: missing[1] ?? 0,
    missingVerb,
  };
}

/** Best sum, over the values, of the terms' weights faded with their distance to the value (15 characters: 1/e). */
function nearness(terms: readonly QuestionTerm[], values: readonly TypedValue[], sentence: string): number {
  const all = terms.reduce((sum, term) => sum + term.weight, 0);
  if (!values.length || all === 0) return 0;
  const places = terms.map((term) => ({ weight: term.weight, spans: occurrences(term, sentence) }));
  let best = 0;
  for (const value of values) {
    let sum = 0;
    for (const { weight, spans } of places) {
      if (!spans.length) continue;
      const gap = Math.min(...spans.map(([start, end]) => Math.max(0, start - value.end, value.start - end)));
      sum += weight * Math.exp(-gap / 15);
    }
    best = Math.max(best, sum);
  }
  return best / all;
}

function gapTo(values: readonly TypedValue[], start: number, end: number): number {
  return Math.min(...values.map((value) => Math.max(0, start - value.end, value.start - end)));
}

/** Weighted share of the question's character pairs that a text holds, 0 to 1. */
function pairCoverage(question: string, text: string): number {
  let held = 0;
  let all = 0;
  for (const pair of new Set(bigrams(question))) {
    const weight = backgroundIdf(pair);
    all += weight;
    if (text.includes(pair)) held += weight;
  }
  return all > 0 ? held / all : 0;
}

/** Length of the longest run of characters that two texts share. */
function longestCommonRun(a: string, b: string): number {
  let best = 0;
  let previous = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const current = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      current[j + 1] = previous[j]! + 1;
      if (current[j + 1]! > best) best = current[j + 1]!;
    }
    previous = current;
  }
  return best;
}
