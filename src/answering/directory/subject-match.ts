import { categoryWords } from '../../domain/categories.js';
import type { DirectoryCategory, DirectoryEntry } from '../../domain/directory.js';
import { isDivision, withoutEnding } from '../../text/districts.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import { coverage, heldFrom, holds } from '../passages/term-match.js';
import { fieldsOf, isPieceOfAnotherField, namesBody } from './fields.js';
import { actIn, type LineAct } from './line-acts.js';
import { type Prints, printsOf } from './prints.js';
import {
  type ArticleOf,
  isForOneMatter,
  severalBodies,
  speaksFor,
  subjectCoverage,
  termCoverage,
} from './subject-coverage.js';
import { namedOffice, saysNoSubject, type Wanted } from './wanted.js';

/** A situation told in everyday words (水管爆了) whose field is the entry's; what is told beside it need not match. */
const situationScore = 0.72;
/** Too low to answer. */
const relatedOnly = 0.3;

/** One asks these about places that are not their own. */
export const travel: ReadonlySet<DirectoryCategory> = new Set(['air', 'rail', 'road', 'port', 'transit']);
/** Lines for complaints of many fields; a matter of another field has a line of its own. What is charged is one matter. */
const generalFields: ReadonlySet<DirectoryCategory> = new Set(['consumer', 'government', 'ethics-supervision']);
/** Fields whose lines take emergencies. */
const forEmergencies: ReadonlySet<DirectoryCategory> = new Set(['fire', 'police', 'medical', 'emergency']);

/** How an entry fits what is wanted. */
export interface Fit {
  /** The share of the subject that it covers, 0 to 1. */
  covered: number;
  /** Whether the question speaks of its field and wants no other's number. */
  ofItsField: boolean;
  /** Whether the message as a whole is taken for one of its field. */
  taken: boolean;
  /** Whether an everyday phrase of the question tells a situation of its field (煤气味). */
  situation: boolean;
  /** Whether its name says what the question is about, and not only what one does with a number. */
  named: boolean;
  /** What one wants to do, where it is for that in a story of what the question is about; else null. */
  forThat: LineAct | null;
  /**
   * How well it answers, 0 to 1: what it covers, or, for a situation told in everyday words, that the situation is of its
   * field; too little to answer where the question wants another's number.
   */
  score: number;
}

/** How an entry fits what is wanted. */
export function fitOf(wanted: Wanted, entry: DirectoryEntry, articleOf: ArticleOf): Fit {
  const covered = subjectCoverage(wanted, entry, articleOf);
  const taken = isTakenFor(wanted, entry);
  const forThat = isForThat(wanted, entry, articleOf) ? wanted.act : null;
  if (belongsElsewhere(wanted, entry, articleOf, taken, forThat !== null))
    return {
      covered,
      ofItsField: false,
      taken: false,
      situation: false,
      named: false,
      forThat: null,
      score: Math.min(covered, relatedOnly),
    };
  const ofItsField = taken || speaksOfItsField(wanted, entry, articleOf);
  const { name } = printsOf(entry, articleOf);
  const named = wanted.telling.some((term) => !saysNoSubject(term.term) && holds(term, name));
  const situation = ofItsField && wanted.telling.some((term) => !term.borrowed && term.category === entry.category);
  const given =
    (ofItsField && (named || !isForOneMatter(entry, name))) || wanted.telling.some((term) => isNameOf(term, name));
  return {
    covered,
    ofItsField,
    taken,
    situation,
    named,
    forThat,
    score: given || forThat !== null ? Math.max(covered, situationScore) : covered,
  };
}

/** So much of what a question tells, by weight, stands in the story of a line for what one wants to do; of what is wrong no story tells. */
const toldInStory = { complaint: 0.1, otherwise: 0.4 } as const;

/** Whether a line is for the act that a question wants, in a story of its matter (低保评得不公: 监督电话 below the news of 低保). */
function isForThat({ act, telling }: Wanted, entry: DirectoryEntry, articleOf: ArticleOf): boolean {
  const { name, story } = printsOf(entry, articleOf);
  if (act === null || story === '' || actIn(name) !== act) return false;
  const subject = telling.filter(({ term }) => actIn(term) === null);
  const matter = subject.some(
    (term) => (fieldsOf(term).size > 0 || term.proper) && !term.borrowed && holds(term, story),
  );
  return matter && coverage(subject, story) >= (act === 'complaint' ? toldInStory.complaint : toldInStory.otherwise);
}

/** A word that weighs so much is the matter itself. */
const ofTheMatter = 0.5;

/** Whether an entry's name says a word of the question, or how that is printed, whole (护照: 出入境管理支队); a place or a person is no matter. */
function isNameOf({ term, alternatives, weight, kind, proper, borrowed }: QuestionTerm, name: string): boolean {
  if (
    weight < ofTheMatter ||
    kind !== 'word' ||
    proper ||
    borrowed ||
    saysNoSubject(term) ||
    namesOnlyBodies.test(term)
  )
    return false;
  return [term, ...alternatives].some((form) => form.length > 1 && !saysNoSubject(form) && name.includes(form));
}

