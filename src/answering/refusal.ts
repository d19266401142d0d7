import type { Citation } from '../domain/answer.js';
import type { Article } from '../domain/article.js';
import { categoryWords } from '../domain/categories.js';
import type { Entry } from '../domain/directory.js';
import { fold } from '../text/fold.js';
import { tellsOf } from '../text/lexicon/matters.js';
import type { ExpectedType } from '../text/lexicon/question-words/types.js';
import { citationOf } from './citation.js';
import { presentEntry } from './directory/entries.js';
import type { DirectoryLookup } from './directory/lookup.js';
import { emergencyIn, saysNoSubject } from './directory/wanted.js';
import { nameOfMissing } from './missing.js';
import type { ScoredCandidate } from './passages/score.js';
import { coverage } from './passages/term-match.js';
import type { AnalysedQuestion } from './understand/analysed-question.js';

const relatedShown = 3;
/** A related sentence, with its headline, holds at least so much of the question, by weight. */
const relatedCoverage = 0.15;

/** A folded word of a question as the person wrote it (ETC, not etc); the folded one where it was not written so. */
function asWritten(word: string, { written }: AnalysedQuestion): string {
  const at = written.toLowerCase().indexOf(word);
  return at < 0 ? word : written.slice(at, at + word.length);
}

/**
 * What a refusal says that nothing was found about, as the person wrote it; null where nothing is to be named: no word of our
 * translation, nothing that the archive prints or that the hotline offered is for.
 */
export function missingName(
  missing: string,
  question: AnalysedQuestion,
  hotline: Entry | null,
  standsInArchive: (text: string) => boolean,
): string | null {
  const name = nameOfMissing(missing, question, standsInArchive);
  if (name === null || (question.language === 'en' && !question.typed.includes(name))) return null;
  const own = hotline ? [hotline.name, ...categoryWords[hotline.category].synonyms].map(fold) : [];
  return own.some((word) => word.includes(name) || name.includes(word)) ? null : asWritten(name, question);
}

const atALoss = /怎么办|咋办|救命|求救|(?:怎么|如何|咋个?)报警|what (?:do|should|can) i do/i;

/** Somebody who cannot get out or be reached: 电梯里关了人, 困在里面. */
const trapped =
  /(?:关|困|卡|夹|压|埋|堵)(?:了|着|起|到|得?有)(?:[一二两三几好多\d]+)?个?(?:人|老人|孩子|小孩|小朋友|同事|师傅)|(?:人|孩子|老人|爸|妈|我|他|她)[们都也]{0,2}(?:被|遭|着)?[关困卡夹埋]在|被(?:困|卡|埋|压)(?!难|扰)|出不来了?$|trapped|stuck in (?:a |an |the )?(?:lift|elevator)/i;

/** Whether a person asks whom to call, or what to do, in an emergency; news of one is none (去年火灾多少起). */
export function callsForHelp({ own, typed }: AnalysedQuestion, lookup: DirectoryLookup | undefined): boolean {
  const emergency = emergencyIn(own) !== null || trapped.test(own);
  return emergency && (lookup?.purpose === 'number' || atALoss.test(typed));
}

/** The nearest articles that speak of some part of the question, and of each matter it names; one that does not is no help. */
export function relatedArticles({ terms, matters }: AnalysedQuestion, scored: readonly ScoredCandidate[]): Citation[] {
  const found = new Map<string, Citation>();
  const subject = terms.filter(({ term }) => !saysNoSubject(term));
  for (const { candidate } of scored) {
    const { article, part, start, end, folded, title, whole } = candidate;
    if (article.kind === 'masthead' || coverage(subject, `${folded}\n${title}`) < relatedCoverage) continue;
    if (!matters.every((matter) => tellsOf(matter, `${title}\n${whole}`))) continue;
    // Parts of one report that a page's cutting took apart look alike to who reads the list.
    const line = [article.newspaper, article.date, article.page, article.headline].join('\n');
    if (article.headline && !found.has(line)) found.set(line, citationOf(article, part, start, end));
    if (found.size >= relatedShown) break;
  }
  return [...found.values()];
}

/** What is asked for its own sake: a fact that no line is there to tell. */
const facts: ReadonlySet<ExpectedType> = new Set<ExpectedType>([
  'number',
  'date',
  'person',
  'place',
  'organisation',
  'list',
  'definition',
]);
/** Something is wrong or missing, or somebody is to see to it. */
const wantsHelp =
  /多少钱|价|费|坏|漏|堵|断|[烂破裂臭脏吵乱]|没(?:有|得)?(?:水|电|气|网|信号|人|来)|停(?:了)?[水电气]|投诉|举报|反映|报[修警]|维修|修理|抢修|咨询|求助|帮[我忙]|怎么办|找[谁哪]|问(?:一?下)?[谁哪]|打[谁哪]|告[谁哪]|[骗假丢掉欠拖]|不(?:退|给|管|来|亮|通|走|赔|认)|broken|leak|complain|report|help/i;

/** A hotline of the question's own field, offered with a refusal where somebody may be of help: nobody rings 95598 for how many chargers a district has. */
export function helpfulHotline(
  { expected, own, typed }: AnalysedQuestion,
  lookup: DirectoryLookup | undefined,
  articleOf: (id: string) => Article | null,
): Entry | null {
  const [near] = lookup?.near ?? [];
  if (!near) return null;
  const mereFact =
    lookup?.purpose === null && facts.has(expected.type) && !wantsHelp.test(own) && !wantsHelp.test(typed);
  return mereFact ? null : presentEntry(near.entry, articleOf);
}
