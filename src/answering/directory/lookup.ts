import type { Language } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { tellsItsPlace, withoutEnding } from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { tellsWhere } from '../../text/places.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { entriesByNumber, exceptNumbers, unprintedNumber } from './by-number.js';
import { type Prints, printsOf } from './prints.js';
import { asksForAll, asksForAllOf, asksTheDirectory, tellsTrouble } from './purpose.js';
import { type Fit, fitOf, travel } from './subject-match.js';
import { narrowed, narrowedTo, type Wanted, wantedOf } from './wanted.js';

/** An entry that a question wants. */
export interface DirectoryMatch {
  entry: DirectoryEntry;
  /** Weighted share of the question's subject that the entry covers, 0 to 1. */
  score: number;
}

/** What the directory says to a question. */
export interface DirectoryLookup {
  /** Why the directory was asked: for a number, for the name behind one, for help in a trouble only told, or not at all. */
  purpose: 'number' | 'name' | 'trouble' | null;
  /** Entries that are about the question's subject, best first; none when no subject matches. */
  matches: DirectoryMatch[];
  /** Entries of the subject's field that do not answer, for a refusal to mention; best first. */
  near: DirectoryMatch[];
}

/** An entry whose subject is covered less than this is about something else. */
const coveredEnough = 0.55;
/** Whom to turn to is told by an entry only when its subject is covered so far. */
const sureMatch = 0.7;
/** Entries this close to the best are listed with it. */
const listedWith = 0.9;

/**
 * Looks a question up in the directory. The subject must match: each word of the question beside those that ask for a
 * number has to stand in the entry's name, speak for its category, or belong to the paper and page that printed it.
 */