/** What many names hold that says nothing of their matter. */
const namesOnlyBodies =
  /^(?:中心|社区|服务|管理|街道|学校|医院|公司|政府|部门|单位|市民|群众|办公|卫生|大厅|便民|业务|平台)$/;

/** Who is meant by 职业道德 in a directory of newspapers. */
const ofPapers = /记者|报社|编辑|采访|报纸|通讯员|[市区县日晚]报/;

/**
 * Whether a message as a whole is taken for one of an entry's field, which its name may say beside another (出租车失物招领);
 * of several bodies' fields only where it names theirs.
 */
function isTakenFor({ field, said }: Wanted, { category, name }: DirectoryEntry): boolean {
  if (field === null) return false;
  const ofField =
    field === category || categoryWords[field].synonyms.some((word) => word.length > 2 && name.includes(word));
  return ofField && (!severalBodies.has(category) || ofPapers.test(said));
}

/**
 * Whether a question speaks of an entry's field. An act does for goods and shops (我要投诉商家), unless what it is about has
 * a field of its own (旅游投诉).
 */
function speaksOfItsField({ subject, telling }: Wanted, entry: DirectoryEntry, articleOf: ArticleOf): boolean {
  const { name } = printsOf(entry, articleOf);
  const speaking = subject.filter((term) => !term.borrowed && speaksOfField(term, entry, name));
  if (speaking.some((term) => telling.includes(term))) return true;
  return speaking.length > 0 && telling.every((term) => fieldsOf(term).size === 0 || speaking.includes(term));
}

function speaksOfField(term: QuestionTerm, { category }: DirectoryEntry, name: string): boolean {
  return fieldsOf(term).has(category) && (!severalBodies.has(category) || holds(term, name));
}

/** Whether a question names a place, an office, a field or a matter that has a number of its own, which an entry's is not. */
function belongsElsewhere(
  wanted: Wanted,
  entry: DirectoryEntry,
  articleOf: ArticleOf,
  taken: boolean,
  forThat: boolean,
): boolean {
  const { subject, telling, head, body, said } = wanted;
  const { category } = entry;
  const prints = printsOf(entry, articleOf);
  const foreign = (term: string) => !namesBody(term, category, said) && !prints.around.includes(term);
  // What jieba takes for a name is none where the whole message is of the field, but for places.
  const mayBeName = (term: string) => !taken || isDivision(withoutEnding(term)) || /[省市区县镇乡村国]$/.test(term);
  const strange =
    !travel.has(category) &&
    subject.some(
      ({ term, proper, borrowed }) =>
        proper &&
        !borrowed &&
        term.length > 1 &&
        mayBeName(term) &&
        foreign(term) &&
        !prints.around.includes(withoutEnding(term)),
    );
  const office = subject.some(({ term }) => namedOffice.test(term) && foreign(term)) && !isOnlyWhere(wanted, category);
  const another =
    !taken &&
    head !== null &&
    !head.verb &&
    !generalFields.has(category) &&
    foreign(head.term) &&
    termCoverage(head, entry, prints, wanted) < heldFrom &&
    !speaksOfField(head, entry, prints.name);
  const anotherBody = body?.words.some((term) => !holds(term, prints.around) && !speaksFor(term, category, said));
  const piece =
    !taken && telling.some(({ term }) => prints.name.includes(term) && isPieceOfAnotherField(term, category, said));
  return (
    strange ||
    office ||
    another ||
    anotherBody === true ||
    piece ||
    needsOwnLine(wanted, entry, prints) ||
    (!taken && !forThat && ofAnotherField(telling, entry))
  );
}

/**
 * Whether an office that a question names only tells where the matter is (派出所门口的路灯坏了): what is wrong is a word of
 * the field's own, and it is not the office's number that is asked for.
 */
function isOnlyWhere({ telling, head, field }: Wanted, category: DirectoryCategory): boolean {
  if (head !== null && namedOffice.test(head.term)) return false;
  if (field === category) return true;
  if (generalFields.has(category)) return false;
  return telling.some((term) => !term.borrowed && !namedOffice.test(term.term) && fieldsOf(term).has(category));
}

/** Whether a question is of an emergency or of business that the entry's line does not take. */
function needsOwnLine({ business, emergency }: Wanted, { category }: DirectoryEntry, { name }: Prints): boolean {
  const takes = (word: string) =>
    name.includes(word) || categoryWords[category].synonyms.some((own) => own.includes(word));
  if (emergency !== null && !forEmergencies.has(category) && !takes(emergency)) return true;
  return business !== null && !generalFields.has(category) && !takes(business);
}

/** 出租车绕路投诉: the taxi's own line is wanted, not the one for complaints of every kind. */
function ofAnotherField(telling: readonly QuestionTerm[], { category: own }: DirectoryEntry): boolean {
  return (
    generalFields.has(own) &&
    telling.some(({ category, borrowed }) => !borrowed && category !== null && category !== own)
  );
}
