import type { Answered, Language } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import { headOf } from '../../text/lexicon/question-words/heads.js';
import { questionStopwords } from '../../text/lexicon/question-words.js';
import { taggedTokens, tokens } from '../../text/tokenize.js';
import type { Decision, Thresholds } from '../decide.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import type { ScoredCandidate } from '../passages/score.js';
import { coverage } from '../passages/term-match.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Understanding } from '../understand/understand.js';
import type { Meaning, Phrasing } from './meaning.js';
import { entriesMeant } from './numbers-meant.js';

/** An answer this share of the way from the threshold to certainty is given whatever else the question may mean. */
const sureShare = 0.45;
/** A sentence with its headline, or an entry's name and field, is about a subject when it holds so much of it. */
const aboutEnough = 0.8;
/** A headline is named by as many of its lines as give it this length. */
const tellingHeadline = 8;

/** One or two English words, without what leads them in. */
const englishSubject = /^(?:(?:about|any|some|please)\s+)*([\p{L}-]+(?: [\p{L}-]+)?)[\s\p{P}]*$/u;

/** What was found for a question, and where the decision stood. */
export interface Found {
  scored: readonly ScoredCandidate[];
  decision: Decision;
  thresholds: Thresholds;
  directory: readonly DirectoryEntry[];
}

/**
 * What a question that is nothing but a subject (补贴), or asks something of no subject (办公时间是多少), may mean: the
 * directory's entries and the articles that are about it, those only whose best sentence scores about as high as the best
 * of all. None for any other question, and none when the decision is sure.
 */
export function subjectsMeant(
  { question, language }: Pick<Understanding, 'question' | 'language'>,
  { scored, decision, thresholds, directory }: Found,
): Meaning[] {
  const { terms } = question;
  const sure = thresholds.answer + sureShare * (1 - thresholds.answer);
  if (decision.confidence >= sure || terms.some(({ kind, borrowed }) => kind !== 'word' || borrowed)) return [];
  const subject = loneSubject(question);
  if (subject === null && !lacksSubject(question)) return [];
  // One character stands in too many words of another meaning.
  if (terms.every(({ term }) => term.length < 2)) return [];
  const entries = subject === null ? [] : directory.filter((entry) => about(terms, fieldOf(entry)));
  const least = (scored[0]?.score ?? 0) - thresholds.gap;
  const articles = scored
    .filter(({ score, candidate: { folded, title } }) => score >= least && about(terms, `${folded}\n${title}`))
    .map(({ candidate }) => candidate.article)
    .filter(({ headline, kind }) => headline !== '' && kind !== 'masthead');
  const distinct = [...new Map(articles.map((article) => [article.id, article])).values()];
  return [
    ...entriesMeant(entries, language),
    ...distinct.map((article) => ({
      phrasings: subject === null ? [askedOf(article, question)] : aboutSubject(article, subject, terms, language),
    })),
  ];
}

/** Whether a question asks for something (办公时间是多少) and does not say of what. */
function lacksSubject({ language, terms, expected }: AnalysedQuestion): boolean {
  const [only] = terms;
  return language === 'zh' && expected.span !== null && terms.length === 1 && headOf(only!.term)?.word === only!.term;
}

/** The subject of a question that holds nothing else (补贴, 我想问一下补贴); null for any other question. */
function loneSubject({ typed, language, terms, expected, folded }: AnalysedQuestion): string | null {
  if (!terms.length || terms.length > 2 || expected.span !== null) return null;
  if (language === 'en') return englishSubject.exec(typed)?.[1] ?? null;
  const said = tokens(folded).filter(({ term }) => !questionStopwords.has(term));
  const subject = said.map(({ term }) => term).join('');
  const length = terms.reduce((sum, { term }) => sum + term.length, 0);
  const whole = subject.length === length && terms.every(({ term }) => subject.includes(term));
  const nouns = terms.length === 1 || (expected.type === 'open' && terms.every(({ term }) => isNoun(term)));
  return whole && nouns ? subject : null;
}

function isNoun(term: string): boolean {
  return /^(?:n|vn|x|j|l)/.test(taggedTokens(term).at(-1)?.tag ?? '');
}

/** An entry's name with the words of its field, folded. */
function fieldOf({ name, category }: DirectoryEntry): string {
  const { label, synonyms } = categoryWords[category];
  return fold([name, label, ...synonyms].join(' '));
}

function about(terms: readonly QuestionTerm[], text: string): boolean {
  return coverage(terms, text) >= aboutEnough;
}

/** The question asked of what an article tells of. */
function askedOf(article: Article, { text, terms }: AnalysedQuestion): Phrasing {
  return {
    question: `${shortHeadline(article.headline)}里说的${text.replace(/[\s\p{P}]+$/gu, '')}？`,
    isAnsweredBy: (answer) => quotesFirst(article, answer) && quotesAbout(terms, answer),
  };
}

function aboutSubject(
  article: Article,
  subject: string,
  terms: readonly QuestionTerm[],
  language: Language,
): Phrasing[] {
  const headline = shortHeadline(article.headline);
  const [onSubject, whole] =
    language === 'zh'
      ? [`${headline}里关于${subject}说了什么？`, `${headline}里说了什么？`]
      : [`What does ${headline} say about ${subject}?`, `What does ${headline} say?`];
  return [
    {
      question: onSubject,
      isAnsweredBy: (answer) => quotesFirst(article, answer) && quotesAbout(terms, answer),
    },
    {
      question: whole,
      isAnsweredBy: (answer) => about(terms, fold(article.headline)) && quotesFirst(article, answer),
    },
  ];
}

function quotesFirst({ id }: Article, { excerpts }: Answered): boolean {
  return excerpts[0]?.citation.articleId === id;
}

function quotesAbout(terms: readonly QuestionTerm[], { excerpts }: Answered): boolean {
  return excerpts.some(({ text }) => about(terms, fold(text)));
}

/** A headline's first lines as a title in a sentence. */
function shortHeadline(headline: string): string {
  let short = '';
  for (const line of headline.split(/\s+/)) {
    if ([...short].length >= tellingHeadline) break;
    short = short ? `${short} ${line}` : line;
  }
  return /[《》]/.test(short) ? `“${short}”` : `《${short}》`;
}
