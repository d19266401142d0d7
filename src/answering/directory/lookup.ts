import type { Article, ArticleKind } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import type { DirectoryCategory, DirectoryEntry } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import { phoneDigits } from '../../text/phone.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import { matchDegree } from '../passages/term-match.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';

export interface DirectoryMatch {
  entry: DirectoryEntry;
  /** Weighted share of the question's subject that the entry covers, 0 to 1. */
  score: number;
}

export interface DirectoryLookup {
  /** Why the directory was asked: for a number, for the name behind a number, or not at all. */
  purpose: 'number' | 'name' | null;
  /** Entries that are about the question's subject, best first; none when no subject matches. */
  matches: DirectoryMatch[];
  /** Entries near the subject that do not answer, for a refusal to mention. */
  near: DirectoryMatch[];
}

/** Words that say that a number is wanted, and so say nothing of whose. */
const numberWords =
  /^(?:电话|热线|号码|电话号码|联系|联系方式|联系电话|咨询电话|服务电话|服务热线|打|拨|拨打|打电话|客服|号|专线|呼叫|hotline|phone|number|call|telephone|dial|contact)$/;
const asksNumber = /电话|热线|号码|打哪|打给|拨打|拨哪|联系方式|怎么联系|咋联系|hotline|phone|telephone|call|dial/i;
/** Ways to ask whom to turn to, which a hotline answers when the matter has one. */
const asksWhom =
  /(?:找|问|联系|打给|告诉|通知)(?:谁|哪|什么部门|哪个)|(?:往|向|去|到|上|在)?(?:哪里|哪儿|哪|何处)(?:去)?(?:投诉|举报|告状|反映|告|报修|求助|咨询|报警|查询|查|问)|(?:谁|哪个|哪个部门|什么部门|哪里|哪儿)(?:来)?(?:管|负责|受理)|归谁|who (?:do|can|should) i/iu;
/** Words that let a place or a paper in a question match the printed box that an entry stands in. */
const kindWords: Partial<Record<ArticleKind, string>> = {
  masthead: '报头 版头 报眼 头版 报纸 本报 报社',
  'service-info': '便民 便民电话 服务电话 常用电话 市民 生活 公共服务 公用事业',
};

/** An entry whose subject is covered less than this is about something else. */
const coveredEnough = 0.55;
const nearEnough = 0.3;
/** A question for the name behind a number may say so much, in weight, that the entry does not cover. */
const besideNumber = 1;
/** Entries this close to the best are listed with it. */
const listedWith = 0.9;

/**
 * Looks a question up in the directory. The subject must match: each word of the question beside those that ask for a
 * number has to stand in the entry's name, speak for its category, or belong to the paper and page that printed it.
 */