export function lookUpDirectory(
  question: AnalysedQuestion,
  all: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryLookup {
  const listed = exceptNumbers(question, all);
  const entries = listed.length ? listed : all;
  const numbered = entriesByNumber(question, entries, articleOf);
  if (numbered.length) {
    const right = asksWhether(question) ? wantedInstead(question, numbered, entries, articleOf) : [];
    return { purpose: 'name', matches: asGiven([...numbered, ...right]), near: [] };
  }
  const said = bareName(question.folded);
  const named = said ? entries.filter(({ name }) => bareName(name) === said) : [];
  if (named.length) return { purpose: 'number', matches: asGiven(named), near: [] };
  const act = asksForAllOf(question);
  const forIt = act === null ? [] : entries.filter(({ name }) => name.includes(act));
  if (forIt.length) return { purpose: 'number', matches: asGiven(forIt), near: [] };
  const asks = asksTheDirectory(question);
  const wanted = wantedOf(question);
  const fitting = fitsOf(wanted, entries, articleOf);
  const near = ofTheField(fitting);
  // Another's number is no answer to what a number is that nothing prints.
  if (unprintedNumber(question, entries) !== null) return { purpose: null, matches: [], near };
  if (!asks) {
    const ofIts = tellsTrouble(question) ? matchesOf(fitting.filter(({ fit }) => fit.taken || fit.situation)) : [];
    const told = ofThePlace(ofIts, question, articleOf);
    return told.length ? { purpose: 'trouble', matches: told, near } : { purpose: null, matches: [], near };
  }
  if (!wanted.subject.length && namesUnreadThing(question)) return { purpose: null, matches: [], near };
  if (!wanted.subject.length || asksForAll(question)) {
    return { purpose: 'number', matches: asks.settled ? asGiven(entries) : [], near: [] };
  }
  const each = matchesOfEach(wanted, question.language, entries, articleOf);
  const whole = asSpelled(matchesOf(fitting), question);
  const matches = ofThePlace(each.length > whole.length ? each : whole, question, articleOf);
  // A question for whom to turn to may be answered by an article, so it needs more of its subject.
  if (!asks.settled && (matches[0]?.score ?? 0) < sureMatch) return { purpose: null, matches: [], near };
  const others = near.filter(({ entry }) => !matches.some((match) => match.entry === entry));
  return { purpose: 'number', matches, near: others };
}

/** Whether a yes or a no is wanted, as 12319是不是燃气热线 does for all that 燃气热线 is a number. */
function asksWhether({ expected, typed }: AnalysedQuestion): boolean {
  return expected.type === 'yes-no' || /是不是|是.{1,8}[吗嘛不]/u.test(typed);
}

/** The entries that somebody wants who asks whether another number is theirs (自来水是不是打12319). */
function wantedInstead(
  question: AnalysedQuestion,
  numbered: readonly DirectoryEntry[],
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryEntry[] {
  const wanted = wantedOf(question);
  const subject = wanted.subject.filter(({ term }) => !/^[\d-]+$/.test(term));
  if (!subject.length) return [];
  const matches = matchesOf(fitsOf(narrowedTo(wanted, subject, question.language), entries, articleOf));
  const fitting = matches.map(({ entry }) => entry);
  return fitting.some((entry) => numbered.includes(entry)) ? [] : fitting;
}

/** Whether an English message names something that the glossary has no word for (the phone number of the Hilton). */
function namesUnreadThing(question: AnalysedQuestion): boolean {
  const { language, typed } = question;
  return (
    language === 'en' &&
    !asksForAll(question) &&
    /\b(?:of|for|to|at)\s+(?:an?\s+|the\s+)?(?!all\b|me\b|help\b)[a-z]{3}/.test(typed)
  );
}

function asGiven(entries: readonly DirectoryEntry[]): DirectoryMatch[] {
  return entries.map((entry) => ({ entry, score: 1 }));
}

/** At most so many services are looked up for one question. */
const mostServices = 6;
/** Between the services of a question for several numbers. */
const between = /以及|还有|或者|[和与及跟又、/]/;

/** The entries that the services of a question for several want (自来水和燃气的热线); none when fewer than two are found. */
function matchesOfEach(
  wanted: Wanted,
  language: Language,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryMatch[] {
  const services = wanted.said.split(between).slice(0, mostServices);
  if (services.length < 2) return [];
  const found = services
    .map((service) => narrowed(wanted, service, language))
    .filter(({ telling }) => telling.length > 0)
    .map((part) => matchesOf(fitsOf(part, entries, articleOf)))
    .filter((matches) => matches.length > 0);
  if (found.length < 2) return [];
  const distinct = [...new Map(found.flat().map((match) => [match.entry.id, match])).values()];
  return distinct.sort((a, b) => b.score - a.score);
}

interface Fitting {
  entry: DirectoryEntry;
  fit: Fit;
}

function fitsOf(
  wanted: Wanted,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): Fitting[] {
  return entries.map((entry) => ({ entry, fit: fitOf(wanted, entry, articleOf) }));
}

function matchesOf(fitting: readonly Fitting[]): DirectoryMatch[] {
  const enough = fitting.filter(({ fit: { score } }) => score >= coveredEnough);
  // What the whole message is taken for, and what names its subject, outdoes what single words tell (药店比别家贵: 价格, not 药).
  const known = enough.some(({ entry, fit }) => fit.taken || (fit.named && entry.category === 'other'));
  const preferred = known ? enough.filter(({ fit }) => fit.taken || fit.named) : enough;
  // Of a field's lines the one for just that (喊救护车: 急救, not 睡眠门诊).
  const named = new Set(preferred.filter(({ fit }) => fit.named).map(({ entry }) => entry.category));
  const ofField = preferred.filter(({ entry, fit }) => fit.named || !named.has(entry.category));
  const forThat = enough.filter(({ fit }) => fit.forThat !== null && (fit.forThat !== 'enquiry' || !named.size));
  const closest = forThat.length ? forThat : ofField;
  const scored = closest.map(({ entry, fit: { score } }) => ({ entry, score })).sort(bestFirst);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * listedWith);
}

/** So long a name is nobody else's. */
const wholeName = 5;

/** Of several that fit the one whose whole name the question says (水电路社区卫生服务中心). */
function asSpelled(matches: DirectoryMatch[], { own }: AnalysedQuestion): DirectoryMatch[] {
  const spelled = matches.filter(({ entry }) => {
    const name = bareName(entry.name);
    return name.length >= wholeName && own.includes(name);
  });
  return spelled.length ? spelled : matches;
}

/**
 * Of an archive of several places only the lines of the one that a question names, where there are any; else those that are
 * printed without telling of another. Where somebody travels to is not where the line is (去贵阳的动车).
 */
function ofThePlace(
  matches: DirectoryMatch[],
  { places, localPlaces, own }: AnalysedQuestion,
  articleOf: (id: string) => Article | null,
): DirectoryMatch[] {
  const named = [...new Set([...places, ...localPlaces].map(withoutEnding))].filter(tellsWhere);
  const isGoal = (place: string) => [...'去到往飞赴至'].some((verb) => own.includes(verb + place));
  const wantedHere = ({ entry: { category } }: DirectoryMatch) =>
    travel.has(category) ? named.filter((place) => !isGoal(place)) : named;
  const printed = new Map(matches.map((match) => [match, printsOf(match.entry, articleOf)]));
  const here = matches.filter((match) => wantedHere(match).some((place) => printed.get(match)!.around.includes(place)));
  if (here.length) return here;
  const tellsAnother = ({ placed, around }: Prints) => placed || tellsItsPlace(around);
  return matches.filter((match) => !wantedHere(match).length || !tellsAnother(printed.get(match)!));
}

/** Entries of a field that the question speaks of, unless it names a place or an office with a number of its own. */
function ofTheField(fitting: readonly Fitting[]): DirectoryMatch[] {
  return fitting
    .filter(({ fit }) => fit.ofItsField)
    .map(({ entry, fit: { covered: score } }) => ({ entry, score }))
    .sort(bestFirst);
}

/** A name without what every entry is (消费投诉电话 → 消费投诉), to compare with a message that says no more. */
function bareName(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:热线|电话|号码|专线)+$/, '');
}

/** Equal scores: the newest in print first. */
function bestFirst(a: DirectoryMatch, b: DirectoryMatch): number {
  return b.score - a.score || (b.entry.lastPrinted ?? '').localeCompare(a.entry.lastPrinted ?? '');
}
