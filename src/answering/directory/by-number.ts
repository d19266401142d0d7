import type { Article } from '../../domain/article.js';
import type { DirectoryEntry } from '../../domain/directory.js';
import { phoneDigits, phoneForm, withoutHomeCode } from '../../text/phone.js';
import type { AnalysedQuestion } from '../understand/analysed-question.js';
import { subjectCoverage, weightOf } from './subject-coverage.js';
import { numberWords } from './wanted.js';

/** A question for the name behind a number may say so much, in weight, that the entry does not cover. */
const besideNumber = 1;
const exceptThis = /除了|除开|除去|之外|以外|apart from|besides|other than/i;
/** What these ask is not whose a number is, unless they say nothing else (67152337是谁的). */
const otherTypes = new Set(['number', 'date', 'person', 'place', 'reason', 'how', 'list']);

/** Ways to ask whose a number is that settle it (存了个61681114，是哪儿的号). */
const whose =
  /(?:谁|哪儿|哪里|哪点|哪家|哪个(?:单位|部门|地方)?|什么地方|什么单位)的?(?:号|电话|热线)|(?:号码?|电话|热线)是?(?:谁|哪)|[打拨](?:过去|过来|进去|通|来|去)?了?是(?:谁|哪|什么|啥)/;

/** The entries whose number a question holds with little else (95598是管什么的). */
export function entriesByNumber(
  question: AnalysedQuestion,
  entries: readonly DirectoryEntry[],
  articleOf: (id: string) => Article | null,
): DirectoryEntry[] {
  const { folded, own, expected, typed } = question;
  // 12345呢 asks for no number told before.
  const given = numbersIn(own);
  const asked = given.size ? given : numbersIn(folded);
  const named = entries.filter(({ number }) => asked.has(withoutHomeCode(phoneDigits(number))));
  if (!named.length || exceptThis.test(typed)) return [];
  // 12315和12358有什么区别: what each is.
  if (named.length > 1 && asked.size > 1) return named;
  if (whose.test(own)) return named;
  const rest = question.terms.filter(({ term }) => !numberWords.test(term) && !/^[\d-]+$/.test(term));
  if (otherTypes.has(expected.type) && rest.length) return [];
  if (['open', 'definition', 'organisation'].includes(expected.type) && !/几|多少|多久/.test(folded)) return named;
  const uncovered = (entry: DirectoryEntry) =>
    1 - subjectCoverage({ telling: rest, body: null, said: own }, entry, articleOf);
  return named.filter((entry) => uncovered(entry) * weightOf(rest) < besideNumber);
}

/** The entries without those whose number a question sets aside (除了12315，还有哪些电话). */
export function exceptNumbers({ own, typed }: AnalysedQuestion, entries: readonly DirectoryEntry[]): DirectoryEntry[] {
  if (!exceptThis.test(typed)) return [...entries];
  const aside = numbersIn(own);
  return entries.filter(({ number }) => !aside.has(withoutHomeCode(phoneDigits(number))));
}

/** What makes a number what a question is about: 12345能投诉什么, 96096是自来水的电话吗; but not 12345打不通，该找谁. */
const askedAbout =
  /^(?:[这那]个?|的)?(?:市民|政务|政府|服务|便民|客服|公共|统一)*(?:热线|电话|号码|专线)*(?:[是能管吗]|可以|有没有|属于|负责|算|呢|哪|干|做|\?)/;

/** A telephone number that a question is about and no entry has; null where there is none. */
export function unprintedNumber({ own }: AnalysedQuestion, entries: readonly DirectoryEntry[]): string | null {
  const printed = new Set(entries.map(({ number }) => withoutHomeCode(phoneDigits(number))));
  for (const { 0: written, index } of own.matchAll(/(?<![\d.])\d[\d-]{2,}(?![\d.])/g)) {
    const number = withoutHomeCode(phoneDigits(written));
    if (phoneForm(number) === null || printed.has(number)) continue;
    if (askedAbout.test(own.slice(index + written.length))) return written;
  }
  return null;
}

/** The telephone numbers of a text: as they stand, and with the blanks between groups of digits left out. */
function numbersIn(folded: string): ReadonlySet<string> {
  const written = [...(folded.match(/\d[\d-]{2,}/g) ?? []), ...(folded.match(/\d{3,}(?:[ -]\d{3,})+/g) ?? [])];
  return new Set(written.map((number) => withoutHomeCode(phoneDigits(number))));
}