export function lookUpDirectory(
  question: AnalysedQuestion,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryLookup {
  const byNumber = entriesByNumber(question, entries, articleOf);
  if (byNumber) return byNumber;
  const wantsNumber = question.expected.type === 'phone' || (asksNumber.test(question.text) && mayMeanNumber(question));
  const purpose = wantsNumber || asksWhom.test(question.text) ? 'number' : null;
  if (!purpose) return { purpose: null, matches: [], near: [] };
  const subject = question.terms.filter((term) => !numberWords.test(term.term));
  if (!subject.length) {
    const listed = wantsNumber ? entries.map((entry) => ({ entry, score: 1 })) : [];
    return { purpose, matches: listed, near: [] };
  }
  const scored = entries
    .map((entry) => ({ entry, score: matchScore(subject, entry, articleOf) }))
    .filter(({ score }) => score >= nearEnough)
    .sort((a, b) => b.score - a.score || newestFirst(a.entry, b.entry));
  const best = scored[0]?.score ?? 0;
  const matches = scored.filter(({ score }) => score >= coveredEnough && score >= best * listedWith);
  // A question for whom to turn to may be answered by an article, so it needs more of its subject.
  if (!wantsNumber && best < 0.7) return { purpose: null, matches: [], near: scored };
  return { purpose, matches, near: scored.filter((match) => !matches.includes(match)) };
}

/** “渝快办的电话什么时候开通” is about a phone but asks for a date: only these types can be answered by a number. */
function mayMeanNumber({ expected, text }: AnalysedQuestion): boolean {
  if (['open', 'yes-no', 'place', 'list', 'organisation'].includes(expected.type)) return true;
  if (expected.type === 'how') return /联系|拨|打电话|打哪|contact|call|reach/i.test(text);
  return (
    expected.type === 'number' &&
    (expected.focus === null || numberWords.test(expected.focus) || expected.unit === null)
  );
}

/** 95598是管什么的: a question that holds a printed number and little else. */
function entriesByNumber(
  question: AnalysedQuestion,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryLookup | null {
  const asked = question.folded.match(/\d[\d-]{2,}/g)?.map(phoneDigits) ?? [];
  if (!asked.length || /除了|除开|除去|之外|以外|apart from|besides|other than/i.test(question.text)) return null;
  if (['number', 'date', 'person', 'reason', 'how', 'list'].includes(question.expected.type)) return null;
  const open =
    ['open', 'definition', 'organisation'].includes(question.expected.type) && !/几|多少|多久/.test(question.folded);
  const rest = question.terms.filter(({ term }) => !numberWords.test(term) && !asked.includes(phoneDigits(term)));
  const matches = entries
    .filter(({ number }) => asked.includes(phoneDigits(number)))
    .filter((entry) => open || (1 - subjectCoverage(rest, entry, articleOf)) * weightOf(rest) < besideNumber);
  if (!matches.length) return null;
  return { purpose: 'name', matches: matches.map((entry) => ({ entry, score: 1 })), near: [] };
}

/** A situation told in everyday words (水管爆了) whose field is the entry's; what is told beside it need not match. */
const situationScore = 0.72;
/** Offices and facilities with a name of their own; theirs is another number than the field's. */
const namedOffice =
  /^.{2,}(?:局|委|办|部|公司|银行|支行|分行|医院|中心|站|市场|法院|街道|大厦|公园|景区|酒店|派出所|服务站|联络站|学校|中学|小学|大学)$/;

/**
 * How well an entry fits: the share of the subject that it covers, or, for a situation told in everyday words, that the
 * situation is of its field, unless the question names a place or an office that the entry does not belong to.
 */
function matchScore(
  subject: readonly QuestionTerm[],
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
): number {
  const covered = subjectCoverage(subject, entry, articleOf);
  const words = categoryWords[entry.category].synonyms;
  const inField = subject.some(
    (term) =>
      entry.category !== 'other' && !term.borrowed && (term.category === entry.category || words.includes(term.term)),
  );
  if (!inField || covered >= situationScore) return covered;
  const printed = fold(
    [
      entry.name,
      ...entry.sightings
        .map(({ articleId }) => articleOf(articleId))
        .flatMap((a) => (a ? [a.newspaper ?? '', a.body] : [])),
    ].join(' '),
  );
  const strange = subject.some(
    ({ term, proper, borrowed }) => proper && !borrowed && !words.includes(term) && !printed.includes(stem(term)),
  );
  const office = subject.some(({ term }) => namedOffice.test(term) && !words.includes(term) && !printed.includes(term));
  // 出租车绕路投诉: the taxi's own line is wanted, not the one for complaints of every kind.
  const otherField = subject.some(
    ({ category, borrowed }) => !borrowed && category !== null && category !== entry.category,
  );
  return strange || office || otherField ? covered : situationScore;
}

/** 渝中区 → 渝中: papers leave the ending out. */
function stem(place: string): string {
  return place.length > 2 ? place.replace(/[省市区县]$/, '') : place;
}

function weightOf(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

function subjectCoverage(
  subject: readonly QuestionTerm[],
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
): number {
  const name = fold(entry.name);
  const category = fold([categoryWords[entry.category].label, ...categoryWords[entry.category].synonyms].join(' '));
  const printed = fold(
    entry.sightings
      .flatMap(({ articleId }) => {
        const article = articleOf(articleId);
        return article ? [article.newspaper ?? '', article.headline, kindWords[article.kind] ?? ''] : [];
      })
      .join(' '),
  );
  let held = 0;
  let all = 0;
  let specific = 0;
  for (const term of subject) {
    const inName = matchDegree(term, name);
    const inCategory = speaksFor(term, entry.category, category) ? 0.9 : 0;
    const inPrint = 0.85 * matchDegree(term, printed);
    specific = Math.max(specific, inName, inCategory, inPrint);
    held += term.weight * Math.max(inName, inCategory, inPrint);
    all += term.weight;
  }
  return specific >= 0.5 && all > 0 ? held / all : 0;
}

/** Whether a term, or what it is printed as, belongs to a category's words. */
function speaksFor(term: QuestionTerm, category: DirectoryCategory, words: string): boolean {
  if (category === 'other') return false;
  return [term.term, ...term.alternatives].some((form) => form.length > 1 && words.includes(form));
}

function newestFirst(a: DirectoryEntry, b: DirectoryEntry): number {
  return (b.lastPrinted ?? '').localeCompare(a.lastPrinted ?? '');
}
