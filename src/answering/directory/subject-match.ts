import type { Article, ArticleKind } from '../../domain/article.js';
import { categoryWords } from '../../domain/categories.js';
import { type DirectoryCategory, type DirectoryEntry, directoryCategories } from '../../domain/directory.js';
import { withoutEnding } from '../../text/districts.js';
import { fold } from '../../text/fold.js';
import { tokens } from '../../text/tokenize.js';
import type { QuestionTerm } from '../passages/question-terms.js';
import { matchDegree } from '../passages/term-match.js';
import { severalSupplies, type Wanted } from './wanted.js';

/** Words that let a place or a paper in a question match the printed box that an entry stands in. */
const kindWords: Partial<Record<ArticleKind, string>> = {
  masthead: '报头 版头 报眼 头版 报纸 本报 报社 记者 编辑',
  'service-info': '便民 便民电话 服务电话 常用电话 市民 生活 公共服务 公用事业',
};

/** A situation told in everyday words (水管爆了) whose field is the entry's; what is told beside it need not match. */
const situationScore = 0.72;
/** Too low to answer. */
const relatedOnly = 0.3;
/** A term counts as covered from this share on. */
const covers = 0.5;
/** Offices and facilities with a name of their own; theirs is another number than the field's. */
const namedOffice =
  /^.{2,}(?:局|委|办|部|组|队|所|会|公司|银行|支行|分行|医院|中心|站|市场|法院|街道|大厦|公园|景区|酒店|派出所|服务站|联络站|学校|中学|小学|大学)$/;
/** Endings with which people name the body of a field (煤气 → 煤气公司). */
const bodyEndings = [
  '公司',
  '集团',
  '集团公司',
  '总公司',
  '局',
  '管理局',
  '监督管理局',
  '所',
  '站',
  '中心',
  '单位',
  '部门',
];

/**
 * How well an entry fits: the share of the subject that it covers, or, for a situation told in everyday words, that the
 * situation is of its field; too little to answer where the question wants another's number.
 */
export function matchScore(wanted: Wanted, entry: DirectoryEntry, articleOf: (id: string) => Article | null): number {
  const covered = subjectCoverage(wanted, entry, articleOf);
  if (belongsElsewhere(wanted, entry, articleOf)) return Math.min(covered, relatedOnly);
  return ofField(wanted, entry) ? Math.max(covered, situationScore) : covered;
}

/**
 * Whether a question speaks of an entry's field. An act does for goods and shops (我要投诉商家), unless what it is about has
 * a field of its own (旅游投诉).
 */
export function ofField({ subject, telling }: Wanted, entry: DirectoryEntry): boolean {
  const speaking = subject.filter((term) => !term.borrowed && speaksOfField(term, entry));
  if (speaking.some((term) => telling.includes(term))) return true;
  return speaking.length > 0 && !telling.some(({ term }) => fieldWords.some((word) => term.includes(word)));
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
    return [newspaper ?? '', headline, kindWords[article.kind] ?? '', near];
  });
  return fold([entry.name, ...printed].join(' '));
}

/** Whether a question names a place, an office, a field or a matter that has a number of its own, which an entry's is not. */
export function belongsElsewhere(
  wanted: Wanted,
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
): boolean {
  const { subject, telling, head, folded, special } = wanted;
  const words = categoryWords[entry.category].synonyms;
  const name = fold(entry.name);
  const printed = printedWith(entry, articleOf);
  const foreignTo = (term: string) => !isOwnBody(term, words, folded) && !printed.includes(term);
  const strange =
    !travel.has(entry.category) &&
    subject.some(
      ({ term, proper, borrowed }) =>
        proper && !borrowed && term.length > 1 && foreignTo(term) && !printed.includes(withoutEnding(term)),
    );
  const office = subject.some(({ term }) => namedOffice.test(term) && foreignTo(term));
  const matter = special.some((word) => !name.includes(word) && !words.some((own) => own.includes(word)));
  const another =
    head !== null &&
    !head.verb &&
    !generalFields.has(entry.category) &&
    foreignTo(head.term) &&
    termCoverage(head, entry, articleOf, wanted) < covers &&
    !speaksOfField(head, entry);
  return strange || office || matter || another || cutOut(wanted, entry) || ofAnotherField(telling, entry);
}

