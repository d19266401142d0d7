import type { Language } from '../../domain/answer.js';
import type { DirectoryCategory } from '../../domain/directory.js';
import { withoutEnding } from '../../text/districts.js';
import { isKin } from '../../text/lexicon/kin.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { fieldsOf, severalSupplies } from './fields.js';
import { actIn, type LineAct } from './line-acts.js';

/** Words that say that a number is wanted, and so say nothing of whose. */
export const numberWords =
  /^(?:(?:咨询|服务)(?:电话|热线)|电话|热线|号码|联系|联系方式|打|拨|客服|号|专线|呼叫|找|查|查找|帮助|[两二三四五六几各]?[边家头个]|hotline|phone|number|call|telephone|dial|contact)+$/;
const acts = '投诉|举报|咨询|监督|求助|服务|报修|抢修|查询|问讯|问询';
/** What one does with a number, whoever's it is. */
const act = new RegExp(`^[我想要来去]*(?:${acts}|反映|维权|问题|情况)+(?:电话|热线)?$`);
/** Business that a public line does not do unless its name or field says so. */
const business = /招聘|招工|招生|应聘|求职|加盟|批发|出租(?![车汽房屋])|转让|厂家|改签|退票|失物|招领|年检|上牌/;
/** What calls for help at once: only a line for that answers. Where it is said that nothing burns (灶台打不着火), nothing does. */
const emergency = /(?<![不没])[起着]火(?![锅车])|失火|火灾|火警|自燃|爆炸|中毒|溺水|落水|遇险|救命|海难|车祸|抢劫|救援/;
const asksFor = new RegExp(`(?:的|客服|${acts})*(?:电话|热线|号码|联系方式|专线)`);
/** Heads that only say that a body is meant (重庆燃气集团的电话). */
const anyBody = /^(?:公司|集团|总公司|单位|部门|机构|平台|时间|事情?|情况|[一二两三四五六七八九十几]个)$/;
/** At most so many characters stand between a head and the word for a number. */
const headWithin = 2;

const officeEndings =
  '局|委|办|办事处|部|组|队|所|会|公司|银行|支行|分行|医院|中心|站|市场|法院|街道|大厦|公园|景区|酒店|派出所|服务站|联络站|学校|中学|小学|大学|学院';
/** Offices and facilities with a name of their own; theirs is another number than the field's. */
export const namedOffice = new RegExp(`^.{2,}(?:${officeEndings})$`);

/** What a question for a number tells of whose number it wants. */
export interface Wanted {
  /** Its words without those for a number, and without the places that the archive is of. */
  subject: readonly QuestionTerm[];
  /** Of these the ones that tell whose number: beside another word an act does not (环保投诉 is not 消费投诉). */
  telling: readonly QuestionTerm[];
  /** The noun right before 电话 or 热线, whose number it is (自来水公司招聘电话 → 招聘); null where none stands there. */
  head: QuestionTerm | null;
  /**
   * The name of a body right before 电话 or 热线 as it stands (育才学校招生办的电话), and those of its words that its line has to
   * tell (育才); null where none is named.
   */
  body: { name: string; words: readonly QuestionTerm[] } | null;
  /** What the number is wanted for (投诉, 预约); null where it is not said. */
  act: LineAct | null;
  /** What the person said now, folded. */
  said: string;
  /** The word for business that needs a line of its own, and for an emergency; null where none is said. */
  business: string | null;
  emergency: string | null;
  /** The field that the whole message is taken for; null when none is believed, and in a part of a message. */
  field: DirectoryCategory | null;
}

/** Whether a word only says that a number is wanted, or for what: it is no subject. */
export function saysNoSubject(term: string): boolean {
  return numberWords.test(term) || act.test(term);
}

/** The word of a message for what calls for help at once; null where none is said. */
export function emergencyIn(said: string): string | null {
  return emergency.exec(said)?.[0] ?? null;
}

/** Reads out of a question whose number it wants. */
export function wantedOf(question: AnalysedQuestion): Wanted {
  const { terms, own, language } = question;
  const subject = terms.filter(({ term }) => !numberWords.test(term) && !isLocalPlace(term, question));
  return wantedBy(ownField(subject), own, language, {
    business: business.exec(own)?.[0] ?? null,
    emergency: emergencyIn(own),
    field: believedField(question, subject),
  });
}

