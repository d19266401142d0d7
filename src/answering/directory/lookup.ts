import type { Language } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import { phoneDigits, withoutAreaCode } from '../../text/phone.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { belongsElsewhere, matchScore, ofField, subjectCoverage, weightOf } from './subject-match.js';
import { narrowed, numberWords, type Wanted, wantedOf } from './wanted.js';

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
  /** Entries of the subject's field that do not answer, for a refusal to mention; best first. */
  near: DirectoryMatch[];
}

const asksNumber =
  /电话|热线|号码|打哪|打给|拨打|拨哪|联系方式|怎么联系|咋联系|hotline|phone|telephone|\bcall\b|\bdial\b|\bring\b/i;
/** Ways to ask for a number that settle it, whatever else the message asks (几点开车，该打哪个电话). */
const plainlyAsksNumber =
  /[打拨](?:个|一下)?(?:哪|什么|啥|多少)|哪[支个](?:电话|号码|热线)|(?:该|应该|可以|能)[打拨]|有没有.{0,4}(?:电话|热线|号码)|(?:电话|热线|号码)(?:是)?(?:多少|几号|可以打|能打|吗)|打(?:个)?电话(?:问|咨询|反映|投诉)|who (?:do|should|can) i (?:call|ring|phone)|number i can (?:call|ring|dial)/i;
/** Ways to ask whom to turn to, which a hotline answers when the matter has one. */
const asksWhom =
  /(?:找|问|喊|联系|打给|告诉|通知)(?:谁|哪|什么部门|哪个)|(?:往|向|去|到|上|在)?(?:哪里|哪儿|哪|何处)(?:去)?(?:投诉|举报|告状|反映|告|报修|求助|咨询|报警|查询|查|问)|(?:谁|哪个|哪个部门|什么部门|哪里|哪儿)(?:来)?(?:管|负责|受理)|归谁|我(?:要|想|得)(?:去)?(?:投诉|举报|报修|反映|检举)|(?:报修|抢修|投诉|举报)$|^(?:投诉|举报)|(?:要|想|给.{0,6})(?:爆料|报料|投稿|提供.{0,4}线索|找记者)|who (?:do|can|should) i/iu;
/** An entry whose subject is covered less than this is about something else. */
const coveredEnough = 0.55;
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
  const said = bareName(question.folded);
  const named = said ? entries.filter(({ name }) => bareName(name) === said) : [];
  if (named.length) return { purpose: 'number', matches: named.map((entry) => ({ entry, score: 1 })), near: [] };
  const { typed } = question;
  const wantsNumber =
    question.expected.type === 'phone' ||
    plainlyAsksNumber.test(typed) ||
    (asksNumber.test(typed) && mayMeanNumber(question));
  const purpose = wantsNumber || asksWhom.test(typed) ? 'number' : null;
  const wanted = wantedOf(question);
  const near = ofTheField(wanted, entries, articleOf);
  if (!purpose) return { purpose: null, matches: [], near };
  if (!wanted.subject.length || (wantsNumber && asksForAll(question))) {
    const listed = wantsNumber ? entries.map((entry) => ({ entry, score: 1 })) : [];
    return { purpose, matches: listed, near: [] };
  }
  const matches = matchesOfAll(wanted, question.language, entries, articleOf);
  // A question for whom to turn to may be answered by an article, so it needs more of its subject.
  const answers = wantsNumber || (matches[0]?.score ?? 0) >= 0.7;
  const others = near.filter(({ entry }) => !(answers && matches.some((match) => match.entry === entry)));
  return answers ? { purpose, matches, near: others } : { purpose: null, matches: [], near: others };
}

/** Between the services of a question for several numbers. */
const between = /以及|还有|或者|[和与及跟、/]/;

