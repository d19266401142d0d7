import type { Article, ArticleKind } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import { type DirectoryCategory, type DirectoryEntry, directoryCategories } from '../../domain/directory.js';
import { fold } from '../../text/fold.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import { matchDegree } from '../passages/term-match.js';

/** Words that let a place or a paper in a question match the printed box that an entry stands in. */
const kindWords: Partial<Record<ArticleKind, string>> = {
  masthead: '报头 版头 报眼 头版 报纸 本报 报社 记者 编辑',
  'service-info': '便民 便民电话 服务电话 常用电话 市民 生活 公共服务 公用事业',
};

/** A situation told in everyday words (水管爆了) whose field is the entry's; what is told beside it need not match. */
const situationScore = 0.72;
/** Offices and facilities with a name of their own; theirs is another number than the field's. */
const namedOffice =
  /^.{2,}(?:局|委|办|部|组|队|所|会|公司|银行|支行|分行|医院|中心|站|市场|法院|街道|大厦|公园|景区|酒店|派出所|服务站|联络站|学校|中学|小学|大学)$/;

/**
 * How well an entry fits: the share of the subject that it covers, or, for a situation told in everyday words, that the
 * situation is of its field, unless the question names a place or an office that the entry does not belong to.
 */
export function matchScore(
  subject: readonly QuestionTerm[],
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
): number {
  const covered = subjectCoverage(subject, entry, articleOf);
  const inField = ofField(subject, entry);
  if (!inField || covered >= situationScore) return covered;
  return belongsElsewhere(subject, entry, articleOf) ? covered : situationScore;
}

/**
 * Whether a question speaks of an entry's field. An act does for goods and shops (我要投诉商家), unless what it is about has
 * a field of its own (旅游投诉).
 */
export function ofField(subject: readonly QuestionTerm[], entry: DirectoryEntry): boolean {
  const speaking = subject.filter((term) => !term.borrowed && speaksOfField(term, entry));
  const tells = telling(subject);
  if (speaking.some((term) => tells.includes(term))) return true;
  return speaking.length > 0 && !tells.some(({ term }) => fieldWords.some((word) => term.includes(word)));
}

/** Words of every field. */
const fieldWords = directoryCategories.flatMap((category) => categoryWords[category].synonyms);

/** So many characters around a number in a story tell whose it is; the rest may speak of any place. */
const besideNumberInStory = 60;

/** The entry's name and what is printed where it stands, folded: of a box of numbers all, of a story what is near. */
function printedWith(entry: DirectoryEntry, articleOf: (id: string) => Article | null): string {
  const printed = entry.sightings.flatMap(({ articleId, start, end }) => {
    const article = articleOf(articleId);
    if (!article) return [];
    const { newspaper, headline, body } = article;
    const near = kindWords[article.kind]
      ? body
      : body.slice(Math.max(0, start - besideNumberInStory), end + besideNumberInStory);
    return [newspaper ?? '', headline, near];
  });
  return fold([entry.name, ...printed].join(' '));
}

/** Whether a question names a place, an office or a field that has a number of its own, which an entry's is not. */
export function belongsElsewhere(
  subject: readonly QuestionTerm[],
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
): boolean {
  const words = categoryWords[entry.category].synonyms;
  const printed = printedWith(entry, articleOf);
  const strange =
    !travel.has(entry.category) &&
    subject.some(
      ({ term, proper, borrowed }) => proper && !borrowed && !words.includes(term) && !printed.includes(stem(term)),
    );
  const office = subject.some(({ term }) => namedOffice.test(term) && !words.includes(term) && !printed.includes(term));
  // 出租车绕路投诉: the taxi's own line is wanted, not the one for complaints of every kind.
  const otherField =
    generalFields.has(entry.category) &&
    subject.some(({ category, borrowed }) => !borrowed && category !== null && category !== entry.category);
  return strange || office || otherField;
}

/** One asks these about places that are not their own. */
const travel: ReadonlySet<DirectoryCategory> = new Set(['air', 'rail', 'road', 'port', 'transit']);
/** Lines for complaints of many fields; a matter of another field has a line of its own. What is charged is one matter. */
const generalFields: ReadonlySet<DirectoryCategory> = new Set(['consumer', 'government', 'ethics-supervision']);
/** Fields of several bodies, none of which takes what another does: a paper's ethics line, the discipline inspection. */
const severalBodies: ReadonlySet<DirectoryCategory> = new Set(['ethics-supervision']);
/** One character says the field in 水电气 or 我问的是电. */
const fieldCharacters: Partial<Record<DirectoryCategory, string>> = {
  water: '水',
  power: '电',
  gas: '气',
  heating: '暖',
};

/** Whether a term tells of an entry's field: by its thesaurus group, by a word of the category in it, or by 水, 电, 气. */
export function speaksOfField(term: QuestionTerm, { category, name }: DirectoryEntry): boolean {
  if (category === 'other' || (severalBodies.has(category) && matchDegree(term, fold(name)) < 0.5)) return false;
  if (term.category === category) return true;
  if (categoryWords[category].synonyms.some((word) => term.term.includes(word))) return true;
  return /^[水电气暖]+$/.test(term.term) && term.term.includes(fieldCharacters[category] ?? '–');
}

/** 渝中区 → 渝中: papers leave the ending out. */
function stem(place: string): string {
  return place.length > 2 ? place.replace(/[省市区县]$/, '') : place;
}

export function weightOf(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** What one does with a number, whoever's it is. */
const act = /^(?:投诉|举报|咨询|反映|监督|维权|求助|服务|报修|抢修|查询|问题|情况)+$/;

/** What tells whose number is wanted: beside another word an act does not (环保投诉 is not 消费投诉). */
function telling(subject: readonly QuestionTerm[]): readonly QuestionTerm[] {
  const others = subject.filter(({ term }) => !act.test(term));
  return others.length ? others : subject;
}

export function subjectCoverage(
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
  const tells = telling(subject);
  const ofItsBody = !severalBodies.has(entry.category) || subject.some((term) => matchDegree(term, printed) >= 0.5);
  for (const term of tells) {
    const inName = matchDegree(term, name);
    const inCategory = ofItsBody && speaksFor(term, entry.category, category) ? 0.9 : 0;
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