/** From here on the whole message outdoes a word of another field in it. */
const sureField = 0.8;

/** The field that a message is taken for, unless it says a word of other fields and the classifier is not sure. */
function believedField({ field }: AnalysedQuestion, subject: readonly QuestionTerm[]): DirectoryCategory | null {
  if (field === null || field.probability >= sureField) return field?.category ?? null;
  const said = subject.filter(({ borrowed }) => !borrowed).map(fieldsOf);
  const another = said.some((fields) => fields.size > 0) && !said.some((fields) => fields.has(field.category));
  return another ? null : field.category;
}

/** Whether a term names a place that the archive is of, which tells nothing of whose number is wanted. */
export function isLocalPlace(term: string, { localPlaces }: AnalysedQuestion): boolean {
  return localPlaces.some((place) => withoutEnding(place) === withoutEnding(term));
}

/** What a part of a question wants; names and offices said elsewhere in it hold for each part. */
export function narrowed(wanted: Wanted, part: string, language: Language): Wanted {
  const subject = wanted.subject.filter(({ term, proper }) => proper || namedOffice.test(term) || part.includes(term));
  return wantedBy(subject, part, language, { ...wanted, field: null });
}

/** What a question wants by some of its words only. */
export function narrowedTo(wanted: Wanted, subject: readonly QuestionTerm[], language: Language): Wanted {
  return wantedBy(subject, wanted.said, language, wanted);
}

function wantedBy(
  subject: readonly QuestionTerm[],
  said: string,
  language: Language,
  special: Pick<Wanted, 'business' | 'emergency' | 'field'>,
): Wanted {
  const others = subject.filter(({ term }) => !act.test(term) && !isKin(term));
  const telling = others.length ? others : subject;
  // The words of a translated question do not stand in it.
  const head = language === 'zh' ? nounBeforeNumber(telling, said) : null;
  const body = language === 'zh' ? namedBody(telling, said) : null;
  const { business, emergency, field } = special;
  return { subject, telling, head, body, act: actIn(said), said, business, emergency, field };
}

/** A follow-up that names a field of its own leaves that of the question before, and keeps its place and paper. */
function ownField(subject: QuestionTerm[]): QuestionTerm[] {
  const own = subject.some((term) => !term.borrowed && fieldsOf(term).size > 0);
  return own ? subject.filter((term) => !term.borrowed || fieldsOf(term).size === 0) : subject;
}

/** A body or a part of one, at the end of a run of characters. */
const bodyAtEnd = new RegExp(`(?:${officeEndings}|院区|校区|分院|分校|门诊|招生处)$`);
/** A word that weighs so much tells one body from another. */
const tellsBodies = 0.4;

/** The run of characters before the word for a number, where that is a body's name. */
function namedBody(telling: readonly QuestionTerm[], said: string): Wanted['body'] {
  const asked = asksFor.exec(said);
  const [run] = /[\p{Script=Han}a-z0-9]+$/u.exec(asked ? said.slice(0, asked.index) : '') ?? [];
  if (!run || !bodyAtEnd.test(run)) return null;
  const words = telling.filter(
    ({ term, kind, weight, borrowed, category }) =>
      kind === 'word' && !borrowed && category === null && weight >= tellsBodies && run.includes(term),
  );
  return { name: run, words };
}

function nounBeforeNumber(telling: readonly QuestionTerm[], said: string): QuestionTerm | null {
  const asked = asksFor.exec(said);
  if (!asked) return null;
  const before = said.slice(0, asked.index);
  const [nearest] = telling
    .filter(
      ({ term, kind }) =>
        term.length > 1 &&
        kind === 'word' &&
        !anyBody.test(term) &&
        !severalSupplies.test(term) &&
        actIn(term) === null,
    )
    .map((term) => ({ term, at: before.lastIndexOf(term.term) }))
    .filter(({ at }) => at >= 0)
    .map(({ term, at }) => ({ term, end: at + term.term.length }))
    .sort((a, b) => b.end - a.end || b.term.term.length - a.term.term.length);
  return nearest && asked.index - nearest.end <= headWithin && !nearest.term.borrowed ? nearest.term : null;
}
