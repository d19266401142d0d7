import {
  districtsIn,
  isDivision,
  isOfChongqing,
  lastDistrict,
  tellsItsPlace,
  withoutEnding,
} from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { homeCity, tellsWhere } from '../../text/places.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';
import type { ScoredCandidate } from './score.js';

/** What a paper calls its own place; a district's is not the 市 that it lies in. */
const ofItsOwn = (name: string) => (isOfChongqing(name) ? /[我本](?:区|县)/ : /[我本](?:区|县|市|镇)/);
/** A figure for the whole of the place that was named last. */
export const ofTheWhole = /[全该](?:区|县)/;

/**
 * A district, city or county that the question names, when all that would be shown tells of other places; else null. What a
 * district's paper writes is of that district, which it calls 我区; what else an article says is of the place that it named last.
 */
export function districtElsewhere(question: AnalysedQuestion, best: readonly ScoredCandidate[]): string | null {
  return (
    placesAsked(question).find(({ isElsewhere }) => best.every(({ candidate }) => isElsewhere(candidate)))?.name ?? null
  );
}

/** The sentences that may tell of the district asked about; all of them where none may, so that the refusal can say why. */
export function ofTheDistrict(
  question: AnalysedQuestion,
  scored: readonly ScoredCandidate[],
): readonly ScoredCandidate[] {
  const own = placesAsked(question).filter(({ local }) => local);
  const left = scored.filter(({ candidate }) => !own.some(({ isElsewhere }) => isElsewhere(candidate)));
  return left.length ? left : scored;
}

interface PlaceAsked {
  name: string;
  /** Whether the archive is of it. */
  local: boolean;
  isElsewhere(candidate: Candidate): boolean;
}

function placesAsked({ districts, localPlaces }: AnalysedQuestion): PlaceAsked[] {
  const away = districts.filter(isDivision);
  const own = localPlaces.map(withoutEnding).filter(tellsWhere);
  return [
    ...away.map((name) => ({ name, local: false, isElsewhere: isOfAnother(name) })),
    ...own.map((name) => ({ name, local: true, isElsewhere: isOfAnotherThan(name) })),
  ];
}

/** The title names the newspaper and its place. */
const textOf = ({ title, whole }: Candidate) => `${title}\n${whole}`;

/** Whether a sentence tells of another place than one that the archive is not of. */
function isOfAnother(name: string): (candidate: Candidate) => boolean {
  return (candidate) => {
    const text = textOf(candidate);
    if (!text.includes(name)) return candidate.article.place !== null || tellsItsPlace(text);
    if (candidate.title.includes(name) || candidate.folded.includes(name)) return false;
    if (ofTheWhole.test(candidate.folded)) return (placeInForce(candidate) ?? name) !== name;
    // A province or a city far away is no other district's neighbour: an article on both is of both.
    return isOfChongqing(name) && tellsOfOther(candidate, name);
  };
}

/** The same of a place that the archive is of: its own papers, and pages of no known paper, call it 我区 and need not name it. */
function isOfAnotherThan(name: string): (candidate: Candidate) => boolean {
  return (candidate) => {
    const { title, folded, article } = candidate;
    if (title.includes(name) || folded.includes(name)) return false;
    if (article.newspaper === null && ofItsOwn(name).test(textOf(candidate))) return false;
    return tellsOfOther(candidate, name);
  };
}

/** Whether an article that is not of a district as a whole tells of another one where a sentence stands, or names it there. */
function tellsOfOther(candidate: Candidate, name: string): boolean {
  if (isMostlyOf(candidate, name)) return false;
  const [here] = districtsIn(candidate.folded);
  const named = here ?? placeInForce(candidate);
  return named !== null && named !== name && named !== homeCity;
}

/** Whether most of the districts that an article names are this one: what it says of no other is of it. */
function isMostlyOf(candidate: Candidate, name: string): boolean {
  const named = districtsIn(textOf(candidate));
  return named.filter((district) => district === name).length * 2 > named.length;
}

/** The district or county that an article named last before the end of a sentence, else in its headline. */
export function placeInForce({ article, end, title }: Candidate): string | null {
  return lastDistrict(fold(article.body.slice(0, end))) ?? lastDistrict(title);
}
