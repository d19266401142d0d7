import type { Language } from '../../domain/answer.js';
import type { Article } from '../../domain/article.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { entriesByNumber } from './by-number.js';
import { asksForAll, asksTheDirectory } from './purpose.js';
import { belongsElsewhere, matchScore, ofField, subjectCoverage } from './subject-match.js';
import { narrowed, type Wanted, wantedOf } from './wanted.js';

/** An entry that a question wants. */
export interface DirectoryMatch {
  entry: DirectoryEntry;
  /** Weighted share of the question's subject that the entry covers, 0 to 1. */
  score: number;
}

/** What the directory says to a question. */
export interface DirectoryLookup {
  /** Why the directory was asked: for a number, for the name behind a number, or not at all. */
  purpose: 'number' | 'name' | null;
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
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryLookup {
  const numbered = entriesByNumber(question, entries, articleOf);
  if (numbered.length) return { purpose: 'name', matches: asGiven(numbered), near: [] };
  const said = bareName(question.folded);
  const named = said ? entries.filter(({ name }) => bareName(name) === said) : [];
  if (named.length) return { purpose: 'number', matches: asGiven(named), near: [] };
  const asks = asksTheDirectory(question);
  const wanted = wantedOf(question);
  const near = ofTheField(wanted, entries, articleOf);
  if (!asks) return { purpose: null, matches: [], near };
  if (!wanted.subject.length || asksForAll(question)) {
    return { purpose: 'number', matches: asks.settled ? asGiven(entries) : [], near: [] };
  }
  const matches = matchesOfAll(wanted, question.language, entries, articleOf);
  // A question for whom to turn to may be answered by an article, so it needs more of its subject.
  if (!asks.settled && (matches[0]?.score ?? 0) < sureMatch) return { purpose: null, matches: [], near };
  const others = near.filter(({ entry }) => !matches.some((match) => match.entry === entry));
  return { purpose: 'number', matches, near: others };
}

function asGiven(entries: readonly DirectoryEntry[]): DirectoryMatch[] {
  return entries.map((entry) => ({ entry, score: 1 }));
}

/** At most so many services are looked up for one question. */
const mostServices = 6;
/** Between the services of a question for several numbers. */
const between = /以及|还有|或者|[和与及跟、/]/;

/** The entries wanted; of a question for several services (自来水和燃气的热线) those of each, when two or more are found. */
function matchesOfAll(
  wanted: Wanted,
  language: Language,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryMatch[] {
  const parts = wanted.said
    .split(between)
    .slice(0, mostServices)
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
    .filter((entry) => ofField(wanted, entry, articleOf))
    .filter((entry) => !belongsElsewhere(wanted, entry, articleOf))
    .map((entry) => ({ entry, score: subjectCoverage(wanted, entry, articleOf) }))
    .sort((a, b) => b.score - a.score || newestFirst(a.entry, b.entry));
}

function newestFirst(a: DirectoryEntry, b: DirectoryEntry): number {
  return (b.lastPrinted ?? '').localeCompare(a.lastPrinted ?? '');
}
