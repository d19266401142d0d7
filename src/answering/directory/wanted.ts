import type { Language } from '../../domain/answer.js';
import { withoutEnding } from '../../text/districts.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';

/** Words that say that a number is wanted, and so say nothing of whose. */
export const numberWords =
  /^(?:电话|热线|号码|电话号码|联系|联系方式|联系电话|咨询电话|服务电话|服务热线|打|拨|拨打|打电话|客服|号|专线|呼叫|hotline|phone|number|call|telephone|dial|contact)+$/;
/** 水电气, 水, 电: each character is a supply with a line of its own. */
export const severalSupplies = /^[水电气暖]+$/;
/** What one does with a number, whoever's it is. */
const act =
  /^[我想要来去]*(?:投诉|举报|咨询|反映|监督|维权|求助|服务|报修|抢修|查询|问讯|问询|问题|情况)+(?:电话|热线)?$/;

/** Whether a word only says that a number is wanted, or for what: it is no subject. */
export function saysNoSubject(term: string): boolean {
  return numberWords.test(term) || act.test(term);
}

/** Business that a public line does not do unless its name or field says so. */
const business =
  /招聘|招工|招生|应聘|求职|加盟|批发|出租|转让|销售|厂家|改签|退票|退款|失物|招领|年检|上牌|学院|体育场|模型/;
/** What calls for help at once: only a line for that answers. */
const emergency = /起火|着火|失火|火灾|自燃|爆炸|中毒|溺水|落水|遇险|救命|海难|车祸|抢劫|救援/;
const asksFor = /(?:的|服务|客服|咨询|投诉|举报|报修|抢修|监督|查询|问讯|问询|求助)*(?:电话|热线|号码|联系方式|专线)/;
/** Heads that only say that a body is meant (重庆燃气集团的电话). */
const anyBody = /^(?:公司|集团|总公司|单位|部门|机构|平台|[一二两三四五六七八九十几]个)$/;

/** What a question for a number tells of whose number it wants. */
export interface Wanted {
  /** Its words without those for a number, and without the places that the archive is of. */
  subject: readonly QuestionTerm[];
  /** Of these the ones that tell whose number: beside another word an act does not (环保投诉 is not 消费投诉). */
  telling: readonly QuestionTerm[];
  /** The noun right before 电话 or 热线, whose number it is (自来水公司招聘电话 → 招聘); null where none stands there. */
  head: QuestionTerm | null;
  /** The whole question, folded. */
  folded: string;
  /** Words for business or emergencies, which need a line of their own. */
  special: readonly string[];
}

/** Reads out of a question whose number it wants. */
export function wantedOf({ terms, folded, localPlaces, language }: AnalysedQuestion): Wanted {
  const local = new Set(localPlaces.map(withoutEnding));
  const subject = ownField(terms.filter(({ term }) => !numberWords.test(term) && !local.has(withoutEnding(term))));
  return wantedBy(subject, folded, language);
}

/** What a part of a question wants by itself. */
export function narrowed({ subject }: Wanted, part: string, language: Language): Wanted {
  return wantedBy(
    subject.filter(({ term }) => part.includes(term)),
    part,
    language,
  );
}

function wantedBy(subject: readonly QuestionTerm[], folded: string, language: Language): Wanted {
  const others = subject.filter(({ term }) => !act.test(term));
  const telling = others.length ? others : subject;
  // The words of a translated question do not stand in it.
  const head = language === 'zh' ? headOf(telling, folded) : null;
  return { subject, telling, head, folded, special: specialsOf(folded) };
}

/** A follow-up that names a field of its own leaves that of the question before, and keeps its place and paper. */
function ownField(subject: QuestionTerm[]): QuestionTerm[] {
  const own = subject.some(({ borrowed, category }) => !borrowed && category !== null);
  return own ? subject.filter(({ borrowed, category }) => !borrowed || category === null) : subject;
}

function headOf(telling: readonly QuestionTerm[], folded: string): QuestionTerm | null {
  const asked = asksFor.exec(folded);
  if (!asked) return null;
  const [nearest] = telling
    .map((term) => ({ term, end: folded.lastIndexOf(term.term, asked.index - term.term.length) + term.term.length }))
    .filter(({ term, end }) => end >= term.term.length && folded.slice(end - term.term.length, end) === term.term)
    .filter(
      ({ term: { term, kind } }) =>
        term.length > 1 && kind === 'word' && !anyBody.test(term) && !severalSupplies.test(term),
    )
    .sort((a, b) => b.end - a.end || b.term.term.length - a.term.term.length);
  // Between them there is at most the body whose number it is.
  return nearest && asked.index - nearest.end <= 2 && !nearest.term.borrowed ? nearest.term : null;
}

function specialsOf(folded: string): string[] {
  return [business, emergency].flatMap((pattern) => pattern.exec(folded)?.[0] ?? []);
}