/** Whether what an entry holds of a question is a piece of another field's word (长途客运 is no 港口客运). */
function cutOut({ telling, folded }: Wanted, { category, name }: DirectoryEntry): boolean {
  return telling.some(
    ({ term }) =>
      fold(name).includes(term) &&
      directoryCategories.some(
        (other) =>
          other !== category &&
          categoryWords[other].synonyms.some(
            (word) => word.length > term.length && word.includes(term) && folded.includes(word),
          ),
      ),
  );
}

/** 出租车绕路投诉: the taxi's own line is wanted, not the one for complaints of every kind. */
function ofAnotherField(telling: readonly QuestionTerm[], entry: DirectoryEntry): boolean {
  return (
    generalFields.has(entry.category) &&
    telling.some(({ category, borrowed }) => !borrowed && category !== null && category !== entry.category)
  );
}

/** Whether a term is a field's word or body: 煤气公司, 市场监管局, and 监管局, which jieba cuts out of the latter. */
function isOwnBody(term: string, words: readonly string[], folded: string): boolean {
  return words.some(
    (word) =>
      word === term ||
      bodyEndings.some((ending) => {
        const body = word + ending;
        return body === term || (term.length > ending.length && body.endsWith(term) && folded.includes(body));
      }),
  );
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

/** What one does with a thing, run into one word with it (坐火车, 查火车). */
const doing = /^[坐乘搭赶查问买交缴修换装接](?=.{2})/;

/** Whether a term tells of an entry's field: by its thesaurus group, by a word of the category in it, or by 水, 电, 气. */
export function speaksOfField(term: QuestionTerm, { category, name }: DirectoryEntry): boolean {
  if (category === 'other' || (severalBodies.has(category) && matchDegree(term, fold(name)) < covers)) return false;
  if (term.category === category) return true;
  const said = new Set([term.term, ...tokens(term.term).map((token) => token.term)]);
  // 燃气灶 begins with its field; 电动车 only ends like 动车.
  if (categoryWords[category].synonyms.some((word) => said.has(word) || term.term.replace(doing, '').startsWith(word)))
    return true;
  return severalSupplies.test(term.term) && term.term.includes(fieldCharacters[category] ?? '–');
}

export function weightOf(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Weighted share of what tells whose number is wanted that an entry covers, 0 to 1; 0 when no word is covered by half. */
export function subjectCoverage(
  wanted: Pick<Wanted, 'telling' | 'folded'>,
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
): number {
  const { telling } = wanted;
  const shares = telling.map((term) => ({ term, share: termCoverage(term, entry, articleOf, wanted) }));
  const all = weightOf(telling);
  if (all === 0 || !shares.some(({ share }) => share >= covers)) return 0;
  return shares.reduce((sum, { term, share }) => sum + term.weight * share, 0) / all;
}

/** How far an entry covers one word: by its name, as a word of its field, or by the box or paper that prints it. */
function termCoverage(
  term: QuestionTerm,
  entry: DirectoryEntry,
  articleOf: (id: string) => Article | null,
  { telling, folded }: Pick<Wanted, 'telling' | 'folded'>,
): number {
  const printed = printedIn(entry, articleOf);
  const ofItsBody =
    !severalBodies.has(entry.category) || telling.some((other) => matchDegree(other, printed) >= covers);
  const inCategory = ofItsBody && speaksFor(term, entry.category, folded) ? 0.9 : 0;
  return Math.max(matchDegree(term, fold(entry.name)), inCategory, 0.85 * matchDegree(term, printed));
}

/** What names the place in the paper where an entry stands: a masthead's paper, the words for a box, a story's headline. */
function printedIn({ sightings }: DirectoryEntry, articleOf: (id: string) => Article | null): string {
  const words = sightings.flatMap(({ articleId }) => {
    const article = articleOf(articleId);
    if (!article) return [];
    const paper = article.kind === 'masthead' ? (article.newspaper ?? '') : '';
    return [paper, article.headline, kindWords[article.kind] ?? ''];
  });
  return fold(words.join(' '));
}

/** Whether a term, or what it is printed as, is a word of a category or its body. */
function speaksFor(term: QuestionTerm, category: DirectoryCategory, folded: string): boolean {
  if (category === 'other') return false;
  const { label, synonyms } = categoryWords[category];
  return [term.term, ...term.alternatives].some((form) => form === label || isOwnBody(form, synonyms, folded));
}
