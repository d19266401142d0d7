import type { Article } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import type { DirectoryCategory, DirectoryEntry } from '../../domain/directory.js';
import { isDivision, withoutEnding } from '../../text/districts.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import { coverage, matchDegree } from '../passages/term-match.js';
import { fieldsOf, isPieceOfAnotherField, namesBody } from './fields.js';
import { actIn, type LineAct } from './line-acts.js';
import { type Prints, printsOf } from './prints.js';
import { namedOffice, saysNoSubject, type Wanted } from './wanted.js';

/** A situation told in everyday words (水管爆了) whose field is the entry's; what is told beside it need not match. */
const situationScore = 0.72;
/** Too low to answer. */
const relatedOnly = 0.3;
/** A term counts as covered from this share on. */
const covers = 0.5;

/** One asks these about places that are not their own. */
export const travel: ReadonlySet<DirectoryCategory> = new Set(['air', 'rail', 'road', 'port', 'transit']);
/** Lines for complaints of many fields; a matter of another field has a line of its own. What is charged is one matter. */
const generalFields: ReadonlySet<DirectoryCategory> = new Set(['consumer', 'government', 'ethics-supervision']);
/** Fields of several bodies, none of which takes what another does: a paper's ethics line, the discipline inspection. */
const severalBodies: ReadonlySet<DirectoryCategory> = new Set(['ethics-supervision']);
/** Fields whose lines take emergencies. */
const forEmergencies: ReadonlySet<DirectoryCategory> = new Set(['fire', 'police', 'medical', 'emergency']);

/**
 * Fields of many bodies with a line each, and how the line for all of the field is called: who only speaks of such a field is
 * not given the line for one matter of it (报警: 110, not 禁毒举报).
 */
const broadLines: Partial<Record<DirectoryCategory, RegExp>> = {
  police: /报警|110|公安局?(?:咨询|服务|热线)?$/,
  medical: /急救|急诊|120/,
  'civil-affairs': /民政/,
  legal: /法律|司法|12348/,
  health: /卫生健康|卫健|卫生(?:热线|服务|咨询)|12320/,
  education: /教育|教委|招生/,
  housing: /住房|房管/,
};

/** Whether a line of a field of many bodies is for one matter of it only. */
function isForOneMatter({ category }: DirectoryEntry, name: string): boolean {
  return broadLines[category]?.test(name) === false;
}

type ArticleOf = (id: string) => Article | null;

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
  const named = wanted.telling.some((term) => !saysNoSubject(term.term) && matchDegree(term, name) >= covers);
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
const toldInStory = { complaint: 0.2, otherwise: 0.4 } as const;

/** Whether a line is for the act that a question wants, in a story of its matter (低保评得不公: 监督电话 below the news of 低保). */
function isForThat({ act, telling }: Wanted, entry: DirectoryEntry, articleOf: ArticleOf): boolean {
  const { name, story } = printsOf(entry, articleOf);
  if (act === null || story === '' || actIn(name) !== act) return false;
  const subject = telling.filter(({ term }) => actIn(term) === null);
  const matter = subject.some(
    (term) => (fieldsOf(term).size > 0 || term.proper) && !term.borrowed && matchDegree(term, story) >= covers,
  );
  return matter && coverage(subject, story) >= (act === 'complaint' ? toldInStory.complaint : toldInStory.otherwise);
}

/** A word that says so much is the matter itself. */
const telling = 0.5;

/** Whether an entry's name says a word of the question, or how that is printed, whole (护照: 出入境管理支队); a place or a person is no matter. */
function isNameOf({ term, alternatives, weight, kind, proper, borrowed }: QuestionTerm, name: string): boolean {
  if (weight < telling || kind !== 'word' || proper || borrowed || saysNoSubject(term) || namesOnlyBodies.test(term))
    return false;
  return [term, ...alternatives].some((form) => form.length > 1 && name.includes(form));
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
  return fieldsOf(term).has(category) && (!severalBodies.has(category) || matchDegree(term, name) >= covers);
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
    termCoverage(head, entry, prints, wanted) < covers &&
    !speaksOfField(head, entry, prints.name);
  const anotherBody = body?.words.some(
    (term) => matchDegree(term, prints.around) < covers && !speaksFor(term, category, said),
  );
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

/** The sum of the terms' weights. */
export function weightOf(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Weighted share of what tells whose number is wanted that an entry covers, 0 to 1; 0 when no word is covered by half. */
export function subjectCoverage(
  wanted: Pick<Wanted, 'telling' | 'body' | 'said'>,
  entry: DirectoryEntry,
  articleOf: ArticleOf,
): number {
  const { telling } = wanted;
  const prints = printsOf(entry, articleOf);
  const shares = telling.map((term) => ({ term, share: termCoverage(term, entry, prints, wanted) }));
  const all = weightOf(telling);
  if (all === 0 || !shares.some(({ share }) => share >= covers)) return 0;
  return shares.reduce((sum, { term, share }) => sum + term.weight * share, 0) / all;
}

/** Names of numbers in stories that tell what for, not whose: what stands beside them does. */
const namelessLine = /^(?:24小时)?(?:咨询|报名|预约|联系|服务|客服|投诉|举报|监督|值班|查询|参观)+(?:电话|热线|专线)?$/;

/** What a word beside a number in a story is worth, where the number has no owner's name and where it has. */
const ofNameless = 0.7;
const ofNamed = 0.6;
/** A body told in a story is told by so much of its name (政务服务办). */
const endOfBody = 5;

/** How far an entry covers one word: by its name, as a word of its field, or by the box or paper that prints it. */
function termCoverage(
  term: QuestionTerm,
  entry: DirectoryEntry,
  { name, where, near }: Prints,
  { telling, body, said }: Pick<Wanted, 'telling' | 'body' | 'said'>,
): number {
  const { category } = entry;
  const ofItsBody = !severalBodies.has(category) || telling.some((other) => matchDegree(other, where) >= covers);
  const ofAll = ofItsBody && !isForOneMatter(entry, name);
  const besideIt =
    namedOffice.test(term.term) || (body !== null && !near.includes(body.name.slice(-endOfBody)))
      ? 0
      : (namelessLine.test(name) ? ofNameless : ofNamed) * matchDegree(term, near);
  const inCategory = ofAll && speaksFor(term, category, said) ? 0.9 : 0;
  return Math.max(matchDegree(term, name), inCategory, 0.85 * matchDegree(term, where), besideIt);
}

/** Whether a term, or what it is printed as, is a word of a category or its body; of a field of many bodies, one for all of it. */
function speaksFor(term: QuestionTerm, category: DirectoryCategory, said: string): boolean {
  if (category === 'other') return false;
  const { label } = categoryWords[category];
  const forms = [term.term, ...term.alternatives];
  const broad = broadLines[category];
  if (broad && !forms.some((form) => form === label || broad.test(form))) return false;
  return forms.some((form) => form === label || namesBody(form, category, said));
}