/** The entries wanted; of a question for several services (自来水和燃气的热线) those of each, when two or more are found. */
function matchesOfAll(
  wanted: Wanted,
  language: Language,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryMatch[] {
  const parts = wanted.folded
    .split(between)
    .map((part) => narrowed(wanted, part, language))
    .filter(({ telling }) => telling.length > 0)
    .map((part) => matchesOf(part, entries, articleOf))
    .filter((matches) => matches.length > 0);
  const whole = matchesOf(wanted, entries, articleOf);
  const each = [...new Map(parts.flat().map((match) => [match.entry.id, match])).values()];
  return parts.length > 1 && each.length > whole.length ? each.sort((a, b) => b.score - a.score) : whole;
}

function matchesOf(
  wanted: Wanted,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryMatch[] {
  const scored = entries
    .map((entry) => ({ entry, score: matchScore(wanted, entry, articleOf) }))
    .filter(({ score }) => score >= coveredEnough)
    .sort((a, b) => b.score - a.score || newestFirst(a.entry, b.entry));
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * listedWith);
}

/** A name without what every entry is (消费投诉电话 → 消费投诉), to compare with a message that says no more. */
function bareName(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:热线|电话|号码|专线)+$/, '');
}

/** Entries of a field that the question speaks of, unless it names a place or an office with a number of its own. */
function ofTheField(
  wanted: Wanted,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryMatch[] {
  return entries
    .filter((entry) => ofField(wanted, entry))
    .filter((entry) => !belongsElsewhere(wanted, entry, articleOf))
    .map((entry) => ({ entry, score: subjectCoverage(wanted, entry, articleOf) }))
    .sort((a, b) => b.score - a.score || newestFirst(a.entry, b.entry));
}

/** Ways to ask for all the numbers there are. */
const all = /哪些|哪几|几个|所有|全部|一览|大全|列出|都有|有什么|有啥|\b(?:all|list|numbers|hotlines|phones)\b/i;
/** What only says that the whole directory is meant. */
const wholeDirectory =
  /^(?:所有|全部|一览|大全|列|列出|出来|名单|清单|报纸|报|档案|登|刊登|印|便民|常用|公开|服务|电话簿|numbers|hotlines|phones|list|all)+$/;

/** Whether a question asks for the numbers of all entries (报纸上登了哪些热线). */
export function asksForAll({ typed, terms }: AnalysedQuestion): boolean {
  return all.test(typed) && terms.every(({ term }) => numberWords.test(term) || wholeDirectory.test(term));
}

/** Whether a question asks for a number and says nothing of whose (电话多少). */
export function asksForNumberOnly({ expected, terms }: AnalysedQuestion): boolean {
  return expected.type === 'phone' && terms.every(({ term }) => numberWords.test(term));
}

/** “渝快办的电话什么时候开通” is about a phone but asks for a date: only these types can be answered by a number. */
function mayMeanNumber({ expected, typed }: AnalysedQuestion): boolean {
  if (['open', 'yes-no', 'place', 'list', 'organisation'].includes(expected.type)) return true;
  if (expected.type === 'how') return /联系|拨|打电话|打哪|contact|call|reach/i.test(typed);
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
  const { folded, expected, typed } = question;
  const asked = numbersIn(folded);
  const named = entries.filter(({ number }) => asked.has(withoutAreaCode(phoneDigits(number))));
  if (!named.length || /除了|除开|除去|之外|以外|apart from|besides|other than/i.test(typed)) return null;
  const rest = question.terms.filter(({ term }) => !numberWords.test(term) && !/^[\d-]+$/.test(term));
  if (['number', 'date', 'person', 'place', 'reason', 'how', 'list'].includes(expected.type) && rest.length)
    return null;
  const open = ['open', 'definition', 'organisation'].includes(expected.type) && !/几|多少|多久/.test(folded);
  const matches = named.filter(
    (entry) =>
      open || (1 - subjectCoverage({ telling: rest, folded }, entry, articleOf)) * weightOf(rest) < besideNumber,
  );
  if (!matches.length) return null;
  return { purpose: 'name', matches: matches.map((entry) => ({ entry, score: 1 })), near: [] };
}

/** The telephone numbers of a text without area codes: as they stand, and with the blanks between digits left out. */
function numbersIn(folded: string): ReadonlySet<string> {
  const written = [...(folded.match(/\d[\d-]{2,}/g) ?? []), ...(folded.match(/\d[\d -]{2,}\d/g) ?? [])];
  return new Set(written.map((number) => withoutAreaCode(phoneDigits(number))));
}

function newestFirst(a: DirectoryEntry, b: DirectoryEntry): number {
  return (b.lastPrinted ?? '').localeCompare(a.lastPrinted ?? '');
}
